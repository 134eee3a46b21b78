import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import { recordEntries } from '../../support/journal-files.ts'
import { balance, purchase, usage } from '../../support/fold.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const NAMES = ['=cmd()', '東京ロケ 🎬', 'שלום', '<img>&"']

/** A month with a lot that expires, hostile and foreign names, and a correction. */
async function withMonth(): Promise<TestStudio> {
  const studio = await open({ now: '2026-03-10', zone: 'UTC' })
  await recordEntries(studio, [
    purchase(1, '2026-01-05', { units: '10', price: '10.00', expires: '2026-01-25' }),
    ...NAMES.map((production, index) => usage(2 + index, `2026-01-1${index}`, '0.7', { production })),
    balance(8, '2026-01-20', '6.9'),
  ])
  return studio
}

async function workbook(studio: TestStudio, name = 'statement.xlsx') {
  const file = studio.path(name)
  await studio.value('exports.statement', { month: '2026-01', format: 'xlsx', file })
  const parts = unzipSync(readFileSync(file))
  return { file, part: (path: string) => strFromU8(parts[path] ?? new Uint8Array()) }
}

/** The numbers that a sheet's row has, left to right. */
function numbersIn(sheet: string, row: number): number[] {
  const [, cells = ''] = new RegExp(`<row r="${row}"[^>]*>(.*?)</row>`).exec(sheet) ?? []
  return [...cells.matchAll(/<c r="[A-Z]+\d+"(?: s="\d+")?><v>([^<]*)<\/v><\/c>/g)].map(([, number]) => Number(number))
}

describe('the statement as a workbook', () => {
  test('has a sheet a section, with the statement’s figures as numbers', async () => {
    const studio = await withMonth()
    const { part } = await workbook(studio)
    const { byProduction, totals } = await studio.value('statement.show', { month: '2026-01' })
    const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toEqual(['Summary', 'Accounts', 'Productions', 'Render kinds', 'Lots'])
    const sheet = part('xl/worksheets/sheet3.xml')
    expect(byProduction.map((_, index) => numbersIn(sheet, index + 2))).toEqual(
      byProduction.map((row) => [
        row.clips,
        row.failed,
        row.rejected,
        Number(row.units),
        Number(row.cost.amount),
        Number(row.overageUnits),
        Number(row.overageCost.amount),
      ]),
    )
    expect(part('xl/worksheets/sheet1.xml')).toContain(`<v>${Number(totals.consumed.amount)}</v>`)
  })

  test('adds its columns up by formulas, keeps its heads in view, and runs no name', async () => {
    const { part } = await workbook(await withMonth())
    const sheet = part('xl/worksheets/sheet3.xml')
    const formulas = [...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula)
    expect(formulas).toEqual(
      ['C', 'D', 'E', 'F', 'G', 'H', 'I'].map((column) => `SUM(${column}2:${column}${NAMES.length + 1})`),
    )
    expect(sheet).toContain('state="frozen"')
    const texts = part('xl/sharedStrings.xml')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
    for (const name of NAMES) expect(texts).toContain(`>${name}<`)
  })

  test('has the same bytes for the same month', async () => {
    const studio = await withMonth()
    const [first, second] = [await workbook(studio, 'a.xlsx'), await workbook(studio, 'b.xlsx')]
    expect(readFileSync(second.file).equals(readFileSync(first.file))).toBe(true)
  })

  test('is written to a file alone', async () => {
    const studio = await withMonth()
    expect(await studio.refusal('exports.statement', { month: '2026-01', format: 'xlsx' })).toMatchObject({
      code: 'invalid_input',
      details: { field: 'file' },
    })
  })

  test('LibreOffice reads it and a client’s, and their formulas come to the statements’ sums', async (context) => {
    if (spawnSync('soffice', ['--version']).status !== 0) {
      const reason = `soffice not found (apt-get install libreoffice-calc), so this ran without: ${context.task.name}`
      console.warn(reason)
      context.skip(reason)
    }
    const studio = await withMonth()
    const { file } = await workbook(studio)
    const ofOne = { month: '2026-01', production: '東京ロケ 🎬', waste: 'shared' } as const
    const clientFile = studio.path('client.xlsx')
    await studio.value('exports.clientStatement', { ...ofOne, format: 'xlsx', file: clientFile })
    const folder = dirname(file)
    // The third sheet of each.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3'
    const done = spawnSync('soffice', [
      `-env:UserInstallation=file://${join(folder, 'office')}`,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      folder,
      file,
      clientFile,
    ])
    expect(String(done.stderr)).not.toMatch(/Error/)
    const rows: string[][] = parse(readFileSync(join(folder, 'statement-Productions.csv'), 'utf8'))
    const { accounts } = await studio.value('statement.show', { month: '2026-01' })
    expect(rows.at(-1)?.[5]).toBe(accounts[0]?.used.units)
    expect(Number(rows.at(-1)?.[6])).toBe(Number(accounts[0]?.used.cost.amount))
    const kinds: string[][] = parse(readFileSync(join(folder, 'client-Render kinds.csv'), 'utf8'))
    const { totals } = await studio.value('statement.client', ofOne)
    expect(kinds.at(-1)?.slice(-2).map(Number)).toEqual([Number(totals.units), Number(totals.cost.amount)])
  })
})
