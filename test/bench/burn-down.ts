import { join } from 'node:path'
import type { Studio } from '../../electron/studio/studio.ts'
import type { BurndownJson } from '../../shared/api/shapes.ts'
import { dayOf, formatInstant } from '../../shared/domain/calendar.ts'
import { parseUnits } from '../../shared/domain/units.ts'
import type { Bare } from './bare.ts'
import { bareTables } from './bare.ts'
import { studioPorts, valueOf, withStudio } from './histories.ts'
import { END, START, ZONE } from './history.ts'
import type { Bench, Part } from './part.ts'
import { timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

export const burnDown: Part = {
  name: 'burn-down',
  about: 'units left on each day of 24 months, by lot, through the dispatcher, against raw SQL',
  async run(bench) {
    const { dataFolder } = await bench.histories.ledger(bench.rows, 'studio')
    return withStudio(studioPorts(dataFolder), async (studio) =>
      bench.histories.withFolder(async (folder) => {
        const db = bareTables(join(folder, 'bare.sqlite'), dataFolder)
        try {
          return await measure(bench, studio, db)
        } finally {
          db.close()
        }
      }),
    )
  },
}

const FROM_FINE = `SELECT day, lot, SUM(units) AS moved FROM fine WHERE day >= ? AND day <= ? GROUP BY day, lot ORDER BY day`
const FROM_LOT_DAYS = `SELECT day, lot, purchased - used - expired AS moved FROM lot_daily WHERE day >= ? AND day <= ? ORDER BY day`

async function measure(bench: Bench, studio: Studio, db: Bare): Promise<Finding[]> {
  const span = { from: formatInstant(START), to: formatInstant(END) }
  const show = async (): Promise<BurndownJson> => valueOf(await studio.call('burndown.show', span))
  const days = [dayOf(START, ZONE) - 1, dayOf(END, ZONE)]
  const [fine, lotDays] = [db.prepare(FROM_FINE), db.prepare(FROM_LOT_DAYS)]
  refuseUnlessEqual(await show(), fine.all(...days) as Move[])
  refuseUnlessEqual(await show(), lotDays.all(...days) as Move[])
  const times = await timesInTurn(
    { rounds: 21, warmUps: 5 },
    { show, fine: () => fine.all(...days), lotDays: () => lotDays.all(...days) },
  )
  const what = `burn-down of 24 months by lot, ${bench.rows} entries`
  return [
    {
      what,
      unit: 'ms',
      median: times.show,
      baseline: { name: 'raw SQL, daily roll-up', median: times.fine },
      limit: { atMostTimes: 4 },
    },
    { what, unit: 'ms', median: times.show, baseline: { name: 'raw SQL, a row a lot and day', median: times.lotDays } },
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
