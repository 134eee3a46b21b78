import type { StudioEvent } from '../../shared/api/events.ts'

/** Whoever listens to a studio. */
export class Listeners {
  readonly #listeners = new Set<(event: StudioEvent) => void>()

  /** Answers a function that ends the listening. */
  add(listener: (event: StudioEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  tell(event: StudioEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
