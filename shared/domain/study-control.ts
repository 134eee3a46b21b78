/** What a long computation has at hand of the world outside it. */
export interface StudyControl {
  /** Milliseconds since it began. */
  elapsed(): number
  /** Whether it is to stop: then it answers the best that it has found so far. */
  isStopped(): boolean
  /** Tells how far it has come; `total` null where that is not known. */
  progress(done: number, total: number | null): void
}
