import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Instant, Zone } from '../../../shared/domain/calendar.ts'
import { addValidity, formatInstant, parseWhen } from '../../../shared/domain/calendar.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import type { JournalEntry, PurchaseEntry, TakeDetails, UsageEntry } from '../../../shared/domain/journal.ts'
import { parseAmount } from '../../../shared/domain/money.ts'
import type { Pack, RateCard } from '../../../shared/domain/rate-card.ts'
import { chargeOf, findPack, findRenderKind } from '../../../shared/domain/rate-card.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { formatUnits, parseUnits } from '../../../shared/domain/units.ts'
import type { CommandContext } from '../context.ts'
import { MANUAL_SOURCE } from '../context.ts'
import { postedEntryToJson } from '../entry-json.ts'
import { common, lotNow, recordWhen } from '../record-entry.ts'

interface Identity {
  readonly source: string
  readonly externalId: string | null
}

/** An external id is the vendor's, and unique among its own, whichever way it comes in (R12). */
function identityOf(card: RateCard, externalId: string | undefined): Identity {
  return externalId === undefined ? { source: MANUAL_SOURCE, externalId: null } : { source: card.id, externalId }
}

export function recordPurchase(
  context: CommandContext,
  input: ParsedInput<'purchases.record'>,
): Output<'purchases.record'> {
  const { status, posted } = recordWhen(context, input.at, (at) => purchaseOf(context, input, at))
  return { status, entry: postedEntryToJson(posted, context.currency), lot: lotNow(context, posted.entry.id) }
}

function purchaseOf(context: CommandContext, input: ParsedInput<'purchases.record'>, at: Instant): PurchaseEntry {
  const card = context.cards.find(input.rateCard ?? DEFAULT_CARD)
  const pack = findPack(card, input.pack)
  const expiresAt =
    input.expires === undefined
      ? addValidity(at, pack.validity, context.zone)
      : parseWhen(input.expires, context.zone, 'expires')
  if (expiresAt <= at) {
    throw invalid(`expires: ${formatInstant(expiresAt)} is not after the purchase at ${formatInstant(at)}`, {
      field: 'expires',
    })
  }
  return {
    ...common(context, at, input.note),
    ...identityOf(card, input.externalId),
    kind: 'purchase',
    account: input.account ?? MAIN_ACCOUNT,
    rateCard: card.id,
    pack: pack.id,
    units: unitsOf(pack, input.units),
    price: priceOf(context, card, pack, input),
    currency: context.currency,
    expiresAt,
  }
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
  const { status, posted } = recordWhen(context, input.at, (at) => usageOf(context, input, at))
  return {
    status,
    charged: formatUnits(chargedUnits(posted.entry)),
    entry: postedEntryToJson(posted, context.currency),
  }
}

/** Units that a take was charged: none unless it succeeded (R6). */
function chargedUnits(entry: JournalEntry): number {
  return entry.kind === 'usage' && entry.outcome === 'success' ? entry.clips * entry.charge.unitsPerClip : 0
}

function usageOf(context: CommandContext, input: ParsedInput<'usage.record'>, at: Instant): UsageEntry {
  const card = context.cards.find(input.rateCard ?? DEFAULT_CARD)
  const kind = findRenderKind(card, input.model, input.resolution, input.seconds)
  return {
    ...common(context, at, input.note),
    ...identityOf(card, input.externalId),
    kind: 'usage',
    account: input.account ?? MAIN_ACCOUNT,
    charge: chargeOf(card, kind, context.currency),
    clips: input.clips,
    outcome: input.outcome,
    production: input.production ?? null,
    shot: input.shot ?? null,
    details: detailsOf(input, context.zone),
  }
}

function detailsOf(input: ParsedInput<'usage.record'>, zone: Zone): TakeDetails | null {
  const { mode, scene, take, kept, submittedAt } = input
  const details: TakeDetails = {
    ...(mode === undefined ? {} : { mode }),
    ...(scene === undefined ? {} : { scene }),
    ...(take === undefined ? {} : { take }),
    ...(kept === undefined ? {} : { kept }),
    ...(submittedAt === undefined ? {} : { submittedAt: parseWhen(submittedAt, zone, 'submittedAt') }),
  }
  return Object.keys(details).length === 0 ? null : details
}
