import { Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { MONTH_FORMATS } from '../../../shared/api/month-formats.ts'
import { entryToJson } from '../../../shared/api/journal-json.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { parseWhen } from '../../../shared/domain/calendar.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import type { StoredEntry } from '../../ledger/journal/entries.ts'
import { storedEntries } from '../../ledger/journal/entries.ts'
import { countEntries } from '../../ledger/ledger.ts'
import { knownLots, movements } from '../../ledger/figures/movements.ts'
import { writeBeancount } from '../../reports/beancount.ts'
import { writeHledger } from '../../reports/hledger.ts'
import type { PlainTextInput } from '../../reports/transactions.ts'
import { writeUsageCsv } from '../../reports/usage-csv.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import type { ToldCommandContext } from '../context.ts'
import { monthFile } from '../month-file.ts'
import { watched } from '../watched-pieces.ts'
import { ENTRIES_AT_ONCE, standingUsage } from '../month-takes.ts'

const FROM_THE_FIRST = Number.MIN_SAFE_INTEGER
const TO_THE_LAST = Number.MAX_SAFE_INTEGER

export async function exportStatement(
  context: ToldCommandContext,
  { month, format, file }: ParsedInput<'exports.statement'>,
): Promise<Output<'exports.statement'>> {
  const { label, isText } = MONTH_FORMATS[format]
  if (file === undefined && !isText) throw invalid(`file: ${label} is written to a file: name one`, { field: 'file' })
  const chunks = watched(await monthFile(context, month, format), (passed) => {
    context.progress(passed, null)
  })
  if (file !== undefined) {
    const { bytes } = await writeFileAtomically(file, chunks)
    return { file, text: null, bytes }
  }
  const text = await textOf(Readable.from(chunks))
  return { file: null, text, bytes: Buffer.byteLength(text) }
}

export async function exportJournal(
  context: ToldCommandContext,
  { file, format }: ParsedInput<'exports.journal'>,
): Promise<Output<'exports.journal'>> {
  const { reader, names, zone, currency } = context
  const count = counter(context)
  if (format === 'jsonl') {
    const entries = storedEntries(reader, names, wholeJournal(), ENTRIES_AT_ONCE)
    const { bytes } = await writeFileAtomically(file, jsonLines(count.each(entries), currency))
    return { file, entries: count.seen(), bytes }
  }
  const input: PlainTextInput = {
    title: 'Packledger',
    zone,
    currency,
    lots: knownLots(reader, names),
    digest: null,
    opening: null,
    movements: count.each(movements(reader, names, FROM_THE_FIRST, TO_THE_LAST)),
  }
  const { bytes } = await writeFileAtomically(file, format === 'hledger' ? writeHledger(input) : writeBeancount(input))
  return { file, entries: countEntries(reader), bytes }
}

function* jsonLines(entries: Iterable<StoredEntry>, currency: string): Generator<string> {
  for (const { entry } of entries) yield `${JSON.stringify(entryToJson(entry, currency))}\n`
}

export async function exportUsage(
  context: ToldCommandContext,
  input: ParsedInput<'exports.usage'>,
): Promise<Output<'exports.usage'>> {
  const { reader, names, zone } = context
  const filter = {
    ...wholeJournal(),
    ...(input.from === undefined ? {} : { from: parseWhen(input.from, zone, 'from') }),
    ...(input.to === undefined ? {} : { to: parseWhen(input.to, zone, 'to') }),
  }
  const count = counter(context)
  const usage = count.each(standingUsage(storedEntries(reader, names, filter, ENTRIES_AT_ONCE)))
  const { bytes } = await writeFileAtomically(input.file, writeUsageCsv(usage))
  return { file: input.file, entries: count.seen(), bytes }
}

function wholeJournal(): { from: Instant; to: Instant; production: null; account: null } {
  return { from: FROM_THE_FIRST, to: TO_THE_LAST, production: null, account: null }
}

const PROGRESS_EVERY = 5000

/** Counts what passes, and tells the progress. */
function counter(context: ToldCommandContext) {
  let seen = 0
  return {
    seen: () => seen,
    *each<T>(items: Iterable<T>): Generator<T> {
      for (const item of items) {
        seen += 1
        if (seen % PROGRESS_EVERY === 0) context.progress(seen, null)
        yield item
      }
    },
  }
}
