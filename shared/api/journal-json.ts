import { formatInstant, parseInstant } from '../domain/calendar.ts'
import type { JournalEntry, TakeDetails, UsageEntry } from '../domain/journal.ts'
import type { Currency, MicroPrice } from '../domain/money.ts'
import { formatPrice, parseAmount, parsePrice, toMoney } from '../domain/money.ts'
import type { Posting } from '../domain/postings.ts'
import { invalid } from '../domain/refusal.ts'
import { formatUnits, parseUnits } from '../domain/units.ts'
import type { EntryJson, PostingJson } from './shapes.ts'
import { entryJson } from './shapes.ts'

/** Writes an entry as a line of the journal's JSONL carries it (DESIGN section 6). Money is in the ledger's currency. */
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
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = issue?.path.join('.') ?? ''
    throw invalid(`${field === '' ? 'the line' : field}: ${issue?.message ?? 'is not an entry of the journal'}`, {
      field,
    })
  }
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
        expiresAt: parseInstant(json.expiresAt, 'expiresAt'),
      }
    case 'usage':
      return {
        ...common,
        kind: json.kind,
        account: json.account,
        charge: {
          model: json.model,
          resolution: json.resolution,
          seconds: json.seconds,
          unitsPerClip: above(0, parseUnits(json.unitsPerClip, 'unitsPerClip'), 'unitsPerClip'),
          payAsYouGo: json.payAsYouGo === null ? null : parsePrice(json.payAsYouGo, 'payAsYouGo'),
          listPricePerUnit:
            json.listPricePerUnit === null ? null : parsePrice(json.listPricePerUnit, 'listPricePerUnit'),
        },
        clips: json.clips,
        outcome: json.outcome,
        production: json.production,
        shot: json.shot,
        details: detailsFromJson(json),
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
      return { ...common, kind: json.kind, lot: json.lot, expiresAt: parseInstant(json.expiresAt, 'expiresAt') }
    case 'reversal':
      return { ...common, kind: json.kind, entry: json.entry, reason: json.reason }
    case 'close':
      return { ...common, kind: json.kind, month: json.month, digest: json.digest }
    case 'reopen':
      return { ...common, kind: json.kind, month: json.month }
  }
}

function detailsFromJson(json: Extract<EntryJson, { kind: 'usage' }>): TakeDetails | null {
  const details: TakeDetails = {
    ...(json.mode === undefined ? {} : { mode: json.mode }),
    ...(json.scene === undefined ? {} : { scene: json.scene }),
    ...(json.take === undefined ? {} : { take: json.take }),
    ...(json.kept === undefined ? {} : { kept: json.kept }),
    ...(json.submittedAt === undefined ? {} : { submittedAt: parseInstant(json.submittedAt, 'submittedAt') }),
  }
  return Object.keys(details).length === 0 ? null : details
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
