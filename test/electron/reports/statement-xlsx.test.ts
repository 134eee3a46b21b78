import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { TOTAL_WORDS, TOTALS } from '../../../shared/api/statement-words.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { balance, entryId, purchase, usage } from '../../support/fold.ts'
import { needLibreOffice, readByLibreOffice } from '../../support/libreoffice.ts'
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

  test('adds units up within one account alone; clips and money over all', async () => {
    const studio = await open({ now: '2026-03-10', zone: 'UTC' })
    await recordEntries(studio, [
      purchase(1, '2026-01-05', { units: '9920', price: '2500.00' }),
      purchase(2, '2026-01-05', { account: 'agency' }),
      usage(3, '2026-01-10', '2', { production: 'Nova' }),
      usage(4, '2026-01-11', '3', { production: 'Nova', account: 'agency' }),
    ])
    const { part } = await workbook(studio)
    expect(formulasIn(part('xl/worksheets/sheet2.xml'))).toEqual({
      C4: '0',
      E4: '3500',
      G4: '1.3',
      I4: '0',
      K4: '0',
      M4: '0',
      O4: '3498.7',
    })
    for (const sheet of [3, 4, 5]) {
      const units = { 3: 'F4', 4: 'H4', 5: 'F4' }[sheet] ?? ''
      expect(formulasIn(part(`xl/worksheets/sheet${sheet}.xml`)), `sheet ${sheet}`).not.toHaveProperty(units)
    }
    expect(formulasIn(part('xl/worksheets/sheet3.xml'))).toMatchObject({ C4: '2', G4: '1.3' })

    const file = studio.path('client.xlsx')
    await studio.value('exports.clientStatement', { month: '2026-01', production: 'Nova', format: 'xlsx', file })
    const client = unzipSync(readFileSync(file))
    const kinds = formulasIn(strFromU8(client['xl/worksheets/sheet3.xml'] ?? new Uint8Array()))
    expect(kinds).toEqual({ D3: '2', E3: '0', F3: '0', H3: '1.3' })
  })

  test('tells the days of the month, when it was closed, and when each lot was bought and expires, as dates', async () => {
    const studio = await open({ now: '2026-02-03', zone: 'Europe/Berlin' })
    await recordEntries(studio, [
      purchase(1, '2026-01-05 08:30', { units: '10', price: '10.00', expires: '2026-02-05 08:30' }),
      usage(2, '2026-01-06', '1'),
    ])
    await studio.value('months.close', { month: '2026-01' })
    const closed = await workbook(studio)
    const dates = [...closed.part('xl/worksheets/sheet1.xml').matchAll(/<c r="B\d+" s="\d+"><v>(46\d+(?:\.\d+)?)</g)]
    expect(dates.map(([, value]) => Number(value))).toEqual([46_023, 46_053, 46_056 + 1 / 24])
    expect(numbersIn(closed.part('xl/worksheets/sheet5.xml'), 2).slice(0, 2)).toEqual([
      46_027 + 9.5 / 24,
      46_058 + 9.5 / 24,
    ])

    await studio.value('lots.amend', { lot: entryId(1), expires: '2026-03-01' })
    const amended = await workbook(studio, 'amended.xlsx')
    expect(readFileSync(amended.file).equals(readFileSync(closed.file)), 'after a later amend').toBe(true)
  })

  test('LibreOffice reckons every formula of it and of a client’s to what stands beside it', async (context) => {
    needLibreOffice(context)
    const studio = await withMonth()
    const { file } = await workbook(studio)
    const ofOne = { month: '2026-01', production: '東京ロケ 🎬', waste: 'shared' } as const
    const clientFile = studio.path('client.xlsx')
    await studio.value('exports.clientStatement', { ...ofOne, format: 'xlsx', file: clientFile })
    const bare = [file, clientFile].map(withoutResults)
    const read = readByLibreOffice([file, clientFile, ...bare])
    const [bareFile = '', bareClient = ''] = bare
    for (const sheet of ['Summary', 'Accounts', 'Productions', 'Render kinds', 'Lots']) {
      expect(read(bareFile, sheet), sheet).toEqual(read(file, sheet))
    }
    for (const sheet of ['Summary', 'Productions', 'Render kinds']) {
      expect(read(bareClient, sheet), `client’s ${sheet}`).toEqual(read(clientFile, sheet))
    }

    const { accounts, totals } = await studio.value('statement.show', { month: '2026-01' })
    const used = accounts[0]?.used
    expect(read(bareFile, 'Productions').at(-1)?.slice(5, 7).map(Number)).toEqual(
      [used?.units, used?.cost.amount].map(Number),
    )
    const summary = new Map(read(bareFile, 'Summary').map(([name, value]) => [name, value]))
    for (const { total } of TOTALS) {
      expect(Number(summary.get(TOTAL_WORDS[total])), total).toBe(Number(totals[total]?.amount))
    }
    const client = await studio.value('statement.client', ofOne)
    const sums = [client.totals.units, client.totals.cost.amount].map(Number)
    expect(read(bareClient, 'Render kinds').at(-1)?.slice(-2).map(Number)).toEqual(sums)
  })
})

/** The formulas of a sheet: what stands beside each, by place. */
function formulasIn(sheet: string): Record<string, string> {
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f>[^<]*<\/f><v>([^<]*)<\/v>/g)]
  return Object.fromEntries(cells.map(([, place = '', value = '']) => [place, value]))
}

/** The same workbook with its formulas alone, so that who reads it has to reckon. */
function withoutResults(file: string): string {
  const parts = Object.entries(unzipSync(readFileSync(file))).map(([name, part]): [string, Uint8Array] => [
    name,
    strToU8(strFromU8(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1')),
  ])
  const bare = file.replace(/\.xlsx$/, '-bare.xlsx')
  writeFileSync(bare, zipSync(Object.fromEntries(parts)))
  return bare
}
