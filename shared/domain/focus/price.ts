import type { Charge } from '../journal.ts'
import type { Currency, Minor } from '../money.ts'
import { formatAmount, formatPrice } from '../money.ts'
import type { Movement } from '../movement.ts'
import { formatUnits } from '../units.ts'
import { COMMITMENT_UNIT } from './commitment.ts'
import type { FocusRow } from './values.ts'
import { productOf } from './values.ts'
import { formatVideos, VIDEO_PLACES } from './videos.ts'

/** A quantity at a price, as FOCUS writes them: decimal strings, not rounded. */
export interface Price {
  readonly quantity: string
  readonly unit: string
  readonly price: string
  readonly cost: string
}

/**
 * What the take costs without a pack: at the clip's price, at the unit's, or, where the card has neither, what it cost.
 * @param videos in millionths
 */
export function listPrice(charge: Charge, { units, cost }: Movement, videos: number, currency: Currency): Price {
  const { payAsYouGo, listPricePerUnit } = charge
  if (payAsYouGo !== null) {
    return {
      quantity: formatVideos(videos),
      unit: 'Videos',
      price: formatPrice(payAsYouGo, currency),
      cost: productOf(payAsYouGo, videos, VIDEO_PLACES),
    }
  }
  if (listPricePerUnit !== null) {
    return {
      quantity: formatUnits(-units),
      unit: COMMITMENT_UNIT,
      price: formatPrice(listPricePerUnit, currency),
      cost: productOf(listPricePerUnit, -units, UNIT_PLACES),
    }
  }
  return wholePrice(cost, currency)
}

const UNIT_PLACES = 3

/** One piece at its whole cost: the price of a unit would be no finite decimal. */
function wholePrice(cost: Minor, currency: Currency): Price {
  return {
    quantity: cost < 0 ? '-1' : '1',
    unit: 'Count',
    price: formatAmount(Math.abs(cost), currency),
    cost: formatAmount(cost, currency),
  }
}

/** A row's price where it is one piece at its whole cost. */
export function pricedWhole(cost: Minor, currency: Currency): FocusRow {
  return priced(wholePrice(cost, currency))
}

/** A row's price: nothing is negotiated, so contracted is list. */
export function priced({ quantity, unit, price, cost }: Price): FocusRow {
  return {
    PricingQuantity: quantity,
    PricingUnit: unit,
    ListUnitPrice: price,
    ListCost: cost,
    ContractedUnitPrice: price,
    ContractedCost: cost,
  }
}
