import type { StudioEvent } from '../../shared/api/events.ts'

/** The number on the app's icon, where the system has one: alerts that were raised while the window was not looked at. */
export class Badge {
  readonly #show: (count: number) => void
  readonly #isLookedAt: () => boolean
  #count = 0

  constructor(show: (count: number) => void, isLookedAt: () => boolean) {
    this.#show = show
    this.#isLookedAt = isLookedAt
  }

  readonly tell = (event: StudioEvent): void => {
    if (event.type !== 'alerts' || this.#isLookedAt()) return
    this.#count += event.alerts.length
    this.#show(this.#count)
  }

  /** The window is looked at. */
  readonly clear = (): void => {
    if (this.#count === 0) return
    this.#count = 0
    this.#show(0)
  }
}
