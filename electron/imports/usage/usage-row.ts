import type { Instant, Zone } from '../../../shared/domain/calendar.ts'
import { parseDecimal } from '../../../shared/domain/decimal.ts'
import type { Charge, Outcome, TakeDetails } from '../../../shared/domain/journal.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import type { RateCard, RenderKind } from '../../../shared/domain/rate-card.ts'
import { chargeOf, findRenderKind } from '../../../shared/domain/rate-card.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import { formatUnits, parseUnits } from '../../../shared/domain/units.ts'
import type { UsageField } from '../../../shared/domain/usage-fields.ts'
import type { UsageMapping } from './usage-columns.ts'
import { rowNamer } from './usage-row-ids.ts'
import type { UsageRowTexts, UsageTexts } from './usage-texts.ts'
import { parseUsageTime } from './usage-time.ts'
import { parseKept, parseOutcome } from './usage-words.ts'

/** A usage as a file tells it: an entry but for its id and when it was recorded. */
export interface UsageDraft {
  /** Unique within `source`: what makes a second import of the same render a duplicate (R12). */
  readonly externalId: string
  readonly source: string
  /** Null where the row does not say: then it is the account that the file is imported into. */
  readonly account: string | null
  readonly at: Instant
  readonly charge: Charge
  readonly clips: number
  readonly outcome: Outcome
  readonly production: string | null
  readonly shot: string | null
  readonly note: string | null
  readonly details: TakeDetails | null
}

/** What rows are read against. */
export interface UsageContext {
  readonly card: RateCard
  /** Where times without an offset are. */
  readonly zone: Zone
  /** The ledger's: a card in another leaves usage without prices, as they could not be added up. */
  readonly currency: Currency
  /** What was said of the file's columns by hand. */
  readonly columns?: UsageMapping | undefined
}

/** The source of rows that have no task id; those that have one are the rate card's. */
const USAGE_FILE_SOURCE = 'usage-file'

/** As long as a name may be in the contract; a note may be longer. */
const MAX_TEXT = 200

/** What repeats from row to row is kept; a hostile file could make it grow without end, so it starts anew at so many. */
const MAX_CACHED = 10_000

/**
 * Makes the reader of one file's rows: it remembers what repeats (charges, figures) and which rows it has seen. The reader
 * refuses a row (invalid_input, `details.field` a neutral column name) that cannot be recorded as it stands.
 */
export function usageRowReader(context: UsageContext): (row: UsageRowTexts) => UsageDraft {
  const chargeOf = chargeFinder(context)
  const figures = new Map<string, Milliunits>()
  const unitsOf = (text: string): Milliunits => cached(figures, text, () => parseUnits(decimalPoint(text), 'units'))
  const nameRow = rowNamer()
  return (row) => {
    const { texts } = row
    const outcome = parseOutcome(texts.outcome)
    const charge = chargeOf(texts)
    const clips = parseClips(textOf(texts, 'clips'), charge)
    if (texts.units !== '') checkUnits(unitsOf(textOf(texts, 'units')), charge, clips, outcome, context.card)
    const submittedAt = timeOf(texts, 'submitted_at', context.zone)
    const finishedAt = timeOf(texts, 'finished_at', context.zone)
    const at = finishedAt ?? submittedAt
    if (at === null)
      throw invalid('finished_at: is missing, and so is submitted_at; one is needed', { field: 'finished_at' })
    const production = nameOf(texts, 'project')
    const shot = nameOf(texts, 'shot')
    const details = detailsOf(texts, finishedAt === null ? null : submittedAt)
    const note = noteOf(row)
    const taskId = nameOf(texts, 'task_id')
    const source = nameOf(texts, 'source')
    const account = nameOf(texts, 'account')
    return {
      externalId: taskId ?? nameRow(row),
      source: taskId === null ? USAGE_FILE_SOURCE : (source ?? context.card.id),
      account,
      at,
      charge,
      clips,
      outcome,
      production,
      shot,
      note,
      details,
    }
  }
}

/** Finds what a row is charged. Rows of one kind share one object. */
function chargeFinder(context: UsageContext): (texts: UsageTexts) => Charge {
  const { card } = context
  const charges = new Map<RenderKind, Charge>()
  const found = new Map<string, Charge>()
  const find = (texts: UsageTexts): Charge => {
    const seconds = parseSeconds(required(texts, 'duration_s'))
    const kind = findRenderKind(card, required(texts, 'model'), resolutionOf(required(texts, 'resolution')), seconds)
    const charge = charges.get(kind) ?? chargeOf(card, kind, context.currency)
    charges.set(kind, charge)
    return charge
  }
  return (texts) => cached(found, `${texts.model}\n${texts.resolution}\n${texts.duration_s}`, () => find(texts))
}

function cached<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = find()
  if (known.size >= MAX_CACHED) known.clear()
  known.set(key, value)
  return value
}

function required(texts: UsageTexts, field: UsageField): string {
  const text = textOf(texts, field)
  if (text === '') throw invalid(`${field}: is missing`, { field })
  return text
}

/** "1080" is 1080p. */
function resolutionOf(text: string): string {
  return /^\d+$/.test(text) ? `${text}p` : text
}

/** Whole seconds, with or without the unit: "6", "6s", "6 s", "6.0", "6,0". */
function parseSeconds(text: string): number {
  const number = text.replace(/ *(?:s|sec|secs|seconds?)\.?$/i, '')
  const milliseconds = parseDecimal(decimalPoint(number), 3, 'duration_s')
  if (milliseconds > 0 && milliseconds % 1000 === 0) return milliseconds / 1000
  throw invalid(`duration_s: "${text}" is not a whole number of seconds such as 6`, { field: 'duration_s' })
}

/** A decimal comma becomes a point; where both are there, nothing is guessed. */
function decimalPoint(text: string): string {
  return text.includes('.') ? text : text.replace(',', '.')
}

function parseClips(text: string, charge: Charge): number {
  if (text === '' || text === '1') return 1
  const clips = /^\d+(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : 0
  if (clips >= 1 && Number.isSafeInteger(clips * charge.unitsPerClip)) return clips
  throw invalid(`clips: "${text}" is not a whole number of at least 1`, { field: 'clips' })
}

/** What a file says it was charged must be what the card says: otherwise one of the two is wrong, and no one knows which. */
function checkUnits(given: Milliunits, charge: Charge, clips: number, outcome: Outcome, card: RateCard): void {
  const charged = outcome === 'success' ? charge.unitsPerClip * clips : 0
  if (given === charged) return
  const kind = kindText(charge)
  const why =
    outcome === 'success'
      ? `the rate card ${card.id} charges ${formatUnits(charged)} (${clips} × ${formatUnits(charge.unitsPerClip)}, ${kind})`
      : `a render with the outcome ${outcome} is charged 0`
  throw invalid(`units: the file says ${formatUnits(given)}, ${why}`, { field: 'units' })
}

function timeOf(texts: UsageTexts, field: 'submitted_at' | 'finished_at', zone: Zone): Instant | null {
  const text = textOf(texts, field)
  return text === '' ? null : parseUsageTime(text, zone, field)
}

function nameOf(texts: UsageTexts, field: UsageField): string | null {
  const text = textOf(texts, field)
  return text === '' ? null : text
}

/** A field's text, which is short before anything looks into it. */
function textOf(texts: UsageTexts, field: UsageField): string {
  const text = texts[field]
  if (text.length <= MAX_TEXT) return text
  throw invalid(`${field}: has ${text.length} characters; at most ${MAX_TEXT} are possible`, { field })
}

function detailsOf(texts: UsageTexts, submittedAt: Instant | null): TakeDetails | null {
  const mode = nameOf(texts, 'mode')
  const scene = nameOf(texts, 'scene')
  const take = nameOf(texts, 'take')
  const kept = parseKept(texts.kept)
  if (mode === null && scene === null && take === null && kept === null && submittedAt === null) return null
  return {
    ...(mode !== null && { mode }),
    ...(scene !== null && { scene }),
    ...(take !== null && { take }),
    ...(kept !== null && { kept }),
    ...(submittedAt !== null && { submittedAt }),
  }
}

/** The note itself, then what has no field of its own, each under its name. */
function noteOf(row: UsageRowTexts): string | null {
  const { note, pack_id: pack } = row.texts
  if (pack === '' && row.unknown.length === 0) return note === '' ? null : note
  const parts = row.unknown.map((one) => `${one.name}: ${one.text}`)
  if (pack !== '') parts.unshift(`pack_id: ${pack}`)
  if (note !== '') parts.unshift(note)
  return parts.join('; ')
}
