import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { partNamer, spellForBeancount, spellForHledger } from '../../../electron/reports/account-names.ts'
import type { MonthFormat } from '../../../shared/api/month-formats.ts'
import { MONTH_FORMAT_NAMES } from '../../../shared/api/month-formats.ts'
import { statementJson } from '../../../shared/api/shapes.ts'
import { withoutApostrophe } from '../../../shared/domain/spreadsheet-text.ts'
import { purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { checked, needs } from '../../support/plain-text-tools.ts'
import { useFolders, useStudios } from '../../support/studio.ts'

const open = useStudios()
const makeFolder = useFolders()

const NAMES = [
  '東京ロケ',
  'حملة الربيع',
  'שלום',
  '🎬 Reel 👩‍🚀',
  '=1+1',
  '+49',
  '@SUM(A1)',
  '-2',
  'A "B", <b> & c;\u2028d',
  'Acme, Inc',
  'Evil, type:A, alias:x',
]

const files = new Map<MonthFormat, Uint8Array>()
beforeAll(async () => {
  const studio = await open({ now: '2026-02-03' })
  await recordEntries(studio, [
    purchase(1, '2026-01-05', { units: '100', price: '10.00' }),
    ...NAMES.map((production, index) => usage(2 + index, '2026-01-12', '1', { production })),
  ])
  for (const format of MONTH_FORMAT_NAMES) {
    const file = studio.path(`month.${format}`)
    await studio.value('exports.statement', { month: '2026-01', format, file })
    files.set(format, readFileSync(file))
  }
})

type Row = Readonly<Record<string, string>>
type ReadNames = (bytes: Uint8Array) => readonly string[]

const utf8 = (bytes: Uint8Array): string => strFromU8(bytes)
const rowsOf = (bytes: Uint8Array): Row[] => parse<Row>(utf8(bytes), { columns: true })
const cells = (rows: readonly Row[], column: string): string[] =>
  rows.map((row) => withoutApostrophe(row[column] ?? ''))
const part = (bytes: Uint8Array, name: string): Uint8Array => unzipSync(bytes)[name] ?? new Uint8Array()

/** A purchase has no tags. */
function tagged(bytes: Uint8Array): string[] {
  const tags = rowsOf(bytes).map((row) => row['Tags'] ?? '')
  return tags.filter((text) => text !== '').map((text) => (JSON.parse(text) as { production: string }).production)
}

/** The production names that a file has, as whoever opens it reads them; null where a format names none. */
const READ: Readonly<Record<MonthFormat, ReadNames | null>> = {
  csv: (bytes) => cells(rowsOf(bytes), 'production'),
  'csv-zip': (bytes) => cells(rowsOf(part(bytes, 'takes.csv')), 'project'),
  xlsx: (bytes) =>
    [...utf8(part(bytes, 'xl/sharedStrings.xml')).matchAll(/<t[^>]*>([^<]*)</g)].map(([, text = '']) =>
      unescaped(text),
    ),
  json: (bytes) => statementJson.parse(JSON.parse(utf8(bytes))).byProduction.map(({ production }) => production ?? ''),
  hledger: null,
  beancount: null,
  focus: tagged,
  'focus-contract': null,
  'focus-1.2': tagged,
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

function written(format: MonthFormat): Uint8Array {
  return files.get(format) ?? new Uint8Array()
}

describe('names of every script, and such as a spreadsheet would run, are read back from a month’s file', () => {
  const named = MONTH_FORMAT_NAMES.flatMap((format) => {
    const read = READ[format]
    return read === null ? [] : [{ format, read }]
  })
  test.each(named)('$format', ({ format, read }) => {
    expect(read(written(format))).toEqual(expect.arrayContaining(NAMES))
  })

  test.each([
    { format: 'hledger', spell: spellForHledger },
    { format: 'beancount', spell: spellForBeancount },
  ] as const)('$format, as an account of its own', ({ format, spell }) => {
    const text = utf8(written(format))
    for (const name of NAMES) expect(text).toContain(`:${partNamer(spell, [])(name, name)}`)
  })

  test('hledger reads the journal, and no name is a tag that says of what type its account is', async (context) => {
    needs(context, 'hledger')
    const file = join(makeFolder(), 'month.journal')
    writeFileSync(file, written('hledger'))
    await checked('hledger', '-f', file, '--strict', 'check')
    expect(await checked('hledger', '-f', file, 'accounts', '--declared', 'tag:type')).toBe('')
  })

  test.each(['csv', 'focus', 'focus-1.2'] as const)('%s has no cell that a spreadsheet runs', (format) => {
    const texts = rowsOf(written(format)).flatMap((row) => Object.values(row))
    expect(texts.filter((text) => /^[=+@]/.test(text))).toEqual([])
  })
})
