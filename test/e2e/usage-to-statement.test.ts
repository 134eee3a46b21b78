import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { balanceSheetJson, importReportJson, statementJson, verificationJson } from '../../shared/api/shapes.ts'
import { videoPackagePage } from '../fixtures/seed/video-package.ts'
import type { Ended } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'

/*
 * The run that the README shows, each command a process of its own: a usage file of 3,000 rows made from the demo, imported
 * into a new data folder with two Standard packs. What must come of it is added up here from the file and the vendor's page.
 */

const ROWS = 3000
const DEMO_NOW = '2026-11-23T12:00:00Z'
const NOW = '2026-07-10T12:00:00Z'
const AFTER_THE_LAST_EXPIRY = '2026-08-01T00:00:00Z'
const FIRST_PACK = { purchasedAt: '2026-06-01T09:05:00Z', expiresAt: '2026-07-01T09:05:00Z' }
const SECOND_PACK = { purchasedAt: '2026-06-29T09:05:00Z', expiresAt: '2026-07-29T09:05:00Z' }

/** A Standard pack in US cents and milliunits. */
const STANDARD = { price: 100_000, units: 3_760_000 }

/** A clip's pay-as-you-go price in US cents (platform.minimax.io/docs/guides/pricing-paygo, 2026-08-18). */
const PAY_AS_YOU_GO: Readonly<Record<string, number>> = {
  'MiniMax-Hailuo-2.3-Fast 768p 6': 19,
  'MiniMax-Hailuo-2.3-Fast 768p 10': 32,
  'MiniMax-Hailuo-2.3-Fast 1080p 6': 33,
  'MiniMax-Hailuo-2.3 768p 6': 28,
  'MiniMax-Hailuo-2.3 768p 10': 56,
  'MiniMax-Hailuo-2.3 1080p 6': 49,
  'MiniMax-Hailuo-02 768p 6': 28,
  'MiniMax-Hailuo-02 768p 10': 56,
  'MiniMax-Hailuo-02 1080p 6': 49,
  'MiniMax-Hailuo-02 512p 6': 10,
  'MiniMax-Hailuo-02 512p 10': 15,
}

type Row = Readonly<Record<'finished_at' | 'model' | 'resolution' | 'duration_s' | 'outcome' | 'project', string>>

interface Lot {
  readonly purchasedAt: string
  readonly expiresAt: string
  consumed: number
}

interface Sums {
  clips: number
  failed: number
  rejected: number
  units: number
  cost: number
  overageUnits: number
  overageCost: number
}

/** What a month comes to: by production, of each lot, and at pay-as-you-go. In milliunits and cents. */
interface Expected {
  readonly byProduction: Map<string, Sums>
  readonly byLot: readonly { used: number; cost: number }[]
  listEquivalent: number
}

/** Milliunits of a clip, from the vendor's page. */
const UNITS: ReadonlyMap<string, number> = new Map(
  videoPackagePage.deductions.flatMap(({ models, resolution, seconds, units }) =>
    models.map((model) => [`${model} ${resolution} ${seconds}`, Math.round(Number(units) * 1000)] as const),
  ),
)

/** `a * b / divisor` to the nearest whole number, halves up; none is negative here. */
function share(a: number, b: number, divisor: number): number {
  return Number((2n * BigInt(a) * BigInt(b) + BigInt(divisor)) / (2n * BigInt(divisor)))
}

/** Goes through the rows of the file once, as a bookkeeper would. */
function expectedOf(rows: readonly Row[], lots: readonly Lot[]): Map<string, Expected> {
  const months = new Map<string, Expected>()
  for (const row of rows) {
    const name = row.finished_at.slice(0, 7)
    const month = months.get(name) ?? {
      byProduction: new Map<string, Sums>(),
      byLot: lots.map(() => ({ used: 0, cost: 0 })),
      listEquivalent: 0,
    }
    months.set(name, month)
    const none = { clips: 0, failed: 0, rejected: 0, units: 0, cost: 0, overageUnits: 0, overageCost: 0 }
    const sums = month.byProduction.get(row.project) ?? none
    month.byProduction.set(row.project, sums)
    if (row.outcome === 'failed') sums.failed += 1
    if (row.outcome === 'rejected') sums.rejected += 1
    if (row.outcome === 'success') takeClip(row, lots, month, sums)
  }
  return months
}

function takeClip(row: Row, lots: readonly Lot[], month: Expected, sums: Sums): void {
  const kind = `${row.model} ${row.resolution} ${row.duration_s}`
  const charged = UNITS.get(kind) ?? Number.NaN
  const price = PAY_AS_YOU_GO[kind] ?? Number.NaN
  sums.clips += 1
  month.listEquivalent += price
  let left = charged
  for (const [index, lot] of lots.entries()) {
    if (row.finished_at < lot.purchasedAt || row.finished_at >= lot.expiresAt) continue
    const units = Math.min(left, STANDARD.units - lot.consumed)
    const upTo = (consumed: number): number => share(STANDARD.price, consumed, STANDARD.units)
    const cost = upTo(lot.consumed + units) - upTo(lot.consumed)
    lot.consumed += units
    left -= units
    sums.units += units
    sums.cost += cost
    const ofLot = month.byLot[index]
    if (ofLot === undefined) continue
    ofLot.used += units
    ofLot.cost += cost
  }
  sums.overageUnits += left
  sums.overageCost += share(price, left, charged)
}

const units = (milliunits: number): string => String(milliunits / 1000)
const usd = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'USD' })

const makeFolder = temporaryFolders()
let ended: Record<'bought' | 'imported' | 'balance' | 'report' | 'verified' | 'again', Ended>
let june: StatementJson
let july: StatementJson
let rows: readonly Row[]
let months: Map<string, Expected>
let lots: readonly Lot[]
let file = ''

beforeAll(async () => {
  const [demo, folder] = [commandLine(await makeFolder(), DEMO_NOW), await makeFolder()]
  file = join(folder, 'summer.csv')
  const studio = commandLine(join(folder, 'studio'), NOW)
  expect(await demo.spawn('demo')).toMatchObject({ code: 0, stderr: '' })
  expect(await demo.spawn('export', 'usage', file, '--from', '2026-06-01', '--to', '2026-07-11')).toMatchObject({
    code: 0,
  })
  const lines = (await readFile(file, 'utf8')).split('\r\n')
  await writeFile(file, lines.slice(0, ROWS + 1).join('\r\n'))
  rows = parse(await readFile(file), { columns: true })
  lots = [FIRST_PACK, SECOND_PACK].map((pack) => ({ ...pack, consumed: 0 }))
  months = expectedOf(rows, lots)

  const bought = await studio.spawn('buy', 'standard', '--at', FIRST_PACK.purchasedAt)
  expect(await studio.spawn('buy', 'standard', '--at', SECOND_PACK.purchasedAt)).toMatchObject({ code: 0, stderr: '' })
  const imported = await studio.spawn('import', 'usage', file, '--json')
  const balance = await studio.spawn('balance', '--json')
  const report = await studio.spawn('report', '2026-06')
  june = statementJson.parse(JSON.parse((await studio.spawn('report', '2026-06', '--json')).stdout))
  const verified = await studio.spawn('verify', '--json')
  const again = await studio.spawn('import', 'usage', file, '--json')
  const later = commandLine(studio.data, AFTER_THE_LAST_EXPIRY)
  july = statementJson.parse(JSON.parse((await later.spawn('report', '2026-07', '--json')).stdout))
  ended = { bought, imported, balance, report, verified, again }
}, 60_000)

describe('a usage file of 3,000 rows, imported into a studio with two Standard packs', () => {
  it('is 3,000 rows of two months, with overage between the packs', () => {
    expect(rows.length).toBe(ROWS)
    expect([...months.keys()]).toEqual(['2026-06', '2026-07'])
    expect(lots[0]?.consumed).toBe(STANDARD.units)
    expect(lots[1]?.consumed).toBeLessThan(STANDARD.units)
    const overage = [...(months.get('2026-06')?.byProduction.values() ?? [])].reduce(
      (sum, one) => sum + one.overageUnits,
      0,
    )
    expect(overage).toBeGreaterThan(0)
  })

  it('buys the packs at the price, with the units and until the expiry of the card', () => {
    expect(ended.bought).toMatchObject({ code: 0, stderr: '' })
    expect(ended.bought.stdout).toContain('standard, 3760 units for 1000.00 USD, expires 2026-07-01 09:05')
  })

  it('imports every row', () => {
    expect(ended.imported).toMatchObject({ code: 0, stderr: '' })
    expect(importReportJson.parse(JSON.parse(ended.imported.stdout))).toMatchObject({
      format: 'csv',
      applied: true,
      counts: { new: ROWS, duplicate: 0, conflict: 0, rejected: 0 },
      unknownColumns: [],
    })
  })

  it('leaves in the packs what the file has not used', () => {
    const left = STANDARD.units - (lots[1]?.consumed ?? 0)
    const cost = STANDARD.price - share(STANDARD.price, lots[1]?.consumed ?? 0, STANDARD.units)
    const sums = [...months.values()].flatMap(({ byProduction }) => [...byProduction.values()])
    const overage = (key: 'overageUnits' | 'overageCost'): number => sums.reduce((sum, one) => sum + one[key], 0)
    expect(balanceSheetJson.parse(JSON.parse(ended.balance.stdout))).toEqual({
      at: NOW,
      accounts: [
        {
          account: 'main',
          units: units(left),
          lots: [
            {
              id: expect.any(String) as string,
              pack: 'standard',
              ...SECOND_PACK,
              units: '3760',
              remaining: units(left),
              price: usd(STANDARD.price),
              bookValue: usd(cost),
            },
          ],
          overage: { units: units(overage('overageUnits')), cost: usd(overage('overageCost')) },
        },
      ],
    })
  })

  it.for(['2026-06', '2026-07'])('gives the statement of %s that the file adds up to', (name) => {
    const [month, statement] = [months.get(name), name === '2026-06' ? june : july]
    const rowsOf = [...(month?.byProduction ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
    expect(statement.byProduction).toEqual(
      rowsOf.map(([production, sums]) => ({
        production,
        account: 'main',
        clips: sums.clips,
        failed: sums.failed,
        rejected: sums.rejected,
        units: units(sums.units),
        cost: usd(sums.cost),
        overageUnits: units(sums.overageUnits),
        overageCost: usd(sums.overageCost),
      })),
    )
    const drawn = (month?.byLot ?? []).filter((lot) => lot.used > 0)
    expect(statement.byLot.map(({ used, cost }) => ({ used, cost }))).toEqual(
      drawn.map((lot) => ({ used: units(lot.used), cost: usd(lot.cost) })),
    )
    expect(statement.totals.listEquivalent).toEqual(usd(month?.listEquivalent ?? 0))
  })

  it('carries what June leaves into July, and forfeits the rest of the second pack', () => {
    const [first, second] = [june.accounts[0], july.accounts[0]]
    const usedInJune = months.get('2026-06')?.byLot[1] ?? { used: 0, cost: 0 }
    const left = STANDARD.units - (lots[1]?.consumed ?? 0)
    const waste = STANDARD.price - share(STANDARD.price, lots[1]?.consumed ?? 0, STANDARD.units)
    expect(first?.opening).toEqual({ units: '0', cost: usd(0) })
    expect(first?.purchased).toEqual({ units: '7520', cost: usd(200_000) })
    expect(first?.closing).toEqual({
      units: units(STANDARD.units - usedInJune.used),
      cost: usd(STANDARD.price - usedInJune.cost),
    })
    expect(second?.opening).toEqual(first?.closing)
    expect(second?.expired).toEqual({ units: units(left), cost: usd(waste) })
    expect(second?.closing).toEqual({ units: '0', cost: usd(0) })
    expect(july.totals.wasted).toEqual(usd(waste))
  })

  it('prints the statement for people with the same figures', () => {
    const used = june.accounts[0]?.used
    expect(ended.report).toMatchObject({ code: 0, stderr: '' })
    expect(ended.report.stdout).toContain('Statement for 2026-06')
    expect(ended.report.stdout).toMatch(new RegExp(`^Used +${used?.units ?? ''} +${used?.cost.amount ?? ''}$`, 'm'))
  })

  it('verifies', () => {
    expect(ended.verified).toMatchObject({ code: 0, stderr: '' })
    expect(verificationJson.parse(JSON.parse(ended.verified.stdout))).toMatchObject({
      ok: true,
      entries: ROWS + 2,
      lots: 2,
      findings: [],
    })
  })

  it('adds nothing when it is imported again (R12)', () => {
    expect(ended.again).toMatchObject({ code: 0, stderr: '' })
    expect(importReportJson.parse(JSON.parse(ended.again.stdout))).toMatchObject({
      applied: false,
      counts: { new: 0, duplicate: ROWS, conflict: 0, rejected: 0 },
    })
  })
})
