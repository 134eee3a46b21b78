import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Month } from '../../../shared/domain/calendar.ts'
import { FIRST_MONTH, monthDays, shiftMonth } from '../../../shared/domain/calendar.ts'
import { spendOf } from '../../../shared/domain/monthly-spend.ts'
import { monthlySpend } from '../../ledger/figures/spend.ts'
import type { QueryContext } from '../context.ts'

/** What months came to, one beside the other, with the productions that consumed the most. */
export function showSpend(context: QueryContext, input: ParsedInput<'spend.show'>): Output<'spend.show'> {
  const { reader, names, currency } = context
  const spans = monthsUpTo(input.month, input.months).map((month) => ({ month, ...monthDays(month) }))
  return spendOf(monthlySpend(reader, names, spans), currency, input.top)
}

/** So many months, the last of them named; the earliest first. There are fewer where the calendar's first is among them. */
function monthsUpTo(last: Month, count: number): Month[] {
  const months = [last]
  for (let month = last; months.length < count && month !== FIRST_MONTH; months.unshift(month)) {
    month = shiftMonth(month, -1)
  }
  return months
}
