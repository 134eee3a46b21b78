import type { Studio } from '../../electron/studio/studio.ts'
import type { BurndownJson } from '../../shared/api/shapes.ts'
import { dayOf, formatInstant } from '../../shared/domain/calendar.ts'
import { parseUnits } from '../../shared/domain/units.ts'
import { besideBareTables } from './bare.ts'
import { valueOf } from './histories.ts'
import { END, START, ZONE } from './history.ts'
import type { Part } from './part.ts'
import type { Bare } from './support/bare-database.ts'
import { timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

export const burnDown: Part = {
  name: 'burn-down',
  about: 'units left on each day of 24 months, by lot, through the dispatcher, against raw SQL',
  run: (bench) => besideBareTables(bench, bench.rows, (studio, db) => measure(bench.rows, studio, db)),
}

const FROM_FINE = `SELECT day, lot, SUM(units) AS moved FROM fine WHERE day >= ? AND day <= ? GROUP BY day, lot ORDER BY day`
const FROM_LOT_DAYS = `SELECT day, lot, purchased - used - expired AS moved FROM lot_daily WHERE day >= ? AND day <= ? ORDER BY day`

async function measure(rows: number, studio: Studio, db: Bare): Promise<Finding[]> {
  const span = { from: formatInstant(START), to: formatInstant(END) }
  const show = async (): Promise<BurndownJson> => valueOf(await studio.call('burndown.show', span))
  const days = [dayOf(START, ZONE) - 1, dayOf(END, ZONE)]
  const [fine, lotDays] = [db.prepare(FROM_FINE), db.prepare(FROM_LOT_DAYS)]
  refuseUnlessEqual(await show(), fine.all(...days) as Move[])
  refuseUnlessEqual(await show(), lotDays.all(...days) as Move[])
  const ahead = async (): Promise<void> => {
    await show()
    valueOf(await studio.call('burndown.outlook', {}))
  }
  const times = await timesInTurn(
    { rounds: 21, warmUps: 5 },
    { show, ahead, fine: () => fine.all(...days), lotDays: () => lotDays.all(...days) },
  )
  const what = `burn-down of 24 months by lot, ${rows} entries`
  return [
    {
      what,
      unit: 'ms',
      median: times.show,
      baseline: { name: 'raw SQL, daily roll-up', median: times.fine },
      limit: { atMostTimes: 4 },
    },
    { what, unit: 'ms', median: times.show, baseline: { name: 'raw SQL, a row a lot and day', median: times.lotDays } },
    {
      what: `the same with its projections and their bands, ${rows} entries`,
      unit: 'ms',
      median: times.ahead,
      baseline: { name: 'without', median: times.show },
      limit: { atMost: 150 },
    },
  ]
}

/** What a lot gained or lost on a day. The raw query leaves the running total to whoever reads it. */
interface Move {
  readonly moved: number
}

/** A baseline that answers something else would be no baseline. */
function refuseUnlessEqual(shown: BurndownJson, moves: readonly Move[]): void {
  const left = shown.accounts.reduce((sum, { points }) => sum + parseUnits(points.at(-1)?.units ?? '0'), 0)
  const raw = moves.reduce((sum, { moved }) => sum + moved, 0)
  if (left !== raw) throw new Error(`the burn-down ends at ${left}, the raw query at ${raw}`)
}
