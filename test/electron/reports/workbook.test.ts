import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { workbookText } from '../../../electron/reports/workbook-text.ts'
import { writeWorkbook } from '../../../electron/reports/workbook.ts'
import type { Column } from '../../../electron/reports/statement-sections.ts'
import { moneyColumn, section, unitsColumn } from '../../../electron/reports/statement-sections.ts'
import { needLibreOffice, readByLibreOffice } from '../../support/libreoffice.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()

interface Row {
  readonly name: string
  readonly when: string
  readonly units: string
  readonly amount: string
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', head: 'Name', width: 20, kind: 'text', value: ({ name }) => name },
  { key: 'when', head: 'When', width: 18, kind: 'instant', value: ({ when }) => when },
  unitsColumn('units', 'Units', ({ units }) => units),
  moneyColumn('cost', 'Cost', ({ amount }) => ({ amount, currency: 'USD' })),
]

const PLAIN: Row = { name: 'Nova', when: '2026-01-05T08:30:00Z', units: '1', amount: '0.10' }

function workbookOf(rows: readonly Partial<Row>[]): Promise<Uint8Array> {
  const whole = rows.map((row) => ({ ...PLAIN, ...row }))
  return writeWorkbook({
    zone: 'Europe/Berlin',
    currency: 'USD',
    summary: [
      { key: 'first_day', name: 'First day', kind: 'day', value: '2026-01-01' },
      { key: 'cost', name: 'Cost', kind: 'money', value: '0.30', parts: [{ section: 'rows', column: 'cost' }] },
      { key: 'rest', name: 'Rest', kind: 'money', value: '-0.30', parts: [{ line: 'cost', isTakenOff: true }] },
    ],
    sections: [section('rows', 'The rows', COLUMNS, whole, true)],
  })
}

/** The cells of a sheet, in the order of its XML: their place, format, formula and value. */
async function cellsOf(bytes: Promise<Uint8Array>, sheet: number) {
  const parts = unzipSync(await bytes)
  const text = (path: string): string => strFromU8(parts[path] ?? new Uint8Array())
  const formats = new Map(
    [...text('xl/styles.xml').matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
  )
  const styles = [...text('xl/styles.xml').matchAll(/<xf numFmtId="(\d+)"[^>]*xfId/g)].map(([, id]) => formats.get(id))
  return [
    ...text(`xl/worksheets/sheet${sheet}.xml`).matchAll(
      /<c r="([A-Z]+\d+)"(?: s="(\d+)")?>(?:<f>(.*?)<\/f>)?<v>(.*?)<\/v>/g,
    ),
  ].map(([, place, style, formula, value]) => ({ place, format: styles[Number(style)], formula, value: Number(value) }))
}

describe('a workbook', () => {
  test('keeps beside a formula what it comes to, to the last digit', async () => {
    const cells = await cellsOf(workbookOf([{ units: '0.1' }, { units: '0.2' }, { units: '3760' }]), 2)
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([
      { place: 'C5', format: '#,##0.0##', formula: 'SUM(C2:C4)', value: 3760.3 },
      { place: 'D5', format: '#,##0.00', formula: 'SUM(D2:D4)', value: 0.3 },
    ])
  })

  test('adds its summary up from its other sheets, and from itself', async () => {
    const rows = [{}, {}, {}]
    expect(await cellsOf(workbookOf(rows), 1)).toEqual([
      { place: 'B1', format: 'yyyy-mm-dd', formula: undefined, value: 46_023 },
      { place: 'B2', format: '#,##0.00', formula: "'The rows'!D5", value: 0.3 },
      { place: 'B3', format: '#,##0.00', formula: '-B2', value: -0.3 },
    ])
  })

  test('shows whole units without a decimal point, in sums too', async () => {
    const formatsOf = async (...units: string[]): Promise<unknown[]> =>
      (await cellsOf(workbookOf(units.map((one) => ({ units: one }))), 2))
        .filter(({ place }) => place?.startsWith('C'))
        .map(({ format }) => format)
    expect(await formatsOf('3760')).toEqual(['#,##0', '#,##0'])
    expect(await formatsOf('0.7', '0.3')).toEqual(['#,##0.0##', '#,##0.0##', '#,##0'])
  })

  test('has dates as the zone’s clocks showed them; where programs differ on a date’s number it stays a text', async () => {
    const rows = [
      {},
      { when: '2026-07-01T22:00:30Z' },
      { when: '1900-02-27T22:00:00Z' },
      { when: '1900-02-28T23:30:00Z' },
    ]
    const cells = await cellsOf(workbookOf(rows), 2)
    expect(cells.filter(({ place }) => place?.startsWith('B'))).toEqual([
      { place: 'B2', format: 'yyyy-mm-dd hh:mm', formula: undefined, value: 46_027 + 9.5 / 24 },
      { place: 'B3', format: 'yyyy-mm-dd hh:mm', formula: undefined, value: 46_205 + 30 / 86_400 },
      { place: 'B5', format: 'yyyy-mm-dd hh:mm', formula: undefined, value: 61 + 0.5 / 24 },
    ])
  })

  test('escapes what a reader would take for an escape, and replaces what no XML holds', () => {
    expect(workbookText('_x000D_x000d_')).toBe('_x005F_x000D_x005F_x000d_')
    expect(workbookText('_x12_ x0041_ __proto__')).toBe('_x12_ x0041_ __proto__')
    expect(workbookText('a\uFFFEb\uD800c\uDC00d\u{1F3AC}')).toBe('a\uFFFDb\uFFFDc\uFFFDd\u{1F3AC}')
  })

  test('LibreOffice reads every name back, however hostile', async (context) => {
    needLibreOffice(context)
    const kept = [
      '_x000D_test',
      'bell\u0007',
      'constructor',
      '__proto__',
      '  a  ',
      '=cmd()',
      'nel\u0085',
      '\uFFFD',
      '東京 🎬',
    ]
    const replaced = ['fe\uFFFE', 'half\uD800']
    const studio = await open()
    const file = join(studio.folder, 'names.xlsx')
    writeFileSync(file, await workbookOf([...kept, ...replaced].map((name) => ({ name }))))
    const rows = readByLibreOffice([file])(file, 'The rows').slice(1, -1)
    expect(rows.map(([name]) => name)).toEqual([...kept, 'fe\uFFFD', 'half\uFFFD'])
    expect(rows[0]?.[1]).toBe('2026-01-05 09:30:00')
  })
})
