import type { EpochDay } from '../../../shared/domain/calendar.ts'
import type { RunRate } from '../../../shared/domain/pace.ts'
import { rateWindow } from '../../../shared/domain/pace.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import type { DailyUsage } from '../../../shared/domain/usage-rate.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** What an account used on a day, overage included. */
interface DayUse {
  readonly account: number
  readonly day: EpochDay
  readonly units: Milliunits
}

/**
 * What each account used on the days from `from` to `to`, the last excluded, overage included, from the daily roll-ups. An account's
 * days begin with the first on which it used anything.
 */
export function dailyUsage(
  db: Connection,
  names: Names,
  from: EpochDay,
  to: EpochDay,
): ReadonlyMap<string, DailyUsage> {
  const usage = new Map<string, DailyUsage>()
  for (const [account, own] of Map.groupBy(dayUses(db, from, to), (one) => one.account)) {
    const first = own[0]?.day ?? to
    const units = Array.from({ length: to - first }, () => 0)
    for (const one of own) units[one.day - first] = one.units
    usage.set(names.account(account), { from: first, units })
  }
  return usage
}

/** The run rate of each account that ever used anything, from the daily roll-ups. */
export function runRates(db: Connection, names: Names, today: EpochDay): ReadonlyMap<string, RunRate> {
  const windows = [...firstUses(db)].flatMap(([account, first]) => {
    const window = rateWindow(today, first)
    return window === null ? [] : [{ account, ...window }]
  })
  const uses = dayUses(db, Math.min(today, ...windows.map(({ from }) => from)), today + 1)
  return new Map(
    windows.map(({ account, from, to }) => {
      const own = uses.filter((one) => one.account === account && one.day >= from && one.day < to)
      return [names.account(account), { units: own.reduce((sum, { units }) => sum + units, 0), days: to - from }]
    }),
  )
}

/**
 * The days on which something was used, rising: what lots gave, and overage. Lots move once a day, and overage has an index: neither is
 * as long as the roll-ups of usage by production and kind.
 */
function dayUses(db: Connection, from: EpochDay, to: EpochDay): DayUse[] {
  return rows<DayUse>(
    db,
    `SELECT account, day, SUM(units) AS units FROM (
       SELECT l.account, d.day, d.used AS units FROM lot l CROSS JOIN lot_day d ON d.lot = l.entry
        WHERE d.day >= @from AND d.day < @to
       UNION ALL
       SELECT u.account, u.day, u.overage_units FROM account a CROSS JOIN usage_day u ON u.account = a.id
        WHERE u.overage_units > 0 AND u.day >= @from AND u.day < @to)
     WHERE units > 0 GROUP BY day, account ORDER BY day`,
    { from, to },
  )
}

/** The first day on which each account used anything, by its number. */
function firstUses(db: Connection): ReadonlyMap<number, EpochDay> {
  const found = rows<{ account: number; day: EpochDay }>(
    db,
    `SELECT account, min(day) AS day FROM (
       SELECT l.account,
         (SELECT d.day FROM lot_day d WHERE d.lot = l.entry AND d.used > 0 ORDER BY d.day LIMIT 1) AS day FROM lot l
       UNION ALL
       SELECT a.id,
         (SELECT u.day FROM usage_day u WHERE u.account = a.id AND u.overage_units > 0 ORDER BY u.day LIMIT 1) FROM account a)
     WHERE day IS NOT NULL GROUP BY account`,
  )
  return new Map(found.map(({ account, day }) => [account, day]))
}
