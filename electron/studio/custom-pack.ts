import type { Currency } from '../../shared/domain/money.ts'
import { parseAmount } from '../../shared/domain/money.ts'
import type { CustomPack } from '../../shared/domain/plan-prices.ts'
import { invalid, Refusal } from '../../shared/domain/refusal.ts'
import { parseUnits } from '../../shared/domain/units.ts'

/** What a buyer says of a custom pack, as it is typed; refuses what cannot be counted, by its field. */
export function customPack(
  given: { readonly price: string; readonly units: string } | undefined,
  currency: Currency,
): CustomPack | null {
  if (given === undefined) return null
  const units = parseUnits(given.units, 'custom.units')
  if (units === 0) throw invalid('custom.units: must be more than 0', { field: 'custom.units' })
  return { price: parseAmount(given.price, currency, 'custom.price'), units }
}

/** A price that is too large for its units to be counted exactly is the buyer's: a card's own are not. */
export function withinReach<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw invalid('custom.price: is too large for so few units', { field: 'custom.price' })
  }
}
