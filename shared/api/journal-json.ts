import type * as z from 'zod'
import type { Instant } from '../domain/calendar.ts'
import { formatInstant, parseInstant } from '../domain/calendar.ts'
import type { Charge, JournalEntry, TakeDetails, UsageEntry } from '../domain/journal.ts'
import type { Currency, MicroPrice } from '../domain/money.ts'
import { formatPrice, parseAmount, parsePrice, toMoney } from '../domain/money.ts'
import type { Posting } from '../domain/postings.ts'
import type { Refusal } from '../domain/refusal.ts'
import { invalid } from '../domain/refusal.ts'
import { formatUnits, parseUnits } from '../domain/units.ts'
import type { EntryJson, PostingJson } from './shapes.ts'
import { entryJson } from './shapes.ts'

/** Writes an entry as a line of the journal's JSONL carries it (docs/file-formats.md). Money is in the ledger's currency. */
export function entryToJson(entry: JournalEntry, currency: Currency): EntryJson {
  const common = {
    id: entry.id,
    at: formatInstant(entry.at),
    recordedAt: formatInstant(entry.recordedAt),
    source: entry.source,
    externalId: entry.externalId,
    note: entry.note,
  }
  switch (entry.kind) {
    case 'purchase':
      return {
        ...common,
        kind: entry.kind,
        account: entry.account,
        rateCard: entry.rateCard,
        pack: entry.pack,
        units: formatUnits(entry.units),
        price: toMoney(entry.price, entry.currency),
        expiresAt: formatInstant(entry.expiresAt),
      }
    case 'usage':
      return { ...common, kind: entry.kind, ...usageFields(entry, currency), ...detailsToJson(entry.details) }
    case 'balance':
      return { ...common, kind: entry.kind, account: entry.account, units: formatUnits(entry.units), lot: entry.lot }
    case 'amend':
      return { ...common, kind: entry.kind, lot: entry.lot, expiresAt: formatInstant(entry.expiresAt) }
    case 'reversal':
      return { ...common, kind: entry.kind, entry: entry.entry, reason: entry.reason }
    case 'close':
      return { ...common, kind: entry.kind, month: entry.month, digest: entry.digest }
    case 'reopen':
      return { ...common, kind: entry.kind, month: entry.month }
  }
}

function usageFields(entry: UsageEntry, currency: Currency) {
  const { charge } = entry
  const price = (value: MicroPrice | null): string | null => (value === null ? null : formatPrice(value, currency))
  return {
    account: entry.account,
    model: charge.model,
    resolution: charge.resolution,
    seconds: charge.seconds,
    clips: entry.clips,
    outcome: entry.outcome,
    unitsPerClip: formatUnits(charge.unitsPerClip),
    payAsYouGo: price(charge.payAsYouGo),
    listPricePerUnit: price(charge.listPricePerUnit),
    production: entry.production,
    shot: entry.shot,
  }
}

function detailsToJson(details: TakeDetails | null) {
  if (details === null) return {}
  const { submittedAt, ...told } = details
  return submittedAt === undefined ? told : { ...told, submittedAt: formatInstant(submittedAt) }
}

/**
 * Reads a line of the journal's JSONL. Refuses with the field and what would be right.
 * @param currency the ledger's: a purchase in another is refused
 */
export function entryFromJson(value: unknown, currency: Currency): JournalEntry {
  const parsed = entryJson.safeParse(value)
  if (!parsed.success) throw notAnEntry(parsed.error)
  const json = parsed.data
  const common = {
    id: json.id,
    at: parseInstant(json.at, 'at'),
    recordedAt: parseInstant(json.recordedAt, 'recordedAt'),
    source: json.source,
    externalId: json.externalId,
    note: json.note,
  }
  switch (json.kind) {
    case 'purchase':
      if (json.price.currency !== currency) {
        throw invalid(`price.currency: is ${json.price.currency}; the ledger is in ${currency}`, {
          field: 'price.currency',
        })
      }
      return {
        ...common,
        kind: json.kind,
        account: json.account,
        rateCard: json.rateCard,
        pack: json.pack,
        units: above(0, parseUnits(json.units, 'units'), 'units'),
        price: atLeast(0, parseAmount(json.price.amount, currency, 'price.amount'), 'price.amount'),
        currency,
        expiresAt: expiryAfter(common.at, json.expiresAt),
      }
    case 'usage': {
      const charge = chargeFromJson(json)
      return {
        ...common,
        kind: json.kind,
        account: json.account,
        charge,
        clips: countable(json.clips, charge),
        outcome: json.outcome,
        production: json.production,
        shot: json.shot,
        details: detailsFromJson(json),
      }
    }
    case 'balance':
      return {
        ...common,
        kind: json.kind,
        account: json.account,
        units: atLeast(0, parseUnits(json.units, 'units'), 'units'),
        lot: json.lot,
      }
    case 'amend':
      return { ...common, kind: json.kind, lot: json.lot, expiresAt: expiryAfter(common.at, json.expiresAt) }
    case 'reversal':
      return { ...common, kind: json.kind, entry: json.entry, reason: json.reason }
    case 'close':
      return { ...common, kind: json.kind, month: json.month, digest: json.digest }
    case 'reopen':
      return { ...common, kind: json.kind, month: json.month }
  }
}

type UsageJson = Extract<EntryJson, { kind: 'usage' }>

function chargeFromJson(json: UsageJson): Charge {
  const price = (text: string | null, field: string): MicroPrice | null =>
    text === null ? null : parsePrice(text, field)
  return {
    model: json.model,
    resolution: json.resolution,
    seconds: json.seconds,
    unitsPerClip: above(0, parseUnits(json.unitsPerClip, 'unitsPerClip'), 'unitsPerClip'),
    payAsYouGo: price(json.payAsYouGo, 'payAsYouGo'),
    listPricePerUnit: price(json.listPricePerUnit, 'listPricePerUnit'),
  }
}

function countable(clips: number, { unitsPerClip }: Charge): number {
  if (Number.isSafeInteger(clips * unitsPerClip)) return clips
  throw invalid(`clips: ${clips} are too many to be counted exactly`, { field: 'clips' })
}

function detailsFromJson(json: UsageJson): TakeDetails | null {
  const details: TakeDetails = {
    ...(json.mode === undefined ? {} : { mode: json.mode }),
    ...(json.scene === undefined ? {} : { scene: json.scene }),
    ...(json.take === undefined ? {} : { take: json.take }),
    ...(json.kept === undefined ? {} : { kept: json.kept }),
    ...(json.submittedAt === undefined ? {} : { submittedAt: parseInstant(json.submittedAt, 'submittedAt') }),
  }
  return Object.keys(details).length === 0 ? null : details
}

/** The first thing that is wrong with a line, by its field. */
function notAnEntry({ issues: [issue] }: z.ZodError): Refusal {
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const field = [...issue.path, key].join('.')
    return invalid(`${field}: is not known; leave it out`, { field })
  }
  const field = issue?.path.join('.') ?? ''
  const message = issue?.message ?? 'is not an entry of the journal'
  return field === '' ? invalid(`the line ${message}`) : invalid(`${field}: ${message}`, { field })
}

function expiryAfter(at: Instant, text: string): Instant {
  const expiresAt = parseInstant(text, 'expiresAt')
  if (expiresAt > at) return expiresAt
  throw invalid(`expiresAt: ${formatInstant(expiresAt)} is not after ${formatInstant(at)}`, { field: 'expiresAt' })
}

function above(least: number, value: number, field: string): number {
  if (value <= least) throw invalid(`${field}: must be more than ${least}`, { field })
  return value
}

function atLeast(least: number, value: number, field: string): number {
  if (value < least) throw invalid(`${field}: must be at least ${least}`, { field })
  return value
}

/** Writes a posting; a purchase carries what was paid as `price` beside its cost of 0. */
export function postingToJson(posting: Posting, price: number | null, currency: Currency): PostingJson {
  return {
    kind: posting.kind,
    at: formatInstant(posting.at),
    account: posting.account,
    lot: posting.lot,
    units: formatUnits(posting.units),
    cost: toMoney(posting.cost, currency),
    ...(price === null ? {} : { price: toMoney(price, currency) }),
  }
}
