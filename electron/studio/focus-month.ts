import type { Month } from '../../shared/domain/calendar.ts'
import { monthDays, startOfDay } from '../../shared/domain/calendar.ts'
import { DEFAULT_CARD } from '../../shared/domain/defaults.ts'
import type { FocusPack } from '../../shared/domain/focus/contract-commitment.ts'
import { contractCommitmentRows, termOf } from '../../shared/domain/focus/contract-commitment.ts'
import type { FocusMonth } from '../../shared/domain/focus/cost-and-usage.ts'
import { costAndUsageRows } from '../../shared/domain/focus/cost-and-usage.ts'
import type { Charge } from '../../shared/domain/journal.ts'
import type { FocusCharge, FocusRow } from '../../shared/domain/focus/values.ts'
import type { Pack, RateCard } from '../../shared/domain/rate-card.ts'
import { closingUnits } from '../../shared/domain/statement.ts'
import { closingDigest } from '../ledger/figures/closings.ts'
import type { LotAsOf } from '../ledger/figures/lots-as-of.ts'
import { lotsAsOf } from '../ledger/figures/lots-as-of.ts'
import { movements } from '../ledger/figures/movements.ts'
import { monthFigures } from '../ledger/figures/statements.ts'
import type { QueryContext } from './context.ts'

/** A month's charges for FOCUS's Cost and Usage, of whichever version. */
export function focusCharges(context: QueryContext, month: Month): Iterable<FocusCharge> {
  const { reader, names } = context
  const span = focusMonth(context, month)
  const cards = context.cards.asOf(span.to)
  const lots = lotsAsOf(reader, names, span.to)
  const sold = new Map(lots.map((lot) => [lot.id, { ...lot, vendor: sellerOf(cards, lot) }]))
  return costAndUsageRows(span, sold, overageVendor(cards, lots), movements(reader, names, span.from, span.to))
}

/** The packs that were valid in a month, for FOCUS's Contract Commitment: as they stood at its end, or stand now. */
export function focusPacks(context: QueryContext, month: Month): Iterable<FocusRow> {
  const { reader, names, now, zone } = context
  const span = focusMonth(context, month)
  const at = Math.min(now, span.to)
  const cards = context.cards.asOf(span.to)
  const left = new Map(monthFigures(reader, names, month).lots.map((lot) => [lot.lot, closingUnits(lot)]))
  const packs = lotsAsOf(reader, names, span.to)
    .filter((lot) => lot.expiresAt >= span.from)
    .map((lot): FocusPack => ({
      lot: { ...lot, vendor: sellerOf(cards, lot) },
      left: left.get(lot.id) ?? 0,
      changedAt: lot.amendedAt ?? lot.purchasedAt,
      term: termOf(lot, zone),
      isNegotiated: packOf(cards, lot)?.price === null,
    }))
  return contractCommitmentRows(span, at, packs)
}

function focusMonth({ reader, zone, currency }: QueryContext, month: Month): FocusMonth {
  const days = monthDays(month)
  const span = { from: startOfDay(days.from, zone), to: startOfDay(days.to, zone) }
  return { currency, ...span, digest: closingDigest(reader, month) }
}

function packOf(cards: readonly RateCard[], { rateCard, pack }: LotAsOf): Pack | undefined {
  return cards.find(({ id }) => id === rateCard)?.packs.find(({ id }) => id === pack)
}

/** Who sold a lot. A card may have been removed since; its id still says whose it was. */
function sellerOf(cards: readonly RateCard[], { rateCard }: Pick<LotAsOf, 'rateCard'>): string {
  const id = rateCard ?? DEFAULT_CARD
  return cards.find((card) => card.id === id)?.vendor ?? id
}

/**
 * Who is paid for overage: the vendor of the render kind that was charged. Where several sell it, whoever sold the account its last pack,
 * then the usual one.
 */
function overageVendor(
  cards: readonly RateCard[],
  lots: readonly LotAsOf[],
): (account: string, kind: Charge) => string {
  const lastCard = new Map(lots.map((lot) => [lot.account, lot.rateCard]))
  return (account, kind) => {
    const selling = cards.filter((card) => sells(card, kind))
    const preferred = [lastCard.get(account), DEFAULT_CARD]
    const [first] = preferred.flatMap((id) => selling.find((card) => card.id === id) ?? [])
    return (first ?? selling[0])?.vendor ?? sellerOf(cards, { rateCard: lastCard.get(account) ?? DEFAULT_CARD })
  }
}

function sells({ renderKinds }: RateCard, { model, resolution, seconds }: Charge): boolean {
  return renderKinds.some((kind) => kind.model === model && kind.resolution === resolution && kind.seconds === seconds)
}
