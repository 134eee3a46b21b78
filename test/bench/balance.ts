import type { Studio } from '../../electron/studio/studio.ts'
import type { BalanceSheetJson } from '../../shared/api/shapes.ts'
import { parseUnits } from '../../shared/domain/units.ts'
import { besideBareTables } from './bare.ts'
import { valueOf } from './histories.ts'
import { END } from './history.ts'
import type { Part } from './part.ts'
import { threeSizes } from './part.ts'
import type { Bare } from './support/bare-database.ts'
import { timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

export const balance: Part = {
  name: 'balance',
  about:
    'units left by lot, now, through the dispatcher, against raw SQL, at a hundredth, a tenth and all of the entries',
  async run(bench) {
    const findings: Finding[] = []
    for (const rows of threeSizes(bench)) {
      findings.push(await besideBareTables(bench, rows, (studio, db) => measure(rows, studio, db)))
    }
    return findings
  },
}

async function measure(rows: number, studio: Studio, db: Bare): Promise<Finding> {
  const show = async (): Promise<BalanceSheetJson> => valueOf(await studio.call('balance.show', {}))
  const perLot = db.prepare(
    `SELECT l.name, SUM(d.purchased - d.used - d.expired) AS remaining FROM lot l JOIN lot_daily d ON d.lot = l.id
     WHERE l.expires_at > ? GROUP BY l.id`,
  )
  const raw = (): unknown => perLot.all(END)
  refuseUnlessEqual(await show(), raw() as { readonly remaining: number }[])
  const times = await timesInTurn({ rounds: 41, warmUps: 10 }, { show, raw })
  return {
    what: `balance, ${rows} entries`,
    unit: 'ms',
    median: times.show,
    baseline: { name: 'raw SQL, sum per lot of its days', median: times.raw },
    limit: { atMost: 10 },
  }
}

/** A baseline that answers something else would be no baseline. */
function refuseUnlessEqual(shown: BalanceSheetJson, raw: readonly { readonly remaining: number }[]): void {
  const ours = shown.accounts.reduce((sum, account) => sum + parseUnits(account.units), 0)
  const theirs = raw.reduce((sum, { remaining }) => sum + remaining, 0)
  if (ours !== theirs) throw new Error(`the balance is ${ours}, by the raw query ${theirs}`)
}
