import { ENTRY_KINDS } from '../../shared/domain/journal.ts'
import type { UsageField } from '../../shared/domain/usage-fields.ts'
import { refuseBankStatement } from './bank/bank-opening.ts'
import { isBillHead } from './bills/bill-columns.ts'
import { columnNames } from './text/column-names.ts'
import { findDelimiter, readDelimited } from './text/delimited.ts'
import { isMinimaxTask } from './usage/minimax-tasks.ts'
import { FORMAT_OF, oneArray, openingOf, parseObject } from './usage/read-usage-file.ts'
import type { UsageFormat } from './usage/read-usage-file.ts'
import { samplesOf } from './text/samples.ts'
import { shortened } from './text/shortened.ts'
import { readText } from './text/text-file.ts'
import type { TextFile } from './text/text-file.ts'
import { readLines } from './text/text-lines.ts'
import { missingFields, usageFieldOf } from './usage/usage-columns.ts'
import type { JsonObject } from './usage/usage-json.ts'

/** A column (or a key of lines of JSON) as it is understood, with some of what stands in it. */
export interface SeenColumn {
  readonly name: string
  /** Null where the name tells none: such a column goes into the notes. */
  readonly field: UsageField | null
  readonly samples: readonly string[]
}

/** What a file is, before anything is read from it. */
export interface LookedAt {
  readonly kind: 'usage' | 'journal' | 'rate-card' | 'bill'
  readonly format: UsageFormat | 'journal' | 'rate card' | 'minimax-bill'
  /** Empty where the form itself says what each part is. */
  readonly columns: readonly SeenColumn[]
  /** The mandatory fields that no column is for; of alternatives one is enough. */
  readonly missing: readonly (readonly UsageField[])[]
}

const ROWS_SEEN = 100
const MAX_COLUMNS = 200
/** A rate card is a page or two: a file beyond this is none. */
const MAX_CARD_BYTES = 1024 * 1024

/** Looks at the head and the first rows of a file: what it is, and what its columns are taken for. */
export async function lookAtFile(file: TextFile): Promise<LookedAt> {
  const opening = await openingOf(file)
  if (opening.startsWith('[')) throw oneArray(file)
  refuseBankStatement(file, opening)
  if (!opening.startsWith('{')) return lookAtCells(file, opening)
  const objects = await firstObjects(file)
  const [first] = objects
  if (first === undefined || isRateCard(first)) {
    const card = first ?? (await wholeObject(file))
    if (card !== null && isRateCard(card)) return plain('rate-card', 'rate card')
  }
  if (first !== undefined && isJournalEntry(first)) return plain('journal', 'journal')
  if (first !== undefined && isMinimaxTask(first)) return plain('usage', 'minimax-tasks')
  return usageOf('jsonl', columnsOfObjects(objects))
}

function plain(kind: LookedAt['kind'], format: LookedAt['format']): LookedAt {
  return { kind, format, columns: [], missing: [] }
}

function usageOf(format: UsageFormat, columns: readonly SeenColumn[]): LookedAt {
  const found = new Set(columns.flatMap((column) => (column.field === null ? [] : [column.field])))
  return { kind: 'usage', format, columns, missing: missingFields(found) }
}

async function lookAtCells(file: TextFile, opening: string): Promise<LookedAt> {
  const delimiter = findDelimiter(opening)
  for await (const batch of readDelimited(readText(file), delimiter, file.path)) {
    const [head, ...rows] = batch
    if (head === undefined) continue
    if (isBillHead(head.cells)) return plain('bill', 'minimax-bill')
    const names = columnNames(head.cells).slice(0, MAX_COLUMNS)
    const columns = names.map((name, index) =>
      columnOf(
        name,
        rows.map((row) => row.cells[index] ?? ''),
      ),
    )
    return usageOf(FORMAT_OF[delimiter], columns)
  }
  return usageOf(FORMAT_OF[delimiter], [])
}

function columnOf(name: string, texts: readonly string[]): SeenColumn {
  return { name: shortened(name), field: usageFieldOf(name), samples: samplesOf(texts) }
}

async function firstObjects(file: TextFile): Promise<readonly JsonObject[]> {
  const objects: JsonObject[] = []
  for await (const lines of readLines(readText(file))) {
    for (const line of lines) {
      const value = 'text' in line ? parseObject(line.text) : null
      if (value !== null) objects.push(value)
      if (objects.length === ROWS_SEEN) return objects
    }
  }
  return objects
}

function columnsOfObjects(objects: readonly JsonObject[]): readonly SeenColumn[] {
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))].slice(0, MAX_COLUMNS)
  return names.map((name) =>
    columnOf(
      name,
      objects.map((object) => sampleOf(object, name)),
    ),
  )
}

function sampleOf(object: JsonObject, key: string): string {
  const value = Object.hasOwn(object, key) ? object[key] : null
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value.trim() : JSON.stringify(value)
}

/** The file as one object over several lines; null where it is none. */
async function wholeObject(file: TextFile): Promise<JsonObject | null> {
  if (file.bytes > MAX_CARD_BYTES) return null
  let text = ''
  for await (const chunk of readText(file)) text += chunk
  return parseObject(text)
}

function isRateCard(value: JsonObject): boolean {
  return Array.isArray(value['packs']) && Array.isArray(value['renderKinds'])
}

function isJournalEntry(value: JsonObject): boolean {
  const kinds: readonly unknown[] = ENTRY_KINDS
  return kinds.includes(value['kind']) && 'recordedAt' in value && 'at' in value
}
