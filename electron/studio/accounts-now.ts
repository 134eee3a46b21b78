import type { Book } from '../../shared/domain/book.ts'
import { dayOf, monthDays, monthOfDay } from '../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../shared/domain/defaults.ts'
import type { DrawingOrder, Lot } from '../../shared/domain/lot.ts'
import { remaining } from '../../shared/domain/lot.ts'
import type { Minor } from '../../shared/domain/money.ts'
import type { RunRate } from '../../shared/domain/pace.ts'
import { outlook } from '../../shared/domain/pace.ts'
import { sumOf } from '../../shared/domain/sum.ts'
import type { AccountSituation } from '../../shared/domain/tasks.ts'
import { accountsOf, bookAt } from '../ledger/figures/balances.ts'
import { lastComparisons } from '../ledger/reconciliation/console-checks.ts'
import { runRates } from '../ledger/figures/daily-usage.ts'
import type { ProductionUse } from '../ledger/figures/production-use.ts'
import { productionUse } from '../ledger/figures/production-use.ts'
import type { QueryContext } from './context.ts'

/** An account as it stands, before it is written as JSON. */
export interface AccountNow extends AccountSituation {
  /** Those that hold units. */
  readonly lots: readonly Lot[]
  readonly rate: RunRate | null
  readonly overageCost: Minor
}

/** Every account as it stands, with how it goes on at the run rate; `main` where nothing is recorded yet. */
export function accountsNow(context: QueryContext, use: readonly ProductionUse[] = monthsUse(context)): AccountNow[] {
  const { reader, names, now, zone } = context
  const book = bookAt(reader, names, now)
  const checked = lastComparisons(reader, zone)
  const rates = runRates(reader, names, dayOf(now, zone))
  const accounts = accountsOf(book)
  const known = accounts.length === 0 ? [MAIN_ACCOUNT] : accounts
  return known.map((account) => {
    const own = [...book.lots.values()].filter((lot) => lot.account === account)
    const lots = (book.active.get(account) ?? []).filter((lot) => remaining(lot) > 0)
    const rate = rates.get(account) ?? null
    const ofMonth = use.filter((one) => one.account === account)
    return {
      account,
      lots,
      rate,
      units: sumOf(lots, remaining),
      outlook: outlook(lots, rate, now, orderOf(book, account)),
      hasLots: own.length > 0,
      recentUnits: rate?.units ?? 0,
      overageUnits: sumOf(ofMonth, (one) => one.overageUnits),
      overageCost: sumOf(ofMonth, (one) => one.overageCost),
      checkedAt: checked.get(account) ?? null,
    }
  })
}

function orderOf(book: Book, account: string): DrawingOrder {
  return book.settings.drawingOrders.get(account) ?? 'expiry'
}

/** The takes of the month that is running. */
export function monthsUse({ reader, names, now, zone }: QueryContext): ProductionUse[] {
  const today = dayOf(now, zone)
  return productionUse(reader, names, monthDays(monthOfDay(today)).from, today + 1)
}
