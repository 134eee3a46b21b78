import type { Currency } from '../../shared/domain/money.ts'
import { formatAmount, parseAmount } from '../../shared/domain/money.ts'
import { sumOf } from '../../shared/domain/sum.ts'
import { formatUnits, parseUnits } from '../../shared/domain/units.ts'
import type { Section, SummedKind } from './statement-sections.ts'

/** What a column's cells come to, exact, as a decimal text; a cell that does not apply counts nothing. */
export function columnSum({ rows }: Section, index: number, kind: SummedKind, currency: Currency): string {
  const texts = rows.flatMap((row) => row[index] ?? [])
  switch (kind) {
    case 'count':
      return String(sumOf(texts, Number))
    case 'units':
      return formatUnits(sumOf(texts, (text) => parseUnits(text)))
    case 'money':
      return formatAmount(
        sumOf(texts, (text) => parseAmount(text, currency, 'amount')),
        currency,
      )
  }
}
