import type { Instant } from './calendar.ts'
import { MILLISECONDS_PER_DAY } from './calendar.ts'
import type { Lot } from './lot.ts'
import { remaining } from './lot.ts'
import type { Hold } from './queue.ts'
import type { Milliunits } from './units.ts'

/** So many days before its expiry a lot's held units are let go, unless an earmark says otherwise. */
export const DEFAULT_RELEASE_DAYS = 7

/** Units that a production may draw and others leave alone. */
export interface Earmark {
  /** Still to be kept: what was reserved less what its production has drawn since. */
  readonly units: Milliunits
  readonly releaseDays: number
}

/**
 * Which units of which lots others leave alone, and until when: held on the lots that expire last, so that what expires soon
 * stays free to be used, and let go so many days before each lot's expiry. Each unit is held once; what the lots do not hold
 * cannot be kept.
 * @param lots of the account, as they stand now; expired ones are left out
 */
export function holdsOf(earmarks: readonly Earmark[], lots: readonly Lot[], now: Instant): Hold[] {
  const free = new Map(lots.map((lot) => [lot.id, remaining(lot)]))
  const lastFirst = lots.filter((lot) => lot.expiresAt > now).toSorted((a, b) => b.expiresAt - a.expiresAt)
  const holds: Hold[] = []
  for (const { units, releaseDays } of earmarks) {
    let left = units
    for (const lot of lastFirst) {
      const until = Math.min(lot.expiresAt - 1, lot.expiresAt - releaseDays * MILLISECONDS_PER_DAY)
      const held = until <= now ? 0 : Math.min(left, free.get(lot.id) ?? 0)
      if (held === 0) continue
      holds.push({ lot: lot.id, units: held, until })
      free.set(lot.id, (free.get(lot.id) ?? 0) - held)
      left -= held
    }
  }
  return holds
}
