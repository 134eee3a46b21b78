import type { StudioEvent } from '../../shared/api/events.ts'
import { parseInstant } from '../../shared/domain/calendar.ts'
import type { Clock } from '../clock.ts'
import { stopwatch } from '../clock.ts'
import { ExpiryTimer } from '../expiry/timer.ts'
import type { TimerPorts } from '../expiry/timer.ts'
import type { Studio } from '../studio/studio.ts'

/** A host's one timer, while it runs. */
export interface DeadlineWatch {
  /** Ends once what fell due while nobody watched is met. */
  readonly begun: Promise<void>
  /** The machine was asleep, or its clock was set: looks at once. */
  wake(): Promise<void>
  /** Waits for what is being done, and ends. */
  stop(): Promise<void>
}

export type TimerFunctions<Handle> = Pick<TimerPorts<Handle>, 'elapsed' | 'setTimer' | 'clearTimer'>

/** The machine's own. */
export function machineTimers(): TimerFunctions<NodeJS.Timeout> {
  return {
    elapsed: stopwatch(),
    setTimer: (milliseconds, wake) => setTimeout(wake, milliseconds),
    clearTimer: (handle) => {
      clearTimeout(handle)
    },
  }
}

/**
 * Watches a studio's deadlines for as long as its host runs: what fell due while nobody did is met at once; then each at its time,
 * and again after every change.
 * @param onDefect told why deadlines could not be met
 */
export function watchDeadlines<Handle>(
  studio: Pick<Studio, 'call' | 'onEvent'>,
  clock: Clock,
  timers: TimerFunctions<Handle>,
  onDefect: (error: unknown) => void,
): DeadlineWatch {
  const timer = new ExpiryTimer<Handle>({
    ...timers,
    now: () => clock.now(),
    onDefect,
    meet: async () => {
      const outcome = await studio.call('deadlines.meet', {})
      if (!outcome.ok) throw new Error(`deadlines: ${outcome.error.message} (${outcome.error.code})`)
      return outcome.value.next === null ? null : parseInstant(outcome.value.next, 'next')
    },
  })
  const stopListening = studio.onEvent((event) => {
    if (concernsDeadlines(event)) timer.changed()
  })
  return {
    begun: timer.start(),
    wake: () => timer.wake(),
    stop: async () => {
      stopListening()
      await timer.stop()
    },
  }
}

function concernsDeadlines(event: StudioEvent): boolean {
  return event.type === 'changed' && event.areas.some((area) => area !== 'rates' && area !== 'backups')
}
