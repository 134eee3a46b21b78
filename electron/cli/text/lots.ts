import type { LotJson } from '../../../shared/api/shapes.ts'
import type { Locale } from './format.ts'
import { localTime, packText } from './format.ts'
import { table } from './table.ts'

/** Lots with what is left of them; ids in full, because other commands ask for them. */
export function lotsTable(lots: readonly LotJson[], { zone, currency }: Locale): string {
  return table(
    [
      { head: 'Lot', cell: (lot) => lot.id },
      { head: 'Pack', cell: (lot) => packText(lot.pack) },
      { head: 'Purchased', cell: (lot) => localTime(lot.purchasedAt, zone) },
      { head: 'Expires', cell: (lot) => localTime(lot.expiresAt, zone) },
      { head: 'Units', align: 'number', cell: (lot) => lot.units },
      { head: 'Units left', align: 'number', cell: (lot) => lot.remaining },
      { head: `Price ${currency}`, align: 'number', cell: (lot) => lot.price.amount },
      { head: `Book value ${currency}`, align: 'number', cell: (lot) => lot.bookValue.amount },
    ],
    lots,
  )
}
