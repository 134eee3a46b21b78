import { ActionIcon, Modal, NumberInput, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { EarmarkJson } from '../../../shared/api/queue-plans.ts'
import { useApi } from '../../api/api-context.tsx'
import { formatUnits } from '../../ui/format.ts'
import { FormEnd } from './FormEnd.tsx'
import type { PlanProps } from './PlanPanel.tsx'
import { Section } from './Section.tsx'
import { carryOut } from './use-plan-actions.ts'
import { usePlanned, valueOf } from './use-planned.ts'
import classes from './plan.module.css'

/** Units that other productions leave alone, until they are let go some days before their lot expires. */
export function Earmarks(props: PlanProps) {
  const { view, store } = props
  const { account } = view.queue
  const api = useApi()
  const [isAsked, setAsked] = useState(false)
  const earmarks = valueOf(usePlanned((key) => api.call('earmarks.list', { account: key }), account))?.earmarks ?? []
  const remove = (earmark: EarmarkJson): void => {
    void carryOut(store, api.call('earmarks.remove', { earmark: earmark.id }), ({ removed }) => ({
      label: `Units of ${removed.production} are not kept any more`,
      takeBack: () => api.call('earmarks.save', inputOf(removed)),
    }))
  }
  return (
    <Section
      title="Kept units"
      action={
        <Tooltip label="Keep units for a production">
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label="Keep units for a production"
            onClick={() => setAsked(true)}
          >
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      }
    >
      {earmarks.length === 0 ? (
        <Text size="xs" c="dimmed">
          No units are kept: every production draws what is there.
        </Text>
      ) : (
        <ul className={classes.list}>
          {earmarks.map((earmark) => (
            <li key={earmark.id} className={classes.item}>
              <div className={classes.itemText}>
                {formatUnits(earmark.left)} units for {earmark.production}
                <br />
                <span className={classes.quiet}>
                  of {formatUnits(earmark.units)}, let go {earmark.releaseDays} days before they expire
                </span>
              </div>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Let go of the units of ${earmark.production}`}
                onClick={() => remove(earmark)}
              >
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {isAsked && <EarmarkDialog {...props} close={() => setAsked(false)} />}
    </Section>
  )
}

function inputOf({ id, account, production, units, releaseDays }: EarmarkJson) {
  return { earmark: id, account, production, units, releaseDays }
}

interface EarmarkDialogProps extends PlanProps {
  readonly close: () => void
}

const DEFAULT_RELEASE_DAYS = 7

function EarmarkDialog({ view: { queue }, store, close }: EarmarkDialogProps) {
  const api = useApi()
  const [production, setProduction] = useState(queue.production)
  const [units, setUnits] = useState('')
  const [days, setDays] = useState(String(DEFAULT_RELEASE_DAYS))
  const [isBusy, setBusy] = useState(false)
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const call = api.call('earmarks.save', { account: queue.account, production, units, releaseDays: Number(days) })
    const isDone = await carryOut(store, call, ({ earmark }) => ({
      label: `${formatUnits(earmark.units)} units are kept for ${earmark.production}`,
      takeBack: () => api.call('earmarks.remove', { earmark: earmark.id }),
    }))
    setBusy(false)
    if (isDone) close()
  }
  return (
    <Modal opened onClose={close} title="Keep units for a production">
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="sm">
          <TextInput
            label="Production"
            required
            value={production}
            onChange={(event) => setProduction(event.currentTarget.value)}
          />
          <TextInput
            label="Units"
            required
            value={units}
            onChange={(event) => setUnits(event.currentTarget.value)}
            data-autofocus
          />
          <NumberInput
            label="Let go so many days before they expire"
            description="So that no unit expires because it was kept"
            min={0}
            max={365}
            allowDecimal={false}
            required
            value={days}
            onChange={(value) => setDays(String(value))}
          />
          <FormEnd label="Keep them" isBusy={isBusy} close={close} />
        </Stack>
      </form>
    </Modal>
  )
}
