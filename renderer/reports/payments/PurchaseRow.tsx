import { Anchor, Badge, Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { PaymentJson, PurchaseToPayJson } from '../../../shared/api/payments.ts'
import { MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { useApi } from '../../api/api-context.tsx'
import classes from '../Reports.module.css'
import { formatMoney } from '../../ui/format.ts'
import { toastRecorded } from '../../ui/toast.tsx'
import { linkTo } from '../../ui/hash-location.ts'
import { ButtonsInPlace } from './ButtonsInPlace.tsx'
import { ChoosePayment } from './ChoosePayment.tsx'
import type { Pair, Payments, PaymentsStore } from './payments-store.ts'
import { dayWords, paymentWords, purchaseWords, reasonWords } from './payment-words.ts'

interface PurchaseRowProps {
  readonly store: PaymentsStore
  readonly payments: Payments
  readonly purchase: PurchaseToPayJson
}

/** A purchase with its payment, the one that is suggested, or none; and what can be said of it. */
export function PurchaseRow({ store, payments, purchase }: PurchaseRowProps) {
  const [isChoosing, setChoosing] = useState(false)
  const { id, day, pack, account, price, payment, isCovered } = purchase
  const paid = payments.payments.find((one) => one.id === payment)
  const suggestion = paid === undefined ? payments.suggestions.find((one) => one.purchase === id) : undefined
  const found = payments.payments.find((one) => one.id === suggestion?.payment)
  const declined = payments.declined.findLast((one) => one.purchase === id)
  return (
    <tr>
      <td className={classes.steadyText}>
        <Anchor size="sm" href={linkTo('/ledger', { lot: id })}>
          {dayWords(day)}
        </Anchor>
      </td>
      <td>{account === MAIN_ACCOUNT ? pack : `${pack}, ${account}`}</td>
      <td className={classes.number}>{formatMoney(price)}</td>
      <td>
        <PaymentOf paid={paid ?? found} suggestion={suggestion} isCovered={isCovered} />
      </td>
      <td>
        <ButtonsInPlace state={payment ?? suggestion?.payment ?? null}>
          {paid !== undefined && <Untie store={store} purchase={purchase} />}
          {suggestion !== undefined && <Answers store={store} purchase={purchase} suggestion={suggestion} />}
          {paid === undefined && suggestion === undefined && declined !== undefined && (
            <SuggestAgain store={store} purchase={purchase} pair={declined} />
          )}
          {paid === undefined && payments.imported > 0 && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Choose the payment of ${purchaseWords(purchase)}`}
              onClick={() => setChoosing(true)}
            >
              Choose…
            </Button>
          )}
          {isChoosing && <ChoosePayment store={store} purchase={purchase} close={() => setChoosing(false)} />}
        </ButtonsInPlace>
      </td>
    </tr>
  )
}

interface PaymentOfProps {
  readonly paid: PaymentJson | undefined
  readonly suggestion: Payments['suggestions'][number] | undefined
  readonly isCovered: boolean
}

function PaymentOf({ paid, suggestion, isCovered }: PaymentOfProps) {
  if (paid === undefined) {
    return (
      <Text span size="sm" c="dimmed">
        {isCovered ? 'None found' : 'No statement of these days'}
      </Text>
    )
  }
  return (
    <>
      {paymentWords(paid)}
      {suggestion !== undefined && (
        <>
          <br />
          <Badge size="sm" variant="light" tt="none">
            {reasonWords(suggestion)}
          </Badge>
        </>
      )}
    </>
  )
}

function Untie({ store, purchase }: Pick<PurchaseRowProps, 'store' | 'purchase'>) {
  const { isBusy, untie } = useStore(store.pairs)
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={`Untie ${purchaseWords(purchase)}`}
      disabled={isBusy}
      onClick={() => void untie(purchase.id)}
    >
      Untie
    </Button>
  )
}

interface SuggestAgainProps extends Pick<PurchaseRowProps, 'store' | 'purchase'> {
  readonly pair: Pair
}

/** Takes back that a payment was declined. */
function SuggestAgain({ store, purchase, pair }: SuggestAgainProps) {
  const { isBusy, undecline } = useStore(store.pairs)
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={`Suggest the declined payment of ${purchaseWords(purchase)} again`}
      disabled={isBusy}
      onClick={() => void undecline(pair)}
    >
      Suggest again
    </Button>
  )
}

interface AnswersProps extends Pick<PurchaseRowProps, 'store' | 'purchase'> {
  readonly suggestion: Payments['suggestions'][number]
}

function Answers({ store, purchase, suggestion: { payment } }: AnswersProps) {
  const api = useApi()
  const { isBusy, tie, decline } = useStore(store.pairs)
  const name = purchaseWords(purchase)
  const pair = { payment, purchase: purchase.id }
  const refuse = async (): Promise<void> => {
    const declined = await decline(pair)
    if (declined === null) return
    toastRecorded(api, `Declined the payment of ${name}`, { takeBack: () => api.call('payments.undecline', declined) })
  }
  return (
    <>
      <Button
        size="compact-xs"
        aria-label={`Confirm the payment of ${name}`}
        disabled={isBusy}
        onClick={() => void tie(pair)}
      >
        Confirm
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Decline the payment of ${name}`}
        disabled={isBusy}
        onClick={() => void refuse()}
      >
        Decline
      </Button>
    </>
  )
}
