import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { formatDecimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import { counted, isZero, moneyText, page, packText, shortId, unitsText } from './format.ts'
import { fields, table } from './table.ts'

type OtherPlan = NonNullable<ScheduleJson['habit']>

/** A purchase schedule: what to buy and when, what it costs, how sure that is, and what else it could be. */
export function scheduleText(schedule: ScheduleJson): string {
  return page(
    headText(schedule),
    schedule.problems.map((problem) => `Not counted: ${problem}`).join('\n'),
    purchasesText(schedule),
    costText(schedule),
    lotsText(schedule),
    otherText('Runner-up', schedule.runnerUp),
    otherText('Always the biggest pack', schedule.habit),
  )
}

function headText({ demand, card, account, queue, overflowPrice, monthlyBudget }: ScheduleJson): string {
  const span = demand.from === null ? '' : `, ${demand.from} to ${demand.to ?? demand.from}`
  return fields([
    ...(queue === null ? [] : [['Queue', `${queue.production}/${queue.name}`] as const]),
    ['Demand', `${unitsText(demand.units)} on ${counted(demand.days, 'day')}${span}`],
    ['Account', account],
    ['Pay as you go', overflowPrice === null ? 'not allowed' : `${overflowPrice} ${card.currency} a unit`],
    ...(monthlyBudget === null ? [] : [['Budget a month', moneyText(monthlyBudget)] as const]),
    ['Rate card', `${card.id}, as of ${card.asOf}`],
  ])
}

function purchasesText({ purchases }: ScheduleJson): string {
  if (purchases.length === 0) return 'Buy no pack.'
  return table(
    [
      { head: 'Buy on', cell: (purchase) => purchase.date },
      { head: 'Packs', align: 'number', cell: (purchase) => String(purchase.count) },
      { head: 'Pack', cell: (purchase) => purchase.pack },
      { head: 'Expires', cell: (purchase) => purchase.expires },
    ],
    purchases,
  )
}

function costText(schedule: ScheduleJson): string {
  const { cost, packCost, overflowCost, overflowUnits, wastedUnits } = schedule
  return fields([
    ['Cost', `${moneyText(cost)}, ${certaintyText(schedule)}`],
    ['Packs', moneyText(packCost)],
    ['Pay as you go', `${moneyText(overflowCost)} for ${unitsText(overflowUnits)}`],
    ['Bought, not used', unitsText(wastedUnits)],
  ])
}

function certaintyText({ proven, gap, lowerBound }: ScheduleJson): string {
  if (proven) return 'proven: no plan costs less'
  return `at most ${percent(gap)} % above the cheapest, which costs ${moneyText(lowerBound)} or more`
}

/** "0.0031" of one as "0.31" of a hundred. */
function percent(share: string): string {
  return formatDecimal(parseDecimal(share, 6, 'gap'), 4, 0)
}

function lotsText({ lots }: ScheduleJson): string {
  const onHand = lots.filter(({ lot }) => lot !== null)
  if (onHand.length === 0) return ''
  const rows = table(
    [
      { head: 'Lot on hand', cell: ({ lot }) => (lot === null ? null : shortId(lot)) },
      { head: 'Pack', cell: ({ pack }) => packText(pack) },
      { head: 'Expires', cell: ({ expires }) => expires },
      { head: 'Units left', align: 'number', cell: ({ units }) => units },
      { head: 'Drawn', align: 'number', cell: ({ drawn }) => drawn },
    ],
    onHand,
  )
  return rows
}

function otherText(title: string, plan: OtherPlan | null): string {
  if (plan === null) return ''
  const bought = new Map<string, number>()
  for (const { pack, count } of plan.purchases) bought.set(pack, (bought.get(pack) ?? 0) + count)
  const packs = [...bought].map(([pack, count]) => `${count} × ${pack}`)
  const rest = isZero(plan.overflowUnits) ? [] : [`${unitsText(plan.overflowUnits)} at pay-as-you-go`]
  const what = [...packs, ...rest].join(', ')
  return `${title}: ${moneyText(plan.cost)}, ${moneyText(plan.behind)} more${what === '' ? '' : ` (${what})`}`
}
