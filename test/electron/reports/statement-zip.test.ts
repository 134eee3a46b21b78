import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeZip } from '../../../electron/reports/zip.ts'
import { withoutApostrophe } from '../../../shared/domain/spreadsheet-text.ts'
import { balance, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const NAMES = ['=cmd()', '東京ロケ 🎬', 'שלום', '"a", b\r\n']

/** A month with hostile and foreign names, a lot that expires, a correction, and takes of the months beside it. */
async function withMonth(): Promise<TestStudio> {
  const studio = await open({ now: '2026-03-10' })
  await recordEntries(studio, [
    purchase(1, '2026-01-05', { units: '10', price: '10.00', expires: '2026-01-25' }),
    ...NAMES.map((production, index) => usage(2 + index, `2026-01-1${index}`, '0.7', { production })),
    balance(8, '2026-01-20', '6.9'),
    usage(9, '2026-02-01', '0.7'),
  ])
  return studio
}

async function zipOf(studio: TestStudio, name = 'month.zip') {
  const file = studio.path(name)
  await studio.value('exports.statement', { month: '2026-01', format: 'csv-zip', file })
  const bytes = readFileSync(file)
  const parts = unzipSync(bytes)
  return { bytes, names: Object.keys(parts), text: (part: string) => strFromU8(parts[part] ?? new Uint8Array()) }
}

test('holds the summary, a file a section, and the takes of the month alone', async () => {
  const studio = await withMonth()
  const { names, text } = await zipOf(studio)
  expect(names).toEqual(['summary.csv', 'accounts.csv', 'productions.csv', 'render_kinds.csv', 'lots.csv', 'takes.csv'])
  const takes: Record<string, string>[] = parse(text('takes.csv'), { columns: true })
  expect(takes.map((take) => withoutApostrophe(take['project'] ?? ''))).toEqual(NAMES)
})

test('has the statement’s figures', async () => {
  const studio = await withMonth()
  const { text } = await zipOf(studio)
  const { totals, byLot, byProduction } = await studio.value('statement.show', { month: '2026-01' })
  const summary: string[][] = parse(text('summary.csv'))
  expect(Object.fromEntries(summary)).toMatchObject({
    spent: totals.spent.amount,
    wasted: totals.wasted.amount,
    unit_cost: totals.unitCost?.amount,
  })
  const lots: unknown = parse(text('lots.csv'), { columns: true })
  expect(lots).toEqual(
    byLot.map((lot) => ({
      lot: lot.lot,
      account: 'main',
      pack: lot.pack,
      bought: '2026-01-05T00:00:00Z',
      expires: '2026-01-25T00:00:00Z',
      used_units: lot.used,
      cost: lot.cost.amount,
      expired_units: lot.expired,
      waste_cost: lot.wasteCost.amount,
    })),
  )
  const productions: Record<string, string>[] = parse(text('productions.csv'), { columns: true })
  expect(productions.map((row) => withoutApostrophe(row['production'] ?? ''))).toEqual(
    byProduction.map(({ production }) => production ?? ''),
  )
})

test('its takes are what the usage export has of that month', async () => {
  const studio = await withMonth()
  const file = studio.path('usage.csv')
  await studio.value('exports.usage', { file, from: '2026-01-01', to: '2026-02-01' })
  expect((await zipOf(studio)).text('takes.csv')).toBe(readFileSync(file, 'utf8'))
})

test('has the same bytes for the same month', async () => {
  const studio = await withMonth()
  const [first, second] = [await zipOf(studio, 'a.zip'), await zipOf(studio, 'b.zip')]
  expect(second.bytes.equals(first.bytes)).toBe(true)
})

test('whatever the texts, and however they come in pieces, a reader gets them back', () => {
  const text = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 })
  return fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
      const files = texts.map((pieces, index) => ({ name: `${index}.txt`, chunks: pieces }))
      const parts = unzipSync(await buffer(Readable.from(writeZip(files))))
      expect(files.map(({ name }) => strFromU8(parts[name] ?? new Uint8Array()))).toEqual(
        texts.map((pieces) => pieces.join('')),
      )
    }),
  )
})
