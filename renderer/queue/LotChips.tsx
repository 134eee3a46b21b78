import { IconAlertTriangle } from '@tabler/icons-react'
import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { formatMoney, formatUnits, formatWhen } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import classes from './queue.module.css'

interface LotChipsProps {
  readonly projection: NonNullable<ShownRender['projection']>
  readonly lots: QueueView['lots']
  readonly purchases: QueueView['purchases']
}

const MOST_CHIPS = 2

/** The lots that a render draws, and what none covers; the tooltip has units, costs and expiries. */
export function LotChips({ projection, lots, purchases }: LotChipsProps) {
  const { zone } = useStudio()
  const isOver = projection.overageUnits !== '0'
  const shown = projection.lots.slice(0, isOver ? 1 : MOST_CHIPS)
  const hidden = projection.lots.length - shown.length
  const expiry = (lot: string): string => {
    const known = lots.find((one) => one.lot === lot) ?? purchases.find((one) => one.id === lot)
    return known === undefined ? '' : `, expires ${formatWhen(known.expiresAt, zone, 'day')}`
  }
  const story = projection.lots.map(
    ({ lot, pack, isPlanned, units, cost }) =>
      `${pack ?? 'found'}${isPlanned ? ', planned' : ''}: ${formatUnits(units)} units, ${formatMoney(cost)}${expiry(lot)}`,
  )
  if (isOver)
    story.push(`not covered: ${formatUnits(projection.overageUnits)} units, ${formatMoney(projection.overageCost)}`)
  return (
    <span className={classes.chips} title={story.join('\n')}>
      {shown.map(({ lot, pack, isPlanned, units }) => (
        <span key={lot} className={classes.chip} data-planned={isPlanned || undefined}>
          {pack ?? 'found'} {formatUnits(units)}
        </span>
      ))}
      {hidden > 0 && <span className={classes.chip}>+{hidden}</span>}
      {isOver && (
        <span className={classes.over}>
          <IconAlertTriangle size={11} aria-hidden /> none {formatUnits(projection.overageUnits)}
        </span>
      )}
    </span>
  )
}
