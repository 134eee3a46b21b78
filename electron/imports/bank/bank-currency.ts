import type { Currency } from '../../../shared/domain/money.ts'
import { isCurrency } from '../../../shared/domain/money.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { currencyOfAmount } from './bank-amount.ts'
import { canMean, currencyMeant } from './currency-signs.ts'
import { shortened } from '../text/shortened.ts'

/** What may tell a statement's currency besides a column of it. */
export interface CurrencySaid {
  /** By whoever imports it; null where it is not said. */
  readonly currency: Currency | null
  /** Where nothing tells it. */
  readonly ledgers: Currency
}

/**
 * The currency of a statement whose head writes one, as "Betrag (€)", and of what is said; null where neither tells it. Refuses
 * (`invalid_input`) a head that means another than is said, or one of several.
 */
export function currencyOfHead(unit: string | null, { currency, ledgers }: CurrencySaid): Currency | null {
  if (unit === null) return currency
  if (currency !== null && !canMean(unit, currency)) {
    throw invalid(`currency: the head has the amounts in ${unit}, and ${currency} is said; keep one of them`, {
      field: 'currency',
    })
  }
  const meant = currency ?? currencyMeant(unit) ?? (canMean(unit, ledgers) ? ledgers : null)
  if (meant !== null) return meant
  throw invalid(`currency: "${unit}" in the head may be several currencies; say which it is`, { field: 'currency' })
}

/** A row's currency: its own cell's, the file's, the one beside its amount, else the ledger's. Refuses (`invalid_input`) a cell that names none. */
export function currencyOfRow(cell: string, amount: string, file: Currency | null, ledgers: Currency): Currency {
  if (cell === '') return file ?? currencyOfAmount(amount) ?? ledgers
  const own = currencyMeant(cell)
  if (own !== null && isCurrency(own)) return own
  throw invalid(`currency: "${shortened(cell)}" is not an ISO 4217 code such as USD`, { field: 'currency' })
}
