import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { parseDay } from '../../../shared/domain/calendar.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { parseAmount } from '../../../shared/domain/money.ts'
import { findPack } from '../../../shared/domain/rate-card.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { parseUnits } from '../../../shared/domain/units.ts'
import type { PlannedPurchase } from '../../ledger/plans/planned-purchases.ts'
import { deletePurchase, findPurchase, writePurchase } from '../../ledger/plans/planned-purchases.ts'
import type { CommandContext } from '../context.ts'
import { newId } from '../ids.ts'
import { purchasePlanToJson } from '../plan-json.ts'
import { pricedPurchase } from '../planned-lots.ts'

/** Plans a purchase, or changes one that is planned. Refuses what could not be reckoned with, and says why. */
export function planPurchase(context: CommandContext, input: ParsedInput<'purchases.plan'>): Output<'purchases.plan'> {
  const { writer } = context.ledger
  return writer.change(context.now, () => {
    const before = input.purchase === undefined ? null : findPurchase(writer.db, input.purchase)
    const purchase = purchaseOf(context, input, before)
    const priced = pricedPurchase(context, purchase)
    if (typeof priced === 'string') throw invalid(`purchase: ${priced}`, { field: 'day' })
    writePurchase(writer.db, purchase)
    const { currency } = context
    return {
      purchase: purchasePlanToJson(purchase, currency),
      before: before === null ? null : purchasePlanToJson(before, currency),
    }
  })
}

function purchaseOf(
  { cards, currency }: CommandContext,
  input: ParsedInput<'purchases.plan'>,
  before: PlannedPurchase | null,
): PlannedPurchase {
  const day = input.day === undefined ? before?.day : parseDay(input.day, 'day')
  const pack = input.pack ?? before?.pack
  if (pack === undefined) throw invalid('pack: say which pack is to be bought', { field: 'pack' })
  if (day === undefined) throw invalid('day: say when it is to be bought', { field: 'day' })
  const card = cards.find(input.rateCard ?? before?.rateCard ?? DEFAULT_CARD)
  const { units, price } = input
  return {
    id: input.purchase ?? newId(),
    account: input.account ?? before?.account ?? MAIN_ACCOUNT,
    rateCard: card.id,
    pack: findPack(card, pack).id,
    day,
    count: input.count ?? before?.count ?? 1,
    units: typeof units === 'string' ? positiveUnits(units) : kept(units, before?.units),
    price: typeof price === 'string' ? parseAmount(price, currency, 'price') : kept(price, before?.price),
  }
}

/** What was left out stays; null takes it back. */
function kept(given: null | undefined, before: number | null | undefined): number | null {
  return given === null ? null : (before ?? null)
}

function positiveUnits(text: string): number {
  const units = parseUnits(text, 'units')
  if (units === 0) throw invalid('units: must be more than 0', { field: 'units' })
  return units
}

export function unplanPurchase(
  { ledger, now, currency }: CommandContext,
  input: ParsedInput<'purchases.unplan'>,
): Output<'purchases.unplan'> {
  const { writer } = ledger
  return writer.change(now, () => {
    const purchase = findPurchase(writer.db, input.purchase)
    if (purchase === null) {
      throw new Refusal('not_found', `purchase: ${input.purchase} is not planned`, { field: 'purchase' })
    }
    deletePurchase(writer.db, purchase.id)
    return { removed: purchasePlanToJson(purchase, currency) }
  })
}
