import type { EpochDay } from '../../shared/domain/calendar.ts'
import type { DailyUsage } from '../../shared/domain/usage-rate.ts'
import type { Connection } from './database.ts'
import { rows } from './database.ts'
import type { Names } from './names.ts'

interface UsageRow {
  readonly account: number
  readonly day: EpochDay
  readonly units: number
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
  const found = rows<UsageRow>(
    db,
    `SELECT account, day, SUM(units + overage_units) AS units FROM usage_day
     WHERE day >= @from AND day < @to GROUP BY day, account ORDER BY day`,
    { from, to },
  ).filter(({ units }) => units > 0)
  const usage = new Map<string, DailyUsage>()
  for (const [account, own] of Map.groupBy(found, (one) => one.account)) {
    const first = own[0]?.day ?? to
    const units = Array.from({ length: to - first }, () => 0)
    for (const one of own) units[one.day - first] = one.units
    usage.set(names.account(account), { from: first, units })
  }
  return usage
}
