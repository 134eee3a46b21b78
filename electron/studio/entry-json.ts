import { entryToJson, postingToJson } from '../../shared/api/journal-json.ts'
import type { LedgerEntryJson, LotJson } from '../../shared/api/shapes.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'
import type { Lot } from '../../shared/domain/lot.ts'
import { bookValue, remaining } from '../../shared/domain/lot.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { toMoney } from '../../shared/domain/money.ts'
import { formatUnits } from '../../shared/domain/units.ts'
import type { PostedEntry } from '../ledger/journal/entries.ts'

/** An entry with what it moved, as `ledger --json` shows it. */
export function postedEntryToJson(
  { entry, postings, reversedBy, batch }: PostedEntry,
  currency: Currency,
): LedgerEntryJson {
  const price = entry.kind === 'purchase' ? entry.price : null
  return {
    ...entryToJson(entry, currency),
    postings: postings.map((posting) => postingToJson(posting, posting.kind === 'purchase' ? price : null, currency)),
    ...(reversedBy === null ? {} : { reversedBy }),
    ...(batch === null ? {} : { batch }),
  }
}

/** A lot as `balance --json` shows it. */
export function lotToJson(lot: Lot, currency: Currency): LotJson {
  return {
    id: lot.id,
    pack: lot.pack,
    purchasedAt: formatInstant(lot.purchasedAt),
    expiresAt: formatInstant(lot.expiresAt),
    units: formatUnits(lot.units),
    remaining: formatUnits(remaining(lot)),
    price: toMoney(lot.price, currency),
    bookValue: toMoney(bookValue(lot), currency),
  }
}
