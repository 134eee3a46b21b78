import type { AlertJson } from '../../../shared/api/alerts.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import type { DeadlineWatch } from '../../../electron/hosts/watch-deadlines.ts'
import { watchDeadlines } from '../../../electron/hosts/watch-deadlines.ts'
import type { TestStudio } from '../../support/studio.ts'
import { FakeMachine } from './fake-machine.ts'

export interface RaisedAt {
  readonly alert: AlertJson
  readonly at: Instant
}

/** A studio whose deadlines are watched on a fake machine: its clock is the machine's. */
export class WatchedStudio {
  readonly studio: TestStudio
  readonly machine: FakeMachine
  /** Everything that was raised, with the instant that the machine's clock showed. */
  readonly raised: RaisedAt[] = []
  #watch: DeadlineWatch | null = null
  #calls = 0
  #asked: Promise<unknown> = Promise.resolve()

  constructor(studio: TestStudio) {
    this.studio = studio
    this.machine = new FakeMachine(studio.clock.now())
    this.machine.onTurn = () => {
      studio.clock.set(this.machine.now())
    }
    this.machine.settle = () => this.idle()
  }

  /** How often deadlines were met so far. */
  get calls(): number {
    return this.#calls
  }

  /** Opens the app: what fell due meanwhile is met. */
  async start(): Promise<void> {
    const { studio } = this.studio
    const counting = {
      call: ((name, input) => {
        if (name === 'deadlines.meet') this.#calls += 1
        const answer = studio.call(name, input)
        this.#asked = answer
        return answer
      }) as typeof studio.call,
      onEvent: (listener: Parameters<typeof studio.onEvent>[0]) => studio.onEvent(listener),
    }
    studio.onEvent((event) => {
      if (event.type !== 'alerts') return
      for (const alert of event.alerts) this.raised.push({ alert, at: this.machine.now() })
    })
    this.#watch = watchDeadlines<number>(counting, { now: this.machine.now }, this.machine, (error) => {
      throw error instanceof Error ? error : new Error(String(error))
    })
    await this.#watch.begun
  }

  /** Waits until the studio has done what the timer asked of it. */
  async idle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    let waited: Promise<unknown> | null = null
    while (waited !== this.#asked) {
      waited = this.#asked
      await waited
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    }
  }

  wake(): Promise<void> {
    if (this.#watch === null) throw new Error('the app is closed')
    return this.#watch.wake()
  }

  /** Quits the app; the machine goes on. */
  async stop(): Promise<void> {
    await this.#watch?.stop()
    this.#watch = null
    await this.studio.close()
  }

  /** Opens the app again so much later. */
  async startAfter(milliseconds: number): Promise<void> {
    this.machine.suspend(milliseconds)
    await this.studio.open()
    await this.start()
  }

  raisedOf(...kinds: readonly AlertJson['kind'][]): RaisedAt[] {
    return this.raised.filter(({ alert }) => kinds.includes(alert.kind))
  }
}
