import type { Instant } from '../../../shared/domain/calendar.ts'

/**
 * Reads rows that are ordered by instant alone in chunks that never part the rows of one instant, so that each chunk can be
 * put into R1 order by itself and memory does not grow with the table.
 * @param fetch at most `limit` rows from `start` on, by instant
 */
export function* chunksByInstant<R>(
  from: Instant,
  size: number,
  fetch: (start: Instant, limit: number) => R[],
  at: (row: R) => Instant,
): Generator<R[]> {
  let start = from
  let limit = size
  for (;;) {
    const chunk = fetch(start, limit)
    const last = chunk.at(-1)
    if (last === undefined) return
    if (chunk.length < limit) {
      yield chunk
      return
    }
    const whole = chunk.filter((row) => at(row) < at(last))
    if (whole.length > 0) {
      yield whole
      start = at(last)
      limit = size
    } else limit *= 2
  }
}
