import type { Month } from '../../shared/domain/calendar.ts'
import { monthDays, startOfDay } from '../../shared/domain/calendar.ts'
import type { FocusPack } from '../../shared/domain/focus/contract-commitment.ts'
import { contractCommitmentRows } from '../../shared/domain/focus/contract-commitment.ts'
import type { FocusLot, FocusMonth } from '../../shared/domain/focus/cost-and-usage.ts'
import { costAndUsageRows } from '../../shared/domain/focus/cost-and-usage.ts'
import type { FocusCharge, FocusRow } from '../../shared/domain/focus/values.ts'
import type { RateCard } from '../../shared/domain/rate-card.ts'
import { closingUnits } from '../../shared/domain/statement.ts'
import { closingDigest } from '../ledger/closings.ts'
import { lotTerms } from '../ledger/lot-terms.ts'
import { knownLots, movements } from '../ledger/movements.ts'
import { monthFigures } from '../ledger/statements.ts'
import type { QueryContext } from './context.ts'
import { DEFAULT_CARD } from './context.ts'

/** A month's charges for FOCUS's Cost and Usage, of whichever version. */
export function focusCharges(context: QueryContext, month: Month): Iterable<FocusCharge> {
  const { reader, names } = context
  const span = focusMonth(context, month)
  const lots = new Map(focusLots(context).map((lot) => [lot.id, lot]))
  const vendors = vendorsOf(context, [...lots.values()])
  return costAndUsageRows(span, lots, vendors, movements(reader, names, span.from, span.to))
}

/** The packs that were valid in a month, for FOCUS's Contract Commitment: as they stood at its end, or stand now. */
export function focusPacks(context: QueryContext, month: Month): Iterable<FocusRow> {
  const { reader, names, now, cards } = context
  const span = focusMonth(context, month)
  const terms = lotTerms(reader)
  const left = new Map(monthFigures(reader, names, month).lots.map((lot) => [lot.lot, closingUnits(lot)]))
  const packs = focusLots(context)
    .filter((lot) => lot.pack !== null && lot.purchasedAt < span.to && lot.expiresAt >= span.from)
    .map((lot): FocusPack => {
      const { rateCard, amendedAt } = terms.get(lot.id) ?? { rateCard: null, amendedAt: null }
      const sold = cards
        .list()
        .find((card) => card.id === rateCard)
        ?.packs.find((pack) => pack.id === lot.pack)
      return {
        lot,
        left: left.get(lot.id) ?? 0,
        changedAt: amendedAt ?? lot.purchasedAt,
        validity: sold?.validity ?? null,
        isNegotiated: sold?.price === null,
      }
    })
  return contractCommitmentRows(span, Math.min(now, span.to), packs)
}

function focusMonth({ reader, zone, currency }: QueryContext, month: Month): FocusMonth {
  const days = monthDays(month)
  const span = { from: startOfDay(days.from, zone), to: startOfDay(days.to, zone) }
  return { currency, ...span, digest: closingDigest(reader, month) }
}

function focusLots(context: QueryContext): FocusLot[] {
  const { reader, names } = context
  const terms = lotTerms(reader)
  return knownLots(reader, names).map((lot) => ({
    ...lot,
    vendor: vendorOf(context.cards.list(), terms.get(lot.id)?.rateCard ?? DEFAULT_CARD),
  }))
}

/** Who an account's overage is paid to: whoever sold it its last pack. */
function vendorsOf({ cards }: QueryContext, lots: readonly FocusLot[]): (account: string) => string {
  const sellers = new Map(lots.map((lot) => [lot.account, lot.vendor]))
  const usual = vendorOf(cards.list(), DEFAULT_CARD)
  return (account) => sellers.get(account) ?? usual
}

/** A card may have been removed since; its id still says whose it was. */
function vendorOf(cards: readonly RateCard[], id: string): string {
  return cards.find((card) => card.id === id)?.vendor ?? id
}
