import { ActionIcon, Group, Modal, NumberInput, Select, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { Output } from '../../../shared/api/operations.ts'
import type { PurchasePlanJson, QueueView } from '../../../shared/api/planning.ts'
import { useApi } from '../../api/api-context.tsx'
import { formatDay, formatMoney, formatUnits } from '../../ui/format.ts'
import { FormEnd } from './FormEnd.tsx'
import type { PlanProps } from './PlanPanel.tsx'
import { Section } from './Section.tsx'
import { carryOut } from './use-plan-actions.ts'
import { usePlanned, valueOf } from './use-planned.ts'
import classes from './plan.module.css'

type ShownPurchase = QueueView['purchases'][number]

/** Packs that are to be bought: the projection draws them from their day on. */
export function Purchases(props: PlanProps) {
  const { view, store } = props
  const api = useApi()
  const [asked, setAsked] = useState<ShownPurchase | 'new' | null>(null)
  const remove = (purchase: ShownPurchase): void => {
    void carryOut(store, api.call('purchases.unplan', { purchase: purchase.id }), ({ removed }) => ({
      label: `${removed.pack} on ${formatDay(removed.day)} is not planned any more`,
      takeBack: () => api.call('purchases.plan', inputOf(removed)),
    }))
  }
  return (
    <Section
      title="Purchases to come"
      action={
        <Tooltip label="Plan a purchase">
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label="Plan a purchase"
            onClick={() => setAsked('new')}
          >
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      }
    >
      {view.purchases.length === 0 ? (
        <Text size="xs" c="dimmed">
          None is planned: what the packs on hand do not cover is overage.
        </Text>
      ) : (
        <ul className={classes.list}>
          {view.purchases.map((purchase) => (
            <li key={purchase.id} className={classes.item}>
              <PurchaseText purchase={purchase} />
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`Change ${purchase.pack} on ${formatDay(purchase.day)}`}
                  onClick={() => setAsked(purchase)}
                >
                  <IconPencil size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`Take ${purchase.pack} on ${formatDay(purchase.day)} away`}
                  onClick={() => remove(purchase)}
                >
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ul>
      )}
      {asked !== null && (
        <PurchaseDialog {...props} purchase={asked === 'new' ? null : asked} close={() => setAsked(null)} />
      )}
    </Section>
  )
}

function PurchaseText({ purchase }: { readonly purchase: ShownPurchase }) {
  const { count, pack, day, totalUnits, totalPrice, problem } = purchase
  return (
    <div className={classes.itemText}>
      <strong>
        {count} × {pack}
      </strong>{' '}
      on {formatDay(day)}
      <br />
      {problem === null ? (
        <span className={classes.quiet}>
          {formatUnits(totalUnits)} units, {formatMoney(totalPrice)}
        </span>
      ) : (
        <span className={classes.fact} data-soon>
          <IconAlertTriangle size={13} aria-hidden /> {problem}
        </span>
      )}
    </div>
  )
}

/** What plans a purchase as it was, under its id. */
function inputOf({ id, account, rateCard, pack, day, count, units, price }: PurchasePlanJson) {
  return { purchase: id, account, rateCard, pack, day, count, units, price: price?.amount ?? null }
}

interface PurchaseDialogProps extends PlanProps {
  readonly purchase: ShownPurchase | null
  readonly close: () => void
}

function PurchaseDialog({ view: { queue }, store, purchase, close }: PurchaseDialogProps) {
  const api = useApi()
  const card = valueOf(usePlanned((id) => api.call('rates.show', { id }), queue.rateCard))
  const [pack, setPack] = useState(purchase?.pack ?? 'standard')
  const [day, setDay] = useState(purchase?.day ?? '')
  const [count, setCount] = useState(String(purchase?.count ?? 1))
  const [units, setUnits] = useState(purchase?.units ?? '')
  const [price, setPrice] = useState(purchase?.price?.amount ?? '')
  const [isBusy, setBusy] = useState(false)
  const isOpenPack = card?.packs.find((one) => one.id === pack)?.price === null
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const call = api.call('purchases.plan', {
      ...(purchase === null ? {} : { purchase: purchase.id }),
      account: queue.account,
      rateCard: queue.rateCard,
      pack,
      day,
      count: Number(count),
      units: isOpenPack && units !== '' ? units : null,
      price: isOpenPack && price !== '' ? price : null,
    })
    const isDone = await carryOut(store, call, (planned) => ({
      label: `Planned ${planned.purchase.count} × ${planned.purchase.pack} on ${formatDay(planned.purchase.day)}`,
      takeBack: () => takeBack(planned),
    }))
    setBusy(false)
    if (isDone) close()
  }
  const takeBack = async ({ purchase: planned, before }: Output<'purchases.plan'>) =>
    before === null
      ? api.call('purchases.unplan', { purchase: planned.id })
      : api.call('purchases.plan', inputOf(before))
  return (
    <Modal opened onClose={close} title={purchase === null ? 'Plan a purchase' : 'Change the planned purchase'}>
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="sm">
          <Select
            label="Pack"
            data={(card?.packs ?? []).map((one) => ({ value: one.id, label: one.name }))}
            value={pack}
            onChange={(value) => setPack(value ?? pack)}
            allowDeselect={false}
            required
          />
          <TextInput
            label="Day"
            type="date"
            required
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            data-autofocus
          />
          <NumberInput
            label="How many"
            min={1}
            allowDecimal={false}
            required
            value={count}
            onChange={(value) => setCount(String(value))}
          />
          {isOpenPack && (
            <Group grow>
              <TextInput
                label="Units"
                value={units}
                onChange={(event) => setUnits(event.currentTarget.value)}
                required
              />
              <TextInput
                label="Price"
                value={price}
                onChange={(event) => setPrice(event.currentTarget.value)}
                required
              />
            </Group>
          )}
          <FormEnd label="Plan it" isBusy={isBusy} close={close} />
        </Stack>
      </form>
    </Modal>
  )
}
