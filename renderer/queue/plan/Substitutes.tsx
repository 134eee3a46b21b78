import { Button } from '@mantine/core'
import type { SubstituteJson } from '../../../shared/api/queue-plans.ts'
import { useApi } from '../../api/api-context.tsx'
import { formatCount, formatMoney, formatUnits } from '../../ui/format.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { toastDone } from '../undo-toast.tsx'
import type { PlanProps } from './PlanPanel.tsx'
import { Section } from './Section.tsx'
import { usePlanned, valueOf } from './use-planned.ts'
import { shortKind } from './words.ts'
import classes from './plan.module.css'

/** As many are offered. */
const MOST_OFFERED = 3

/** Cheaper render kinds with what they save, each taken over in one click. */
export function Substitutes({ view: { queue, renders }, store }: PlanProps) {
  const api = useApi()
  const view = usePlanned((key) => api.call('queue.substitutes', { queue: key }), queue.id)
  const substitutes = valueOf(view)?.substitutes ?? []
  if (substitutes.length === 0) return null
  const known = new Set(renders.map((render) => render.id))
  const use = async ({ from, to, renders: ids }: SubstituteJson): Promise<void> => {
    const { edit, undo } = store.getState()
    const { model, resolution, seconds } = to
    const changes = ids.filter((id) => known.has(id)).map((id) => ({ id, model, resolution, seconds }))
    const outcome = await edit(changes, `${shortKind(from)} is now ${shortKind(to)}`)
    if (outcome.ok) toastDone(undo, outcome.value)
    else toastFailure(outcome.error)
  }
  return (
    <Section title="Cheaper renders">
      <ul className={classes.list}>
        {substitutes.slice(0, MOST_OFFERED).map((one) => (
          <li key={`${shortKind(one.from)} ${shortKind(one.to)}`} className={classes.item}>
            <div className={classes.itemText}>
              {shortKind(one.to)} <span className={classes.quiet}>for {shortKind(one.from)}</span>
              <br />
              saves <strong>{formatMoney(one.savedCost)}</strong>, {formatUnits(one.savedUnits)} units
              <br />
              <span className={classes.quiet}>{noteOf(one)}</span>
            </div>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Use ${shortKind(one.to)} for ${shortKind(one.from)}`}
              onClick={() => void use(one)}
            >
              Use
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function noteOf({ clips, isSameResolution, to: { modes } }: SubstituteJson): string {
  const parts = [`${formatCount(clips)} clips`]
  if (!isSameResolution) parts.push('lower resolution')
  if (modes.length === 1) parts.push(`${modes[0] ?? ''} only`)
  return parts.join(', ')
}
