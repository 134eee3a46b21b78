import type { LikelyCauseJson } from '../../../shared/api/ledger-view.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { addValidity, formatInstant, parseWhen } from '../../../shared/domain/calendar.ts'
import { activeLots } from '../../../shared/domain/book.ts'
import type { Book } from '../../../shared/domain/book.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import type { FoldEntry } from '../../../shared/domain/journal.ts'
import { remaining } from '../../../shared/domain/lot.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { parseAmount, quotient, toMoney } from '../../../shared/domain/money.ts'
import type { Posting } from '../../../shared/domain/postings.ts'
import { fold } from '../../../shared/domain/postings.ts'
import { chargeOf, findPack, findRenderKind } from '../../../shared/domain/rate-card.ts'
import type { LikelyCause } from '../../../shared/domain/reconciliation/likely-causes.ts'
import { likelyCauses } from '../../../shared/domain/reconciliation/likely-causes.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { formatUnits, MILLIUNITS_PER_UNIT, parseUnits } from '../../../shared/domain/units.ts'
import { bookAt } from '../../ledger/figures/balances.ts'
import type { LotCheck } from '../../ledger/reconciliation/console-checks.ts'
import { lastCheckOfLot, lastComparison } from '../../ledger/reconciliation/console-checks.ts'
import { checkSituation } from '../check-situation.ts'
import type { QueryContext } from '../context.ts'
import { newId } from '../ids.ts'

function instantOr({ now, zone }: QueryContext, text: string | undefined): Instant {
  return text === undefined ? now : parseWhen(text, zone, 'at')
}

/** What an entry would post on the lots as they stand at its instant; nothing is recorded. */
function posted(book: Book, entry: FoldEntry): Posting[] {
  const postings: Posting[] = []
  fold(book, [entry], (posting) => {
    postings.push(posting)
  })
  return postings
}

/** How many units the lots lose, where a loss is negative; the cost of all. */
function sums(postings: readonly Posting[]): { readonly units: number; readonly cost: number } {
  return {
    units: postings.reduce((sum, { units }) => sum + units, 0),
    cost: postings.reduce((sum, { cost }) => sum + cost, 0),
  }
}

function drawnOf(book: Book, postings: readonly Posting[], currency: Currency) {
  return postings.map(({ lot, units, cost }) => ({
    lot,
    pack: lot === null ? null : (book.lots.get(lot)?.pack ?? null),
    units: formatUnits(units),
    cost: toMoney(cost, currency),
  }))
}

function onHand(book: Book, account: string): number {
  return activeLots(book, account).reduce((sum, lot) => sum + remaining(lot), 0)
}

export function quoteUsage(context: QueryContext, input: ParsedInput<'usage.quote'>): Output<'usage.quote'> {
  const { reader, names, currency } = context
  const card = context.cards.find(input.rateCard ?? DEFAULT_CARD)
  const kind = findRenderKind(card, input.model, input.resolution, input.seconds)
  const at = instantOr(context, input.at)
  const account = input.account ?? MAIN_ACCOUNT
  const book = bookAt(reader, names, at)
  const { clips, outcome } = input
  const charge = chargeOf(card, kind, currency)
  const postings = posted(book, { kind: 'usage', id: newId(), at, account, charge, clips, outcome })
  const total = sums(postings)
  const overage = sums(postings.filter((posting) => posting.kind === 'overage'))
  return {
    at: formatInstant(at),
    unitsPerClip: formatUnits(kind.unitsPerClip),
    units: formatUnits(-total.units),
    cost: toMoney(total.cost, currency),
    overage: formatUnits(-overage.units),
    drawn: drawnOf(book, postings, currency),
    left: formatUnits(onHand(book, account)),
  }
}

export function quotePurchase(context: QueryContext, input: ParsedInput<'purchases.quote'>): Output<'purchases.quote'> {
  const { currency, zone } = context
  const card = context.cards.find(input.rateCard ?? DEFAULT_CARD)
  const pack = findPack(card, input.pack)
  const at = instantOr(context, input.at)
  const units = input.units === undefined ? pack.units : parseUnits(input.units, 'units')
  const ofCard = card.currency === currency ? pack.price : null
  const price = input.price === undefined ? ofCard : parseAmount(input.price, currency, 'price')
  const isKnown = units !== null && price !== null
  return {
    at: formatInstant(at),
    units: units === null ? null : formatUnits(units),
    price: price === null ? null : toMoney(price, currency),
    expiresAt: formatInstant(addValidity(at, pack.validity, zone)),
    unitCost: isKnown ? quotient(price, units, MILLIUNITS_PER_UNIT, currency) : null,
  }
}

/** Refuses (`invalid_input`) a lot that is not active at the instant. */
export function compareBalance(
  context: QueryContext,
  input: ParsedInput<'balances.compare'>,
): Output<'balances.compare'> {
  const { reader, names, currency } = context
  const at = instantOr(context, input.at)
  const account = input.account ?? MAIN_ACCOUNT
  const book = bookAt(reader, names, at)
  const ledger = input.lot === undefined ? onHand(book, account) : leftOf(book, account, input.lot, at)
  const last = lastCheck(context, account, input.lot, at)
  const common = {
    at: formatInstant(at),
    lot: input.lot ?? null,
    ledger: formatUnits(ledger),
    lastChecked: last === null ? null : formatInstant(last.at),
    lastCheckedOf: last?.of ?? null,
  }
  if (input.units === undefined) return { ...common, difference: null, cost: null, postings: [], causes: [] }
  const units = parseUnits(input.units, 'units')
  const check = {
    account,
    lot: input.lot ?? null,
    at,
    shown: units,
    difference: units - ledger,
    lastChecked: last?.at ?? null,
  }
  // Before the fold below: it leaves the lots as they would be once the difference is accepted.
  const causes = likelyCauses(checkSituation(context, book, check))
  const postings = posted(book, { kind: 'balance', id: newId(), at, account, units, lot: input.lot ?? null })
  return {
    ...common,
    difference: formatUnits(check.difference),
    cost: toMoney(sums(postings).cost, currency),
    postings: drawnOf(book, postings, currency),
    causes: causes.map(causeToJson),
  }
}

/** What an account or a lot of it was last compared with before a reading: checks after it say nothing of what was known then. */
function lastCheck(
  { reader, zone }: QueryContext,
  account: string,
  lot: string | undefined,
  at: Instant,
): LotCheck | null {
  if (lot !== undefined) return lastCheckOfLot(reader, lot, at)
  const found = lastComparison(reader, zone, account, at)
  return found === null ? null : { at: found, of: 'account' }
}

function causeToJson(cause: LikelyCause): LikelyCauseJson {
  switch (cause.kind) {
    case 'rounding':
      return cause
    case 'purchase-not-recorded':
      return { ...cause, overage: formatUnits(cause.overage) }
    case 'charged-failures':
      return { ...cause, since: formatInstant(cause.since), units: formatUnits(cause.units) }
    case 'another-rate':
      return {
        ...cause,
        since: formatInstant(cause.since),
        unitsPerClip: formatUnits(cause.unitsPerClip),
        charged: formatUnits(cause.charged),
      }
    case 'usage-not-imported':
      return { ...cause, lastTake: formatInstant(cause.lastTake), expected: formatUnits(cause.expected) }
    case 'expired-early':
    case 'expired-late':
      return { ...cause, at: formatInstant(cause.at) }
  }
}

function leftOf(book: Book, account: string, id: string, at: Instant): number {
  const lot = activeLots(book, account).find((one) => one.id === id)
  if (lot !== undefined) return remaining(lot)
  throw invalid(`lot: ${id} is not active in account ${account} at ${formatInstant(at)}`, { field: 'lot' })
}
