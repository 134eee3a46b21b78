import type { PaceJson, PlannedRenderJson, PurchasePlanJson } from '../../shared/api/planning.ts'
import { formatDay } from '../../shared/domain/calendar.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { toMoney } from '../../shared/domain/money.ts'
import type { QueuedRender } from '../../shared/domain/queue.ts'
import type { Pace } from '../../shared/domain/render-time.ts'
import { formatUnits } from '../../shared/domain/units.ts'
import type { PlannedPurchase } from '../ledger/plans/planned-purchases.ts'

export function renderToJson(render: QueuedRender): PlannedRenderJson {
  return { ...render, day: render.day === null ? null : formatDay(render.day) }
}

export function paceToJson(pace: Pace): PaceJson {
  return { ...pace, workingDays: [...pace.workingDays], daysOff: pace.daysOff.map(formatDay) }
}

export function purchasePlanToJson(purchase: PlannedPurchase, currency: Currency): PurchasePlanJson {
  const { units, price } = purchase
  return {
    ...purchase,
    day: formatDay(purchase.day),
    units: units === null ? null : formatUnits(units),
    price: price === null ? null : toMoney(price, currency),
  }
}
