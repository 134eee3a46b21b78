import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { addValidity, formatInstant, parseWhen } from '../../../shared/domain/calendar.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import type { EntryId, JournalEntry, PurchaseEntry, TakeDetails, UsageEntry } from '../../../shared/domain/journal.ts'
import { parseAmount } from '../../../shared/domain/money.ts'
import type { Pack, RateCard } from '../../../shared/domain/rate-card.ts'
import { chargeOf, findPack, findRenderKind } from '../../../shared/domain/rate-card.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { formatUnits, parseUnits } from '../../../shared/domain/units.ts'
import { standingAt } from '../../ledger/balances.ts'
import { standingEntries } from '../../ledger/batches.ts'
import type { PostedEntry } from '../../ledger/entries.ts'
import { findPostedEntry } from '../../ledger/entries.ts'
import type { Recorded } from '../../ledger/journal.ts'
import { standingAtOf } from '../../ledger/journal.ts'
import type { CommandContext } from '../context.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT, MANUAL_SOURCE } from '../context.ts'
import { newId } from '../ids.ts'
import { lotToJson, postedEntryToJson } from '../entry-json.ts'

/** What every entry that is typed in begins with. */
function common(context: CommandContext, at: Instant, note: string | undefined) {
  const none = { source: MANUAL_SOURCE, externalId: null }
  return { id: newId(), at, recordedAt: context.now, ...none, note: note ?? null }
}

function whenOr(context: CommandContext, text: string | undefined): Instant {
  return text === undefined ? context.now : parseWhen(text, context.zone, 'at')
}

interface Identity {
  readonly source: string
  readonly externalId: string | null
}

/** An external id is the vendor's, and unique among its own, whichever way it comes in (R12). */
function identityOf(card: RateCard, externalId: string | undefined): Identity {
  return externalId === undefined ? { source: MANUAL_SOURCE, externalId: null } : { source: card.id, externalId }
}

/** When it happened: as said, or now; said again without a time, what is recorded already keeps its own. */
function whenOf(context: CommandContext, identity: Identity, text: string | undefined): Instant {
  const { db } = context.ledger.writer
  const known = text === undefined ? standingAtOf(db, identity.source, identity.externalId) : null
  return known ?? whenOr(context, text)
}

export function recordPurchase(
  context: CommandContext,
  input: ParsedInput<'purchases.record'>,
): Output<'purchases.record'> {
  const card = context.cards.find(input.rateCard ?? DEFAULT_CARD)
  const pack = findPack(card, input.pack)
  const identity = identityOf(card, input.externalId)
  const at = whenOf(context, identity, input.at)
  const expiresAt =
    input.expires === undefined
      ? addValidity(at, pack.validity, context.zone)
      : parseWhen(input.expires, context.zone, 'expires')
  if (expiresAt <= at) {
    throw invalid(`expires: ${formatInstant(expiresAt)} is not after the purchase at ${formatInstant(at)}`, {
      field: 'expires',
    })
  }
  const entry: PurchaseEntry = {
    ...common(context, at, input.note),
    ...identity,
    kind: 'purchase',
    account: input.account ?? MAIN_ACCOUNT,
    rateCard: card.id,
    pack: pack.id,
    units: unitsOf(pack, input.units),
    price: priceOf(context, card, pack, input),
    currency: context.currency,
    expiresAt,
  }
  const { status, posted } = record(context, entry)
  return { status, entry: postedEntryToJson(posted, context.currency), lot: lotNow(context, posted.entry.id) }
}

function unitsOf(pack: Pack, given: string | undefined): number {
  const units = given === undefined ? pack.units : parseUnits(given, 'units')
  if (units === null)
    throw invalid(`units: the pack "${pack.id}" has none of its own: say how many it holds`, { field: 'units' })
  if (units <= 0) throw invalid('units: must be more than 0', { field: 'units' })
  return units
}

/** What the purchase cost in the ledger's currency: the card's price where it is in that currency, else what the buyer says. */
function priceOf(
  { currency }: CommandContext,
  card: RateCard,
  pack: Pack,
  input: ParsedInput<'purchases.record'>,
): number {
  const given = input.currency?.toUpperCase()
  if (given !== undefined && given !== currency) {
    throw invalid(`currency: is ${given}; the ledger is in ${currency}: say what the pack cost in ${currency}`, {
      field: 'currency',
    })
  }
  if (input.price !== undefined) return parseAmount(input.price, currency, 'price')
  if (pack.price === null) {
    throw invalid(`price: the pack "${pack.id}" has none of its own: say what it cost`, { field: 'price' })
  }
  if (card.currency === currency) return pack.price
  throw invalid(
    `price: the card is in ${card.currency} and the ledger in ${currency}: say what the pack cost in ${currency}`,
    {
      field: 'price',
    },
  )
}

export function recordUsage(context: CommandContext, input: ParsedInput<'usage.record'>): Output<'usage.record'> {
  const card = context.cards.find(input.rateCard ?? DEFAULT_CARD)
  const kind = findRenderKind(card, input.model, input.resolution, input.seconds)
  const charge = chargeOf(card, kind, context.currency)
  const identity = identityOf(card, input.externalId)
  const entry: UsageEntry = {
    ...common(context, whenOf(context, identity, input.at), input.note),
    ...identity,
    kind: 'usage',
    account: input.account ?? MAIN_ACCOUNT,
    charge,
    clips: input.clips,
    outcome: input.outcome,
    production: input.production ?? null,
    shot: input.shot ?? null,
    details: detailsOf(input),
  }
  const { status, posted } = record(context, entry)
  const charged =
    posted.entry.kind === 'usage' && posted.entry.outcome === 'success' ? entry.clips * charge.unitsPerClip : 0
  return { status, charged: formatUnits(charged), entry: postedEntryToJson(posted, context.currency) }
}

function detailsOf({ take, kept }: ParsedInput<'usage.record'>): TakeDetails | null {
  if (take === undefined && kept === undefined) return null
  return { ...(take === undefined ? {} : { take }), ...(kept === undefined ? {} : { kept }) }
}

export function assertBalance(
  context: CommandContext,
  input: ParsedInput<'balances.assert'>,
): Output<'balances.assert'> {
  const entry: JournalEntry = {
    ...common(context, whenOr(context, input.at), input.note),
    kind: 'balance',
    account: input.account ?? MAIN_ACCOUNT,
    units: parseUnits(input.units, 'units'),
    lot: input.lot?.toLowerCase() ?? null,
  }
  return { entry: postedEntryToJson(record(context, entry).posted, context.currency) }
}

export function amendLot(context: CommandContext, input: ParsedInput<'lots.amend'>): Output<'lots.amend'> {
  const entry: JournalEntry = {
    ...common(context, whenOr(context, input.at), input.note),
    kind: 'amend',
    lot: input.lot.toLowerCase(),
    expiresAt: parseWhen(input.expires, context.zone, 'expires'),
  }
  const { posted } = record(context, entry)
  const lot = lotNow(context, entry.lot)
  if (lot === null) throw new Error(`lot ${entry.lot} is gone`)
  return { entry: postedEntryToJson(posted, context.currency), lot }
}

export function reverseEntries(
  context: CommandContext,
  input: ParsedInput<'entries.reverse'>,
): Output<'entries.reverse'> {
  const { writer } = context.ledger
  const reversals = writer.change(context.now, (change) => {
    const targets =
      input.batch === undefined
        ? [input.entry?.toLowerCase() ?? '']
        : standingEntries(writer.db, input.batch.toLowerCase())
    return targets.map((target) => {
      const reason = input.reason ?? null
      const entry: JournalEntry = {
        ...common(context, context.now, undefined),
        kind: 'reversal',
        entry: target,
        reason,
      }
      change.record(entry)
      return entry.id
    })
  })
  return { reversed: reversals.length, reversals }
}

/** Records one entry; a duplicate answers the entry that is there already, a conflict is refused (R12). */
function record(
  context: CommandContext,
  entry: JournalEntry,
): { status: 'recorded' | 'duplicate'; posted: PostedEntry } {
  const { writer } = context.ledger
  const recorded = writer.change(context.now, (change) => {
    const outcome = change.record(entry)
    if (outcome.status === 'conflict') throw conflict(entry, outcome)
    return outcome
  })
  const id = recorded.status === 'duplicate' ? recorded.id : entry.id
  const posted = findPostedEntry(writer.db, writer.names, context.currency, id)
  if (posted === null) throw new Error(`entry ${id} was recorded and is not there`)
  return { status: recorded.status === 'duplicate' ? 'duplicate' : 'recorded', posted }
}

export function conflict(entry: JournalEntry, found: Extract<Recorded, { status: 'conflict' }>): Refusal {
  const name = entry.externalId ?? entry.id
  return new Refusal(
    'conflict',
    `externalId: ${name} is recorded with ${found.field} ${found.held}; this says ${found.given}. Reverse the other first`,
    { field: found.field, entry: found.id },
  )
}

function lotNow(context: CommandContext, id: EntryId) {
  const { book } = standingAt(context.reader, context.names, context.now)
  const lot = book.lots.get(id)
  return lot === undefined ? null : lotToJson(lot, context.currency)
}
