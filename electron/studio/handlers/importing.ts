import { basename } from 'node:path'
import * as z from 'zod'
import { entryFromJson } from '../../../shared/api/journal-json.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ImportReportJson, ImportRowJson } from '../../../shared/api/shapes.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { isEntryId } from '../../../shared/domain/journal.ts'
import type { EntryId, JournalEntry, UsageEntry } from '../../../shared/domain/journal.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { readJournalFile } from '../../imports/usage/read-journal-file.ts'
import type { AcceptedRow } from '../../imports/usage/read-usage-file.ts'
import { readUsageFile } from '../../imports/usage/read-usage-file.ts'
import type { TextFile } from '../../imports/text/text-file.ts'
import { inspectTextFile } from '../../imports/text/text-file.ts'
import type { UsageDraft } from '../../imports/usage/usage-row.ts'
import { insertBatch } from '../../ledger/journal/batches.ts'
import { closedMonths } from '../../ledger/figures/closings.ts'
import type { Recorded } from '../../ledger/journal/journal.ts'
import type { Ending, LedgerWriter } from '../../ledger/writer.ts'
import { OWN_SOURCE } from '../../reports/usage-csv.ts'
import type { CommandContext, ToldCommandContext } from '../context.ts'
import { MANUAL_SOURCE } from '../context.ts'
import { newId } from '../ids.ts'
import { ImportTally } from '../import-tally.ts'
import { importedEntry } from '../imported-entry.ts'
import { refusalWithLine } from '../refusal-with-line.ts'
import { statementDigest } from './months.ts'

interface ImportOptions {
  readonly preview: boolean
  readonly skipRejected: boolean
  readonly digest?: string | undefined
}

/** A row that a file's reader has refused. */
interface RefusedRow {
  readonly line: number
  readonly externalId: string | null
  readonly field: string | null
  readonly reason: string
}

/** What a file gives: rows of which each is refused, or can be made an entry. */
interface Reading<R extends { readonly line: number }> {
  readonly batches: AsyncIterable<readonly (R | RefusedRow)[]>
  readonly entryOf: (row: R) => JournalEntry
  /** The entries that the file takes back after it has brought them. */
  readonly reversed: ReadonlySet<EntryId>
  /** Known once the rows have been read. */
  readonly about: () => { readonly format: string; readonly unknownColumns: string[] }
  /** What was said by hand of how to read the file; '' where nothing was. */
  readonly said: string
}

export async function importUsage(
  context: ToldCommandContext,
  input: ParsedInput<'imports.usage'>,
): Promise<Output<'imports.usage'>> {
  const file = await inspectTextFile(input.file)
  const card = context.cards.find(input.rateCard ?? DEFAULT_CARD)
  const { zone, currency } = context
  const columns = new Map(input.columns.map(({ column, field }) => [column, field]))
  const { format, rows, unknownColumns } = await readUsageFile(file, { card, zone, currency, columns })
  const account = input.account ?? MAIN_ACCOUNT
  return importRows<AcceptedRow>(context, file, input, {
    batches: rows,
    entryOf: (row) => usageEntry(context, account, row.draft),
    reversed: new Set(),
    about: () => ({ format, unknownColumns: [...unknownColumns] }),
    said: input.columns.length === 0 ? '' : JSON.stringify(input.columns),
  })
}

/** The entry of a draft. A take that this program exported without an external id comes back under its own entry id. */
function usageEntry(context: CommandContext, account: string, draft: UsageDraft): UsageEntry {
  const own = draft.source === OWN_SOURCE && isEntryId(draft.externalId)
  return {
    kind: 'usage',
    id: own ? draft.externalId : newId(),
    at: draft.at,
    recordedAt: context.now,
    source: own ? MANUAL_SOURCE : draft.source,
    externalId: own ? null : draft.externalId,
    note: draft.note,
    account: draft.account ?? account,
    charge: draft.charge,
    clips: draft.clips,
    outcome: draft.outcome,
    production: draft.production,
    shot: draft.shot,
    details: draft.details,
  }
}

export async function importJournal(
  context: ToldCommandContext,
  input: ParsedInput<'imports.journal'>,
): Promise<Output<'imports.journal'>> {
  const file = await inspectTextFile(input.file)
  try {
    return await importRows<JournalValue>(context, file, input, {
      batches: journalRows(file),
      entryOf: (row) => entryFromJson(row.value, context.currency),
      reversed: await reversedIn(file),
      about: () => ({ format: 'journal', unknownColumns: [] }),
      said: '',
    })
  } catch (error) {
    throw error instanceof Refusal ? await refusalWithLine(file, error) : error
  }
}

interface JournalValue {
  readonly line: number
  readonly value: unknown
}

/**
 * The entries that a journal's reversals name. In R1 order an entry that was taken back may come after the one that was
 * recorded in its stead, with the same external id.
 */
async function reversedIn(file: TextFile): Promise<ReadonlySet<EntryId>> {
  const reversed = new Set<EntryId>()
  for await (const lines of readJournalFile(file)) {
    for (const line of lines) {
      const value = 'value' in line ? reversalTarget.safeParse(line.value) : null
      if (value?.success === true) reversed.add(value.data.entry)
    }
  }
  return reversed
}

const reversalTarget = z.object({ kind: z.literal('reversal'), entry: z.string() })

async function* journalRows(file: TextFile): AsyncGenerator<readonly (JournalValue | RefusedRow)[]> {
  for await (const lines of readJournalFile(file)) {
    yield lines.map((line) => ('value' in line ? line : { ...line, externalId: null, field: null }))
  }
}

/**
 * Records a file's rows in one transaction, or none of them: a rejected row refuses the file unless it is to be left out. A
 * preview goes the same way up to the end and is then undone, so that what it says is what would happen.
 */
async function importRows<R extends { readonly line: number }>(
  context: ToldCommandContext,
  file: TextFile,
  options: ImportOptions,
  { batches, entryOf, reversed, about, said }: Reading<R>,
): Promise<ImportReportJson> {
  const { writer } = context.ledger
  return writer.changeWaiting(context.now, async (change): Promise<Ending<ImportReportJson>> => {
    const uuid = newId()
    const batch = insertBatch(writer.db, uuid, basename(file.path), file.digest, context.now)
    const tally = new ImportTally(file.digest, said)
    const closed = new Set(closedMonths(writer.db).map((one) => one.month))
    const check = (): void => {
      refuseUnlessDigestsHold(writer, closed)
    }
    for await (const rows of batches) {
      for (const { row, entry } of recorded(rows, entryOf, (entries) => change.recordEach(entries, batch, reversed))) {
        tally.add(row, () => (entry === null ? null : importedEntry(entry)))
      }
      context.progress(tally.total, null)
    }
    const applies = !options.preview && tally.counts.new > 0
    const report = tally.report({ file: file.path, ...about(), applied: applies, batch: applies ? uuid : null })
    if (options.preview) return { value: report, ending: tally.counts.rejected > 0 ? 'undo' : 'rehearse', check }
    refuseUnlessPreviewed(file, options, tally)
    if (tally.counts.rejected > 0 && !options.skipRejected) throw tally.refusal(file.path)
    return { value: report, ending: applies ? 'commit' : 'undo', check }
  })
}

function refused({ line, externalId, field, reason }: RefusedRow): ImportRowJson {
  return { line, verdict: 'rejected', externalId, field, reason }
}

interface TakenRow {
  readonly row: ImportRowJson
  /** What it was read as; null where it could not be read. */
  readonly entry: JournalEntry | null
}

/** Records rows, and says what has become of each; what the ledger refuses is a rejected row too. */
function* recorded<R extends { readonly line: number }>(
  rows: readonly (R | RefusedRow)[],
  entryOf: (row: R) => JournalEntry,
  record: (entries: readonly JournalEntry[]) => readonly (Recorded | Refusal)[],
): Generator<TakenRow> {
  const made = rows.map((row) => ('reason' in row ? refused(row) : entryOrRefusal(row, entryOf)))
  const entries = made.filter((one) => 'kind' in one)
  const answers = record(entries).values()
  for (const [index, one] of made.entries()) {
    if (!('kind' in one)) yield { row: one, entry: null }
    else yield { row: rowOf(rows[index]?.line ?? 0, one.externalId ?? one.id, answers.next().value), entry: one }
  }
}

function entryOrRefusal<R extends { readonly line: number }>(
  row: R,
  entryOf: (row: R) => JournalEntry,
): JournalEntry | ImportRowJson {
  try {
    return entryOf(row)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return rejected(row.line, null, error)
  }
}

function rejected(line: number, externalId: string | null, { message, details }: Refusal): ImportRowJson {
  return { line, verdict: 'rejected', externalId, field: details.field ?? null, reason: message }
}

function rowOf(line: number, externalId: string, outcome: Recorded | Refusal | undefined): ImportRowJson {
  if (outcome === undefined) throw new Error(`line ${line} got no answer`)
  if (outcome instanceof Refusal) return rejected(line, externalId, outcome)
  switch (outcome.status) {
    case 'recorded':
      return { line, verdict: 'new', externalId, field: null, reason: null }
    case 'duplicate':
      return { line, verdict: 'duplicate', externalId, field: null, reason: `recorded already as ${outcome.id}` }
    case 'conflict': {
      const { field, id, held, given } = outcome
      const reason = `recorded already as ${id} with ${field} ${held}; this says ${given}`
      return { line, verdict: 'conflict', externalId, field, reason }
    }
  }
}

function refuseUnlessPreviewed(file: TextFile, { digest }: ImportOptions, tally: ImportTally): void {
  if (digest === undefined || digest === tally.digest()) return
  throw new Refusal(
    'conflict',
    `${file.path}: the file or the ledger has changed since the preview: preview it again`,
    {
      file: file.path,
    },
  )
}

/** R11: a month that an imported journal closes must have come to what it was closed with. */
function refuseUnlessDigestsHold({ db, names }: LedgerWriter, before: ReadonlySet<string>): void {
  for (const { month, digest } of closedMonths(db)) {
    if (before.has(month) || statementDigest(db, names, month) === digest) continue
    throw new Refusal(
      'conflict',
      `close ${month}: its statement does not come to the digest it was closed with: import into a ledger of the same zone, currency and drawing orders`,
      { month },
    )
  }
}
