import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useStore } from 'zustand'
import type { PurchaseToPayJson } from '../../../shared/api/payments.ts'
import { Failure } from '../../ui/Failure.tsx'
import { formatMoney } from '../../ui/format.ts'
import { toast } from '../../ui/toast.tsx'
import { nearestFirst } from './nearest-first.ts'
import { dayWords, doubtWords, paymentWords, purchaseWords } from './payment-words.ts'
import type { Payments, PaymentsStore } from './payments-store.ts'

interface ChoosePaymentProps {
  readonly store: PaymentsStore
  readonly purchase: PurchaseToPayJson
  readonly close: () => void
}

const NONE: Pick<Payments, 'payments' | 'purchases'> = { payments: [], purchases: [] }

/** Which payment paid a purchase, said by hand: any of the statements, also one that paid other purchases. */
export function ChoosePayment({ store, purchase, close }: ChoosePaymentProps) {
  const { view, load } = useStore(store.every)
  const { isBusy, tie } = useStore(store.pairs)
  const [payment, setPayment] = useState<string | null>(null)
  useEffect(() => void load(null), [load])
  // The field is there before its choices are: the dialog's focus goes to it.
  const every = view.kind === 'ready' ? view.value : NONE
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (payment === null) return
    const tied = await tie({ payment, purchase: purchase.id })
    if (tied !== null && tied.doubts.length > 0) toast(doubtWords(tied.doubts))
    close()
  }
  return (
    <Modal opened onClose={close} title={`The payment of ${purchaseWords(purchase)}`}>
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="md">
          <Text size="sm">{`Bought on ${dayWords(purchase.day)} for ${formatMoney(purchase.price)}.`}</Text>
          {view.kind === 'failed' && <Failure error={view.error} retry={() => load(null)} />}
          <Select
            label="Payment"
            description="Those nearest to that day come first. To find one, type a part of its payee, day or amount."
            data-autofocus
            data={nearestFirst(every.payments, purchase.day).map((one) => ({
              value: one.id,
              label: paymentWords(one),
            }))}
            value={payment}
            onChange={setPayment}
            searchable
            limit={60}
            allowDeselect={false}
            nothingFoundMessage={view.kind === 'ready' ? 'No payment has that in it' : 'Reading…'}
          />
          <PaysAlready every={every} payment={payment} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBusy || payment === null}>
              Tie
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface PaysAlreadyProps {
  readonly every: typeof NONE
  readonly payment: string | null
}

/** The purchases that a payment is tied to: one charge may be for several packs. */
function PaysAlready({ every, payment }: PaysAlreadyProps) {
  const chosen = every.payments.find((one) => one.id === payment)
  const paid = every.purchases.filter((one) => chosen?.purchases.includes(one.id))
  if (paid.length === 0) return null
  return (
    <Text size="sm" role="status">
      {`It pays already: ${paid.map((one) => `${purchaseWords(one)}, ${formatMoney(one.price)}`).join('; ')}.`}
    </Text>
  )
}
