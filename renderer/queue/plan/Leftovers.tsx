import { Button, Text } from '@mantine/core'
import type { LeftoversJson } from '../../../shared/api/queue-plans.ts'
import { useApi } from '../../api/api-context.tsx'
import type { ApiClient } from '../../api/client.ts'
import { formatCount, formatMoney, formatUnits, formatWhen } from '../../ui/format.ts'
import { useStudio } from '../../ui/studio-context.ts'
import type { PlanProps } from './PlanPanel.tsx'
import { Section } from './Section.tsx'
import { carryOut } from './use-plan-actions.ts'
import { usePlanned, valueOf } from './use-planned.ts'
import { lotWords } from './words.ts'
import classes from './plan.module.css'

/** As many renders are named. */
const MOST_NAMED = 5

/** What would expire once everything planned is rendered, and what of the renders on hold fits into it. */
export function Leftovers({ view: { queue }, store }: PlanProps) {
  const api = useApi()
  const { zone } = useStudio()
  const leftovers = valueOf(usePlanned((account) => api.call('leftovers.show', { account }), queue.account))
  if (leftovers === null || leftovers.units === '0') return null
  const bringIn = (): void => {
    void carryOut(store, setState(api, leftovers, 'planned'), () => ({
      label: `${formatCount(leftovers.chosen.length)} renders are planned that were on hold`,
      takeBack: () => setState(api, leftovers, 'held'),
    }))
  }
  return (
    <Section title="Would expire after all queues">
      <p className={classes.fact} data-soon>
        {formatUnits(leftovers.units)} units, {formatMoney(leftovers.cost)}
      </p>
      <ul className={classes.list}>
        {leftovers.expiring.map((one) => (
          <li key={one.lot} className={classes.item}>
            <span>
              {lotWords({ pack: one.pack, isPlanned: false })}{' '}
              <span className={classes.quiet}>expires {formatWhen(one.expiresAt, zone, 'day')}</span>
            </span>
            <span>{formatUnits(one.units)}</span>
          </li>
        ))}
      </ul>
      {leftovers.chosen.length === 0 ? (
        <Text size="xs" c="dimmed">
          {leftovers.others === 0
            ? 'Put renders on hold to have them offered here, the first priority first.'
            : 'No render on hold fits.'}
        </Text>
      ) : (
        <>
          <p className={classes.fact}>
            On hold and fitting: {formatCount(leftovers.chosen.length)} renders, {formatUnits(leftovers.chosenUnits)}{' '}
            units
            <br />
            <span className={classes.quiet}>{namesOf(leftovers)}</span>
          </p>
          <Button size="compact-sm" variant="default" onClick={bringIn}>
            Plan them
          </Button>
        </>
      )}
    </Section>
  )
}

function namesOf({ chosen }: LeftoversJson): string {
  const names = chosen.slice(0, MOST_NAMED).map((one) => `${one.render.shot} (priority ${one.render.priority})`)
  const more = chosen.length - names.length
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}

/** Sets the state of the chosen renders, queue by queue; stops at one that is refused. */
async function setState(api: ApiClient, { chosen }: LeftoversJson, state: 'planned' | 'held') {
  const queues = [...new Set(chosen.map((one) => one.queue))]
  let last = await api.call('renders.edit', changesOf(queues[0] ?? '', chosen, state))
  for (const queue of queues.slice(1)) {
    if (!last.ok) return last
    last = await api.call('renders.edit', changesOf(queue, chosen, state))
  }
  return last
}

function changesOf(queue: string, chosen: LeftoversJson['chosen'], state: 'planned' | 'held') {
  const renders = chosen.filter((one) => one.queue === queue).map((one) => ({ id: one.render.id, state }))
  return { queue, renders }
}
