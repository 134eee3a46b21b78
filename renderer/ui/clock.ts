import { useEffect, useState } from 'react'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How much time is left to an instant; all nought once it has passed. */
export interface TimeLeft {
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/**
 * The time from one instant to another, both in UTC milliseconds. Seconds are counted in the last hour alone, so a longer countdown
 * changes once a minute.
 */
export function timeLeft(now: number, until: number): TimeLeft {
  const left = Math.max(0, until - now)
  const part = (of: number, unit: number): number => Math.floor((left % of) / unit)
  return {
    days: Math.floor(left / DAY),
    hours: part(DAY, HOUR),
    minutes: part(HOUR, MINUTE),
    seconds: left < HOUR ? part(MINUTE, SECOND) : 0,
  }
}

/** The time left in words, its two greatest parts: "3 days 4 h", "4 h 12 min", "12 min 30 s". */
export function timeLeftText({ days, hours, minutes, seconds }: TimeLeft): string {
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'} ${hours} h`
  if (hours > 0) return `${hours} h ${minutes} min`
  return `${minutes} min ${seconds} s`
}

/** How long until the text of a countdown changes, in milliseconds. */
export function untilNextTick(now: number, until: number): number {
  const step = until - now <= HOUR ? SECOND : MINUTE
  return Math.max(SECOND, (until - now) % step || step)
}

/**
 * The studio's instant as it goes on: what it answered last, and the time since by the machine's steady clock, which no change of the
 * wall clock moves.
 * @param at the studio's own "now" of its last answer, ISO 8601
 * @param until what is counted down to, ISO 8601
 */
export function useNow(at: string, until: string): number {
  const start = Date.parse(at)
  const end = Date.parse(until)
  const [now, setNow] = useState(start)
  useEffect(() => {
    const since = performance.now()
    let timer: ReturnType<typeof setTimeout>
    const tick = (): void => {
      const current = start + (performance.now() - since)
      setNow(current)
      if (current < end) timer = setTimeout(tick, untilNextTick(current, end))
    }
    tick()
    return () => clearTimeout(timer)
  }, [start, end])
  return now
}
