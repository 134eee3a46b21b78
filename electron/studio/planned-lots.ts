import type { Instant } from '../../shared/domain/calendar.ts'
import { addValidity, dayOf, startOfDay } from '../../shared/domain/calendar.ts'
import type { FoldPurchase } from '../../shared/domain/journal.ts'
import type { Minor } from '../../shared/domain/money.ts'
import { findPack } from '../../shared/domain/rate-card.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import type { PlannedPurchase } from '../ledger/plans/planned-purchases.ts'
import { plannedPurchases } from '../ledger/plans/planned-purchases.ts'
import type { QueryContext } from './context.ts'

/** A planned purchase with what a pack of it is. */
export interface PricedPurchase {
  readonly purchase: PlannedPurchase
  readonly at: Instant
  readonly expiresAt: Instant
  /** Of one pack. */
  readonly units: Milliunits
  readonly price: Minor
}

/** An account's planned purchases as far as they can be reckoned with, and why the others cannot. */
export interface PlannedLots {
  readonly purchases: readonly PricedPurchase[]
  readonly problems: readonly { readonly purchase: PlannedPurchase; readonly why: string }[]
}

/**
 * The lots to come. A purchase that is planned for today is made now; one whose day is past was not recorded, and is left out
 * until it is recorded or given another day.
 */
export function plannedLots(context: QueryContext, account: string): PlannedLots {
  const purchases: PricedPurchase[] = []
  const problems: { purchase: PlannedPurchase; why: string }[] = []
  for (const purchase of plannedPurchases(context.reader, account)) {
    const priced = pricedPurchase(context, purchase)
    if (typeof priced === 'string') problems.push({ purchase, why: priced })
    else purchases.push(priced)
  }
  return { purchases, problems }
}

/** The purchase with its pack's units and price; or why it cannot be reckoned with. */
export function pricedPurchase(context: QueryContext, purchase: PlannedPurchase): PricedPurchase | string {
  const { cards, now, zone, currency } = context
  if (purchase.day < dayOf(now, zone)) return 'its day is past: record the purchase, or choose another day'
  try {
    const card = cards.find(purchase.rateCard)
    const pack = findPack(card, purchase.pack)
    const units = purchase.units ?? pack.units
    const price = purchase.price ?? (card.currency === currency ? pack.price : null)
    if (units === null || price === null) return `the pack ${pack.id} has no units or no price in ${currency}: say them`
    const at = Math.max(now, startOfDay(purchase.day, zone))
    return { purchase, at, expiresAt: addValidity(at, pack.validity, zone), units, price }
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

/** Between a planned purchase's id and the number of one of its packs. */
const PACK_MARK = '#'

/** One purchase a pack: each pack's costs are rounded by themselves (R7). */
export function purchasesOf({ purchases }: PlannedLots): FoldPurchase[] {
  return purchases.flatMap(({ purchase, at, expiresAt, units, price }) =>
    Array.from({ length: purchase.count }, (_, number) => ({
      kind: 'purchase' as const,
      id: `${purchase.id}${PACK_MARK}${String(number).padStart(4, '0')}`,
      account: purchase.account,
      pack: purchase.pack,
      at,
      units,
      price,
      expiresAt,
    })),
  )
}

/** The planned purchase that a projected lot is of; null for a lot on hand. */
export function purchaseOfLot(lot: string): string | null {
  const mark = lot.indexOf(PACK_MARK)
  return mark < 0 ? null : lot.slice(0, mark)
}
