import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { formatShare, formatUnits } from '../../ui/format.ts'

type Purchases = ScheduleJson['purchases']

/** A pack's name on the card, by its id. */
export function packName({ packs }: ScheduleJson, id: string | null): string {
  return packs.find((pack) => pack.id === id)?.name ?? id ?? 'Found by a balance'
}

/** "2 × Standard" */
export function packsText(schedule: ScheduleJson, pack: string | null, count: number): string {
  const name = packName(schedule, pack)
  return count === 1 ? name : `${count} × ${name}`
}

/** What a plan buys in all: "3 × Standard, Pro, 1,080 units at pay-as-you-go". */
export function boughtText(schedule: ScheduleJson, plan: { purchases: Purchases; overflowUnits: string }): string {
  const counts = new Map<string, number>()
  for (const { pack, count } of plan.purchases) counts.set(pack, (counts.get(pack) ?? 0) + count)
  const packs = [...counts].map(([pack, count]) => packsText(schedule, pack, count))
  const rest = plan.overflowUnits === '0' ? [] : [`${formatUnits(plan.overflowUnits)} units at pay-as-you-go`]
  const all = [...packs, ...rest]
  return all.length === 0 ? 'nothing' : all.join(', ')
}

/** How far above the cheapest the plan can be at most. */
export function gapText({ gap }: ScheduleJson): string {
  return `At most ${formatShare(gap)} above the cheapest`
}
