import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCalendarDue, IconCheck, IconClock, IconSettings } from '@tabler/icons-react'
import { useState } from 'react'
import type { QueueView } from '../../../shared/api/planning.ts'
import { formatMoney, formatUnits, formatWhen } from '../../ui/format.ts'
import { useStudio } from '../../ui/studio-context.ts'
import { PaceDialog } from './PaceDialog.tsx'
import type { PlanProps } from './PlanPanel.tsx'
import { Section } from './Section.tsx'
import { LIMIT_WORDS, lotWords } from './words.ts'
import classes from './plan.module.css'

/** Whether it will be done in time: covered or not, when it is done, by when it has to begin, and what sets the pace. */
export function Outlook({ view, store }: PlanProps) {
  const { zone } = useStudio()
  const [isPacing, setPacing] = useState(false)
  const { finish, pace, totals, held } = view
  return (
    <Section
      title="Will it be done in time?"
      action={
        <Tooltip label="Pace: what a clip takes, and when people work">
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label="Pace" onClick={() => setPacing(true)}>
            <IconSettings size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      }
    >
      <Covered view={view} />
      {finish !== null && (
        <p className={classes.fact}>
          <IconClock size={14} aria-hidden /> Done by <strong>{formatWhen(finish, zone)}</strong>
          <br />
          <span className={classes.quiet}>
            {LIMIT_WORDS[pace.limit]}: a clip every {pace.secondsBetweenClips} s{pace.isOwn ? '' : ', assumed'}
          </span>
        </p>
      )}
      <SafeStart view={view} />
      {held !== '0' && <p className={classes.fact}>{formatUnits(held)} units are kept for other productions</p>}
      {totals.toDo === 0 && <p className={classes.fact}>Nothing is left to make.</p>}
      {isPacing && <PaceDialog view={view} store={store} close={() => setPacing(false)} />}
    </Section>
  )
}

function Covered({ view: { totals, renders, firstUncovered } }: { readonly view: QueueView }) {
  const { zone } = useStudio()
  const first = renders.find((render) => render.id === firstUncovered)
  if (first === undefined) {
    if (totals.toDo === 0) return null
    return (
      <p className={classes.fact}>
        <IconCheck size={14} aria-hidden /> Packs cover all of it
      </p>
    )
  }
  return (
    <p className={classes.fact} data-now>
      <IconAlertTriangle size={14} aria-hidden /> Not covered from shot <strong>{first.shot}</strong>,{' '}
      {formatWhen(first.start, zone, 'day')}: {formatUnits(totals.overageUnits)} units,{' '}
      {formatMoney(totals.overageCost)}
    </p>
  )
}

/** The latest safe start, and the lot that would expire otherwise. */
function SafeStart({ view: { safeStart } }: { readonly view: QueueView }) {
  const { zone } = useStudio()
  if (safeStart === null) return null
  return (
    <p className={classes.fact}>
      <IconCalendarDue size={14} aria-hidden /> Begin by <strong>{formatWhen(safeStart.at, zone)}</strong>
      <br />
      <span className={classes.quiet}>
        or units of {lotWords(safeStart)} expire on {formatWhen(safeStart.expiresAt, zone)} before they are drawn
      </span>
    </p>
  )
}
