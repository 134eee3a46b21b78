import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { MONTH_FORMAT_NAMES, monthFileName, MONTH_FORMATS } from '../../../shared/api/month-formats.ts'
import { at, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useFolders, useStudios } from '../../support/studio.ts'

const open = useStudios()
const makeFolder = useFolders()
const NAMES = MONTH_FORMAT_NAMES.map((format) => monthFileName('2026-01', format))

async function withMonth(): Promise<TestStudio> {
  const studio = await open({ now: '2026-03-10' })
  await recordEntries(studio, [purchase(1, '2026-01-05'), usage(2, '2026-01-10', '0.7', { production: 'Nova' })])
  return studio
}

test('a month goes into a folder in every format: the files that the formats alone give', async () => {
  const studio = await withMonth()
  const folder = join(makeFolder(), 'made', 'on the way')
  const written = await studio.value('exports.month', { month: '2026-01', folder })
  expect(written.files.map(({ name }) => name)).toEqual(NAMES)
  expect(readdirSync(folder).sort()).toEqual(NAMES.toSorted())
  for (const format of MONTH_FORMAT_NAMES) {
    const alone = studio.path('alone')
    await studio.value('exports.statement', { month: '2026-01', format, file: alone })
    expect(readFileSync(join(folder, monthFileName('2026-01', format))).equals(readFileSync(alone))).toBe(true)
  }
})

test('or into one zip, which is the same bytes each time', async () => {
  const studio = await withMonth()
  const [first, second] = [studio.path('a.zip'), studio.path('b.zip')]
  for (const file of [first, second]) await studio.value('exports.month', { month: '2026-01', file })
  expect(Object.keys(unzipSync(readFileSync(first)))).toEqual(NAMES)
  expect(readFileSync(second).equals(readFileSync(first))).toBe(true)
})

test('it tells how far it is, format by format', async () => {
  const studio = await withMonth()
  await studio.value('exports.month', { month: '2026-01', folder: makeFolder() })
  const told = studio.events.flatMap((event) => (event.type === 'progress' ? [event] : []))
  expect(told.map(({ operation, total }) => [operation, total])).toContainEqual([
    'exports.month',
    MONTH_FORMAT_NAMES.length,
  ])
})

test('all of its files are of one state: an expiry that falls due meanwhile, and is asked for, is in none of them', async () => {
  const studio = await open({ now: '2026-01-31 11:00' })
  await recordEntries(studio, [purchase(1, '2026-01-05', { units: '10', price: '10.00', expires: '2026-01-31 12:00' })])
  const before = makeFolder()
  await studio.value('exports.month', { month: '2026-01', folder: before })
  const asked: Promise<unknown>[] = []
  const stop = studio.studio.onEvent((event) => {
    if (event.type !== 'progress' || event.done !== 2) return
    studio.clock.set(at('2026-01-31 13:00'))
    asked.push(studio.value('balance.show', {}))
  })
  const folder = makeFolder()
  await studio.value('exports.month', { month: '2026-01', folder })
  stop()
  expect(asked.length).toBeGreaterThan(0)
  await Promise.all(asked)
  for (const name of NAMES)
    expect(readFileSync(join(folder, name)).equals(readFileSync(join(before, name))), name).toBe(true)
  const { accounts } = await studio.value('balance.show', {})
  expect(accounts[0]?.units, 'posted once the export is done').toBe('0')
})

test('stopped half-way it leaves nothing: neither in the folder nor in the place of the zip', async () => {
  const studio = await withMonth()
  const folder = makeFolder()
  writeFileSync(join(folder, NAMES[0] ?? ''), 'as it was')
  const stop = studio.studio.onEvent((event) => {
    if (event.type === 'progress' && event.done === 2) studio.studio.cancel()
  })
  const file = studio.path('month.zip')
  expect(await studio.refusal('exports.month', { month: '2026-01', folder })).toMatchObject({ code: 'cancelled' })
  expect(await studio.refusal('exports.month', { month: '2026-01', file })).toMatchObject({ code: 'cancelled' })
  stop()
  expect(readdirSync(folder)).toEqual([NAMES[0]])
  expect(readFileSync(join(folder, NAMES[0] ?? ''), 'utf8')).toBe('as it was')
  expect(readdirSync(studio.folder).filter((name) => name.includes('zip') || name.includes('.part'))).toEqual([])
})

test('a place that cannot be written is one clear refusal, and leaves nothing', async () => {
  const studio = await withMonth()
  const folder = makeFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(
    await studio.refusal('exports.month', { month: '2026-01', folder: join(folder, 'file', 'below') }),
  ).toMatchObject({ code: 'storage_failed' })
  mkdirSync(join(folder, NAMES.at(-1) ?? ''))
  expect(await studio.refusal('exports.month', { month: '2026-01', folder })).toMatchObject({ code: 'storage_failed' })
  expect(readdirSync(folder).sort()).toEqual(['file', NAMES.at(-1)].sort())
})

test('a folder or a file: one of them is named', async () => {
  const studio = await withMonth()
  for (const input of [{}, { folder: '/tmp/a', file: '/tmp/b' }]) {
    expect(await studio.refusal('exports.month', { month: '2026-01', ...input })).toMatchObject({
      code: 'invalid_input',
    })
  }
})

test('every format has words of its own and an ending of its own', () => {
  const all = Object.values(MONTH_FORMATS)
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length)
  expect(new Set(all.map(({ ending }) => ending)).size).toBe(all.length)
})

test.each(['focus', 'csv-zip'] as const)(
  'one long file, %s, tells how far it is too, and leaves nothing where it is stopped',
  async (format) => {
    const studio = await open({ now: '2026-03-10' })
    await recordEntries(studio, [
      purchase(1, '2026-01-05', { units: '9000', price: '9000.00' }),
      ...Array.from({ length: 2100 }, (_, index) => usage(2 + index, '2026-01-10', '0.7')),
    ])
    const file = studio.path('month.file')
    writeFileSync(file, 'as it was')
    const stop = studio.studio.onEvent((event) => {
      if (event.type === 'progress' && event.operation === 'exports.statement') studio.studio.cancel()
    })
    expect(await studio.refusal('exports.statement', { month: '2026-01', format, file })).toMatchObject({
      code: 'cancelled',
    })
    expect(readFileSync(file, 'utf8')).toBe('as it was')
    stop()
    await studio.value('exports.statement', { month: '2026-01', format, file })
    expect(readFileSync(file, 'utf8')).not.toBe('as it was')
  },
)
