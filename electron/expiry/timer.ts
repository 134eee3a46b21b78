import type { Instant } from '../../shared/domain/calendar.ts'
import { MILLISECONDS_PER_MINUTE } from '../../shared/domain/calendar.ts'

/** The longest that the timer sleeps. It sees the clock again then, which may have been set, or have stood still, meanwhile. */
export const LONGEST_SLEEP = 60 * MILLISECONDS_PER_MINUTE
/** After a change, so that a hundred takes recorded in a row are one look at the deadlines. */
const SETTLING = 1000
/** The two clocks may drift apart by so much before it counts as set. */
const DRIFT = 5000

/** What the timer sleeps by and calls. Handles are those of `setTimeout`, or a test's. */
export interface TimerPorts<Handle> {
  /** The wall clock. */
  readonly now: () => Instant
  /** Milliseconds by a clock that nobody sets; it may stand still while the machine sleeps. */
  readonly elapsed: () => number
  readonly setTimer: (milliseconds: number, wake: () => void) => Handle
  readonly clearTimer: (handle: Handle) => void
  /** Does everything that is due, once; answers the next deadline, or null where nothing is to come. */
  readonly meet: () => Promise<Instant | null>
  /** Told what `meet` threw; the timer goes on, and tries again an hour later. */
  readonly onDefect: (error: unknown) => void
}

/** What it went to sleep with. */
interface Sleep<Handle> {
  readonly handle: Handle
  readonly wallAt: Instant
  readonly elapsedAt: number
}

/**
 * The one timer of a host that stays: sleeps until the next deadline, then has it met (docs/adr/0020-expiry-timer.md). It decides
 * nothing: what is due, and when, is `meet`'s to say. While nothing is due it wakes once an hour and compares two clocks.
 */
export class ExpiryTimer<Handle> {
  readonly #ports: TimerPorts<Handle>
  #sleep: Sleep<Handle> | null = null
  #next: Instant | null = null
  #meeting: Promise<void> | null = null
  /** Whether something changed that the last `meet`, or the one that is running, may not have seen. */
  #isStale = false
  #isStopped = false

  constructor(ports: TimerPorts<Handle>) {
    this.#ports = ports
  }

  /** Meets what fell due while nobody watched, and goes to sleep. */
  start(): Promise<void> {
    return this.wake()
  }

  /** The machine is awake again, or the clock was set: looks at once. */
  wake(): Promise<void> {
    if (this.#isStopped) return Promise.resolve()
    if (this.#meeting !== null) {
      this.#isStale = true
      return this.#meeting
    }
    this.#cancelSleep()
    this.#meeting = this.#meet().finally(() => {
      this.#meeting = null
      this.#lieDown()
    })
    return this.#meeting
  }

  /** The ledger has changed: the next deadline may be another. Many changes in a row are one. */
  changed(): void {
    if (this.#isStopped) return
    const isKnown = this.#isStale
    this.#isStale = true
    if (isKnown || this.#meeting !== null) return
    this.#cancelSleep()
    this.#lieDown()
  }

  /** Sleeps for good; a call that is running is waited for. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#cancelSleep()
    await this.#meeting
  }

  async #meet(): Promise<void> {
    this.#isStale = false
    try {
      this.#next = await this.#ports.meet()
    } catch (error) {
      this.#ports.onDefect(error)
      this.#next = this.#ports.now() + LONGEST_SLEEP
    }
  }

  #lieDown(): void {
    if (this.#isStopped || this.#sleep !== null) return
    const { now, elapsed, setTimer } = this.#ports
    const wallAt = now()
    const left = this.#next === null ? LONGEST_SLEEP : Math.max(0, this.#next - wallAt)
    const handle = setTimer(Math.min(this.#isStale ? SETTLING : LONGEST_SLEEP, left), () => {
      this.#rise()
    })
    this.#sleep = { handle, wallAt, elapsedAt: elapsed() }
  }

  #rise(): void {
    const sleep = this.#sleep
    this.#sleep = null
    if (sleep === null || this.#isStopped) return
    const isDue = this.#next !== null && this.#ports.now() >= this.#next
    if (this.#isStale || isDue || this.#isClockSet(sleep)) void this.wake()
    else this.#lieDown()
  }

  /** Whether the wall clock went another way than time did. */
  #isClockSet({ wallAt, elapsedAt }: Sleep<Handle>): boolean {
    const { now, elapsed } = this.#ports
    return Math.abs(now() - wallAt - (elapsed() - elapsedAt)) > DRIFT
  }

  #cancelSleep(): void {
    if (this.#sleep !== null) this.#ports.clearTimer(this.#sleep.handle)
    this.#sleep = null
  }
}
