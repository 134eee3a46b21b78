import { Button, Checkbox, Table } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { FailedTakeJson } from '../../../shared/api/reconciliation.ts'
import { useApi } from '../../api/api-context.tsx'
import { formatUnits } from '../../ui/format.ts'
import { useStudio } from '../../ui/studio-context.ts'
import { toastRecorded } from '../../ui/toast.tsx'
import classes from '../Reports.module.css'
import { Section } from '../Section.tsx'
import { undoClaiming } from './claim-undo.ts'
import type { ReconciliationStore } from './reconciliation-store.ts'
import { TakeCells, TakeHeads, takeName } from './take-cells.tsx'

interface UnclaimedTakesProps {
  readonly store: ReconciliationStore
  readonly takes: readonly FailedTakeJson[]
}

/** The failed takes of the last 31 days, of which those that the console charged are ticked and claimed. */
export function UnclaimedTakes({ store, takes }: UnclaimedTakesProps) {
  const api = useApi()
  const { zone } = useStudio()
  const { isBusy, raise } = useStore(store.work)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = takes.filter(({ id }) => ticked.has(id))
  const tick = (id: string, isTicked: boolean): void => {
    const next = new Set(ticked)
    if (isTicked) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  const claim = async (): Promise<void> => {
    const takes = chosen.map(({ id }) => id)
    if (!(await raise(takes))) return
    toastRecorded(
      api,
      takes.length === 1 ? '1 take claimed' : `${takes.length} takes claimed`,
      undoClaiming(api, takes),
    )
  }
  return (
    <Section
      label="Failed takes"
      title="Failed takes, not claimed"
      about="The newest of the last 31 days. Tick those that the console charged."
      action={
        <Button
          className={classes.steady ?? ''}
          variant="default"
          disabled={chosen.length === 0 || isBusy}
          onClick={() => void claim()}
        >
          {chosen.length === 0 ? 'Claim' : `Claim ${chosen.length}`}
        </Button>
      }
    >
      <Table.ScrollContainer minWidth={680} mah="24rem">
        <Table className={classes.table} fz="sm" aria-label="Failed takes, newest first">
          <thead>
            <tr>
              <td />
              <TakeHeads />
              <th scope="col" className={classes.number}>
                Units if charged
              </th>
            </tr>
          </thead>
          <tbody>
            {takes.map((take) => (
              <tr key={take.id}>
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={`Claim ${takeName(take)}`}
                    checked={ticked.has(take.id)}
                    onChange={(event) => tick(take.id, event.currentTarget.checked)}
                  />
                </td>
                <TakeCells take={take} zone={zone} />
                <td className={classes.number}>{formatUnits(take.atStake)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}
