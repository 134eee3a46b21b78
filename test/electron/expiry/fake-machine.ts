import type { Instant } from '../../../shared/domain/calendar.ts'

interface Alarm {
  readonly rings: number
  readonly wake: () => void
}

/**
 * A machine with a wall clock that can be set, a clock that nobody sets, and timers that count by the latter, as Node's do: while the
 * machine sleeps they stand still.
 */
export class FakeMachine {
  #wall: Instant
  #elapsed = 0
  #nextHandle = 0
  readonly #alarms = new Map<number, Alarm>()
  /** For how long each timer was set, in milliseconds. */
  readonly sleeps: number[] = []
  /** Called whenever the wall clock shows something else. */
  onTurn: () => void = () => undefined
  /** Lets whatever a timer has called run to its end. */
  settle: () => Promise<void> = settled

  constructor(wall: Instant) {
    this.#wall = wall
  }

  readonly now = (): Instant => this.#wall
  readonly elapsed = (): number => this.#elapsed

  readonly setTimer = (milliseconds: number, wake: () => void): number => {
    this.#nextHandle += 1
    this.sleeps.push(milliseconds)
    this.#alarms.set(this.#nextHandle, { rings: this.#elapsed + milliseconds, wake })
    return this.#nextHandle
  }

  readonly clearTimer = (handle: number): void => {
    this.#alarms.delete(handle)
  }

  /** How many timers are set. */
  get timers(): number {
    return this.#alarms.size
  }

  /** Sets the wall clock, forward or back; no time passes. */
  setClock(wall: Instant): void {
    this.#wall = wall
    this.onTurn()
  }

  /** The machine sleeps: the wall clock goes on, nothing else does. */
  suspend(milliseconds: number): void {
    this.#wall += milliseconds
    this.onTurn()
  }

  /** Time passes, and timers ring when they are due. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#elapsed + milliseconds
    for (;;) {
      const next = [...this.#alarms].toSorted(([, a], [, b]) => a.rings - b.rings)[0]
      if (next === undefined || next[1].rings > end) break
      const [handle, { rings, wake }] = next
      this.#advance(rings - this.#elapsed)
      this.#alarms.delete(handle)
      wake()
      await this.settle()
    }
    this.#advance(end - this.#elapsed)
  }

  #advance(milliseconds: number): void {
    this.#elapsed += milliseconds
    this.#wall += milliseconds
    this.onTurn()
  }
}

/** Lets whatever was called run to its end, and what that calls in turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
