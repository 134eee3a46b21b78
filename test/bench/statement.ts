import type { Studio } from '../../electron/studio/studio.ts'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { monthDays, startOfDay } from '../../shared/domain/calendar.ts'
import { parseUnits } from '../../shared/domain/units.ts'
import { besideBareTables } from './bare.ts'
import { valueOf } from './histories.ts'
import { MONTH, ZONE } from './history.ts'
import type { Part } from './part.ts'
import type { Bare } from './support/bare-database.ts'
import { timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

export const statement: Part = {
  name: 'statement',
  about: 'the statement of a month through the dispatcher, against raw SQL of the same figures',
  run: (bench) => besideBareTables(bench, bench.rows, (studio, db) => measure(bench.rows, studio, db)),
}

async function measure(rows: number, studio: Studio, db: Bare): Promise<Finding[]> {
  const show = async (): Promise<StatementJson> => valueOf(await studio.call('statement.show', { month: MONTH }))
  const fromDaily = rawStatement(db, 'daily', 'day', daysOfMonth)
  const fromIndex = rawStatement(db, 'usage', 'at', instantsOfMonth)
  refuseUnlessEqual(await show(), fromDaily())
  refuseUnlessEqual(await show(), fromIndex())
  const times = await timesInTurn({ rounds: 41, warmUps: 10 }, { show, fromDaily, fromIndex })
  const what = `monthly statement, ${rows} entries`
  return [
    {
      what,
      unit: 'ms',
      median: times.show,
      baseline: { name: 'raw SQL, daily roll-up', median: times.fromDaily },
      limit: { atMostTimes: 3 },
    },
    { what, unit: 'ms', median: times.show, baseline: { name: 'raw SQL, covering index', median: times.fromIndex } },
  ]
}

interface Span {
  readonly from: number
  readonly to: number
}

const daysOfMonth: Span = monthDays(MONTH)
const instantsOfMonth: Span = {
  from: startOfDay(daysOfMonth.from, ZONE),
  to: startOfDay(daysOfMonth.to, ZONE),
}

const FIGURES = ['clips', 'failed', 'rejected', 'units', 'cost', 'overage_units', 'overage_cost']
const SUMS = FIGURES.map((figure) => `SUM(${figure}) AS ${figure}`).join(', ')

interface RawStatement {
  readonly takes: readonly { readonly production: string | null; readonly units: number }[]
  readonly lots: readonly { readonly used: number; readonly opening: number | null }[]
}

/**
 * The statement's figures as two queries: takes by production and by render kind, out of one pass over the month; and each lot's
 * opening and movements.
 */
function rawStatement(db: Bare, table: string, column: string, span: Span): () => RawStatement {
  const takes = db.prepare(
    `WITH month AS MATERIALIZED (SELECT production, kind, ${SUMS} FROM ${table}
       WHERE ${column} >= @from AND ${column} < @to GROUP BY production, kind)
     SELECT p.name AS production, NULL AS model, NULL AS resolution, NULL AS seconds, ${SUMS}
       FROM month JOIN production p ON p.id = month.production GROUP BY month.production
     UNION ALL SELECT NULL, k.model, k.resolution, k.seconds, ${SUMS}
       FROM month JOIN kind k ON k.id = month.kind GROUP BY month.kind`,
  )
  const lots = db.prepare(
    `SELECT l.name, l.pack, l.price, b.left_units AS opening, SUM(d.purchased) AS purchased, SUM(d.used) AS used,
       SUM(d.used_cost) AS usedCost, SUM(d.expired) AS expired, SUM(d.expired_cost) AS expiredCost
     FROM lot l LEFT JOIN lot_daily b ON b.lot = l.id AND b.day = (SELECT max(day) FROM lot_daily WHERE lot = l.id AND day < @from)
       LEFT JOIN lot_daily d ON d.lot = l.id AND d.day >= @from AND d.day < @to
     WHERE l.purchased_at < @end AND l.expires_at >= @start GROUP BY l.id`,
  )
  const lotSpan = { ...daysOfMonth, start: instantsOfMonth.from, end: instantsOfMonth.to }
  return () => ({
    takes: takes.all(span) as RawStatement['takes'],
    lots: lots.all(lotSpan) as RawStatement['lots'],
  })
}

/** A baseline that answers something else would be no baseline. */
function refuseUnlessEqual(shown: StatementJson, raw: RawStatement): void {
  const units = (rows: readonly { readonly units: string }[]): number => sum(rows.map((row) => parseUnits(row.units)))
  const pairs = [
    [units(shown.byProduction), sum(raw.takes.map((row) => (row.production === null ? 0 : row.units)))],
    [units(shown.byRenderKind), sum(raw.takes.map((row) => (row.production === null ? row.units : 0)))],
    [sum(shown.byLot.map((row) => parseUnits(row.used))), sum(raw.lots.map((row) => row.used))],
    [units(shown.accounts.map((row) => row.opening)), sum(raw.lots.map((row) => row.opening ?? 0))],
  ]
  for (const [ours, theirs] of pairs) {
    if (ours !== theirs) throw new Error(`the statement says ${String(ours)}, the raw query ${String(theirs)}`)
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
