import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { fixedClock } from '../../electron/clock.ts'
import { openStudio } from '../../electron/studio/studio.ts'
import { clientStatementJson } from '../../shared/api/client-statement.ts'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'

/* `report MONTH --client` on the demo studio, which works for Aurora, Halden and Kestrel. */

const MONTH = '2026-10'
const OTHERS = /Halden|Kestrel|main|standard|pro\b|Purchased|Opening/

const makeFolder = temporaryFolders()
let cli: CommandLine
let folder = ''

beforeAll(async () => {
  folder = await makeFolder()
  cli = commandLine(join(folder, 'demo'), '2026-11-23T12:00:00Z')
  await cli.done('demo')
  const studio = await openStudio({
    dataFolder: join(folder, 'demo'),
    clock: fixedClock(Date.UTC(2026, 10, 23)),
    machineZone: 'UTC',
    program: 'the test',
  })
  const saved = await studio.call('productions.save', { name: 'Aurora S2E05', client: 'Aurora', code: 'AUR-205' })
  await studio.close()
  expect(saved.ok).toBe(true)
})

test('a client’s statement is theirs alone in every format, and the same figures in each', async () => {
  const asked = ['report', MONTH, '--client', 'Aurora', '--with-waste'] as const
  const statement = clientStatementJson.parse(JSON.parse(await cli.done(...asked, '--format', 'json')))
  expect(statement.byProduction.some(({ cost }) => Number(cost.amount) > 0)).toBe(true)
  expect(Number(statement.totals.wasteShare?.amount)).toBeGreaterThan(0)
  const text = await cli.done(...asked)
  const out = join(folder, 'aurora.csv')
  await cli.done(...asked, '--format', 'csv', '--out', out)
  const csv = await readFile(out, 'utf8')
  for (const written of [text, csv, JSON.stringify(statement)]) expect(written).not.toMatch(OTHERS)
  expect(text).toContain(statement.totals.total.amount)
  const rows = parse<Record<string, string>>(csv, { columns: true })
  const total = rows.find(({ section }) => section === 'total')
  expect(total).toMatchObject({
    cost: statement.totals.cost.amount,
    waste_share: statement.totals.wasteShare?.amount,
    total: statement.totals.total.amount,
  })
})

test('a client’s workbook has the statement’s figures as numbers, and formulas for their sums', async () => {
  const asked = ['report', MONTH, '--client', 'Aurora', '--with-waste'] as const
  const statement = clientStatementJson.parse(JSON.parse(await cli.done(...asked, '--format', 'json')))
  const out = join(folder, 'aurora.xlsx')
  await cli.done(...asked, '--format', 'xlsx', '--out', out)
  const parts = unzipSync(await readFile(out))
  const part = (path: string): string => strFromU8(parts[path] ?? new Uint8Array())
  const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)
  expect(names).toEqual(['Summary', 'Productions', 'Render kinds'])
  expect(part('xl/worksheets/sheet1.xml')).toContain(`<v>${Number(statement.totals.total.amount)}</v>`)
  const productions = part('xl/worksheets/sheet2.xml')
  for (const { total } of statement.byProduction) expect(productions).toContain(`<v>${Number(total.amount)}</v>`)
  const last = statement.byProduction.length + 1
  expect(productions).toContain(`<f>SUM(I2:I${last})</f>`)
  const texts = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)</g)].map(([, text]) => text)
  expect(texts).toContain('Aurora S2E05')
  expect(texts.join('\n')).not.toMatch(OTHERS)
})

test('a production’s statement has the cost that the whole statement gives it', async () => {
  const whole = await cli.json('statement.show', 'report', MONTH)
  const production = whole.byProduction.find((row) => row.production !== null)?.production ?? ''
  const cost = whole.byProduction
    .filter((row) => row.production === production)
    .reduce((sum, row) => sum + Number(row.cost.amount) + Number(row.overageCost.amount), 0)
  const own = await cli.json('statement.client', 'report', MONTH, '--production', production, '--format', 'text')
  expect(own.totals.cost.amount).toBe(cost.toFixed(2))
  expect(own.totals.total).toEqual(own.totals.cost)
})

test('who is not known, both at once, and waste shared with nobody are refused', async () => {
  const refused = async (...more: string[]): Promise<string> => (await cli.run('report', MONTH, ...more)).stderr
  expect(await refused('--client', 'Nobody')).toMatch(/^not_found: client: "Nobody": .*there are .*Aurora/)
  expect(await refused('--production', 'Nothing')).toMatch(/^not_found: production: "Nothing"/)
  expect(await refused('--client', 'Aurora', '--production', 'X')).toMatch(/^invalid_input: .*either a client or a/)
  expect(await refused('--with-waste')).toMatch(/^invalid_input: with-waste: goes with --client or --production/)
})
