import type { Instant } from '../shared/domain/calendar.ts'

/** The one place that asks the machine for the time: everything else takes an instant, or this. */
export interface Clock {
  now(): Instant
}

/** Milliseconds since the call, by a clock that nobody sets. */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands still: `--now` on the command line, and tests. */
export function fixedClock(at: Instant): Clock {
  return { now: () => at }
}
