import { basename } from 'node:path'
import { entryFromJson } from '../../../shared/api/journal-json.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ImportReportJson } from '../../../shared/api/shapes.ts'
import { isEntryId } from '../../../shared/domain/journal.ts'
import type { JournalEntry, UsageEntry } from '../../../shared/domain/journal.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { readJournalFile } from '../../imports/read-journal-file.ts'
import { readUsageFile } from '../../imports/read-usage-file.ts'
import type { TextFile } from '../../imports/text-file.ts'
import { inspectTextFile } from '../../imports/text-file.ts'
import type { UsageDraft } from '../../imports/usage-row.ts'
import { insertBatch } from '../../ledger/batches.ts'
import type { Change } from '../../ledger/change.ts'
import { closedMonths } from '../../ledger/closings.ts'
import type { Recorded } from '../../ledger/journal.ts'
import type { Ending, LedgerWriter } from '../../ledger/writer.ts'
import { OWN_SOURCE } from '../../reports/usage-csv.ts'
import type { CommandContext } from '../context.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT, MANUAL_SOURCE } from '../context.ts'
import { newId } from '../ids.ts'
import { ImportTally } from '../import-tally.ts'
import { statementDigest } from './months.ts'

interface ImportOptions {
  readonly preview: boolean
  readonly skipRejected: boolean
  readonly digest?: string | undefined
}

/** A row as a file's reader gives it: something to record, or why not. */
type Row =
  | { readonly line: number; readonly entry: () => JournalEntry }
  | {
      readonly line: number
      readonly externalId: string | null
      readonly field: string | null
      readonly reason: string
    }

export async function importUsage(
  context: CommandContext,
  input: ParsedInput<'imports.usage'>,
): Promise<Output<'imports.usage'>> {
  const file = await inspectTextFile(input.file)
  const card = context.cards.find(input.rateCard ?? DEFAULT_CARD)
  const { zone, currency } = context
  const reading = await readUsageFile(file, { card, zone, currency })
  const account = input.account ?? MAIN_ACCOUNT
  async function* batches(): AsyncGenerator<readonly Row[]> {
    for await (const rows of reading.rows) {
      yield rows.map((row) =>
        'draft' in row ? { line: row.line, entry: () => usageEntry(context, account, row.draft) } : row,
      )
    }
  }
  return importRows(context, file, input, batches(), () => ({
    format: reading.format,
    unknownColumns: [...reading.unknownColumns],
  }))
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
    account,
    charge: draft.charge,
    clips: draft.clips,
    outcome: draft.outcome,
    production: draft.production,
    shot: draft.shot,
    details: draft.details,
  }
}

export async function importJournal(
  context: CommandContext,
  input: ParsedInput<'imports.journal'>,
): Promise<Output<'imports.journal'>> {
  const file = await inspectTextFile(input.file)
  async function* batches(): AsyncGenerator<readonly Row[]> {
    for await (const lines of readJournalFile(file)) {
      yield lines.map((line) =>
        'value' in line
          ? { line: line.line, entry: () => entryFromJson(line.value, context.currency) }
          : { line: line.line, externalId: null, field: null, reason: line.reason },
      )
    }
  }
  return importRows(context, file, input, batches(), () => ({ format: 'journal', unknownColumns: [] }))
}

/**
 * Records a file's rows in one transaction, or none of them: a rejected row refuses the file unless it is to be left out. A
 * preview goes the same way up to the end and is then undone, so that what it says is what would happen.
 */
async function importRows(
  context: CommandContext,
  file: TextFile,
  options: ImportOptions,
  batches: AsyncIterable<readonly Row[]>,
  about: () => { readonly format: string; readonly unknownColumns: string[] },
): Promise<ImportReportJson> {
  const { writer } = context.ledger
  return writer.changeWaiting(context.now, async (change): Promise<Ending<ImportReportJson>> => {
    const uuid = newId()
    const batch = insertBatch(writer.db, uuid, basename(file.path), file.digest, context.now)
    const tally = new ImportTally(file.digest)
    const closed = new Set(closedMonths(writer.db).map((one) => one.month))
    const check = (): void => {
      refuseUnlessDigestsHold(writer, closed)
    }
    for await (const rows of batches) {
      for (const row of rows) tallyRow(tally, change, batch, row)
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

function tallyRow(tally: ImportTally, change: Change, batch: number, row: Row): void {
  const { line } = row
  if (!('entry' in row)) {
    tally.add({ line, verdict: 'rejected', externalId: row.externalId, field: row.field, reason: row.reason })
    return
  }
  let externalId: string | null = null
  try {
    const entry = row.entry()
    externalId = entry.externalId ?? entry.id
    tally.add({ line, externalId, ...verdictOf(change.record(entry, batch)) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tally.add({ line, verdict: 'rejected', externalId, field: error.details.field ?? null, reason: error.message })
  }
}

function verdictOf(recorded: Recorded) {
  switch (recorded.status) {
    case 'recorded':
      return { verdict: 'new', field: null, reason: null } as const
    case 'duplicate':
      return { verdict: 'duplicate', field: null, reason: `recorded already as ${recorded.id}` } as const
    case 'conflict': {
      const { field, id, held, given } = recorded
      const reason = `recorded already as ${id} with ${field} ${held}; this says ${given}`
      return { verdict: 'conflict', field, reason } as const
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
