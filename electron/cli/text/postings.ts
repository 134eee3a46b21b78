import type { PostingJson } from '../../../shared/api/shapes.ts'
import type { Money } from '../../../shared/domain/money.ts'
import type { Locale } from './format.ts'
import { isZero, localTime, moneyText, unitsText } from './format.ts'
import { table } from './table.ts'

/** Units that no lot covered: positive in sums, negative as a posting. */
interface Overage {
  readonly units: string
  readonly cost: Money
}

/** What an entry moved. */
export function postingsTable(postings: readonly PostingJson[], { zone, currency }: Locale): string {
  if (postings.length === 0) return 'No units moved.'
  return table(
    [
      { head: 'Posting', cell: (posting) => posting.kind },
      { head: 'At', cell: (posting) => localTime(posting.at, zone) },
      { head: 'Account', cell: (posting) => posting.account },
      { head: 'Lot', cell: (posting) => posting.lot },
      { head: 'Units', align: 'number', cell: (posting) => posting.units },
      { head: `Cost ${currency}`, align: 'number', cell: (posting) => posting.cost.amount },
    ],
    postings,
  )
}

/** R5: overage warns, and never blocks. Empty where lots covered everything. */
export function overageWarning(account: string, { units, cost }: Overage): string {
  if (isZero(units)) return ''
  const sum = unitsText(units.replace('-', ''))
  return `Warning: account ${account} used ${sum} that no lot covered (overage, ${moneyText(cost)}).`
}

/** The warning for what one entry moved. */
export function overageOf(postings: readonly PostingJson[]): string {
  const overage = postings.find((posting) => posting.kind === 'overage')
  return overage === undefined ? '' : overageWarning(overage.account, overage)
}
