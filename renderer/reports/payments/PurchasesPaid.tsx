import { Anchor, Badge, Button, Group, Table, Text } from '@mantine/core'
import { useStore } from 'zustand'
import type { PurchaseToPayJson } from '../../../shared/api/payments.ts'
import classes from '../Reports.module.css'
import { Section } from '../Section.tsx'
import { formatMoney } from '../../ui/format.ts'
import { linkTo } from '../../ui/hash-location.ts'
import type { Payments, PaymentsStore } from './payments-store.ts'
import { dayWords, paymentWords, reasonWords } from './payment-words.ts'

interface PurchasesPaidProps {
  readonly store: PaymentsStore
  readonly payments: Payments
}

/** Each purchase with its payment, or with the one that is suggested. */
export function PurchasesPaid({ store, payments }: PurchasesPaidProps) {
  const { purchases } = payments
  const open = purchases.filter((one) => one.payment === null && one.isCovered).length
  return (
    <Section
      label="Purchases and their payments"
      title="Purchases"
      about={
        open === 0
          ? 'No purchase within the days of the statements waits for its payment.'
          : `${open} within the days of the statements ${open === 1 ? 'waits' : 'wait'} for a payment.`
      }
    >
      <Table.ScrollContainer minWidth={760}>
        <Table className={classes.table} fz="sm" aria-label="Purchases, the newest first">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Pack</th>
              <th scope="col" className={classes.number}>
                Price
              </th>
              <th scope="col">Payment</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {purchases.map((purchase) => (
              <PurchaseRow key={purchase.id} store={store} payments={payments} purchase={purchase} />
            ))}
          </tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}

interface PurchaseRowProps extends PurchasesPaidProps {
  readonly purchase: PurchaseToPayJson
}

function PurchaseRow({ store, payments, purchase }: PurchaseRowProps) {
  const { isBusy, untie } = useStore(store.pairs)
  const { id, day, pack, account, price, payment } = purchase
  const paid = payments.payments.find((one) => one.id === payment)
  const suggestion = payments.suggestions.find((one) => one.purchase === id)
  const name = `${pack} of ${dayWords(day)}`
  return (
    <tr>
      <td className={classes.steadyText}>
        <Anchor size="sm" href={linkTo('/ledger', { lot: id })}>
          {dayWords(day)}
        </Anchor>
      </td>
      <td>{account === 'main' ? pack : `${pack}, ${account}`}</td>
      <td className={classes.number}>{formatMoney(price)}</td>
      {paid !== undefined && (
        <>
          <td>{paymentWords(paid)}</td>
          <td>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Untie ${name}`}
              disabled={isBusy}
              onClick={() => void untie(id)}
            >
              Untie
            </Button>
          </td>
        </>
      )}
      {paid === undefined && suggestion !== undefined && (
        <SuggestionCells store={store} payments={payments} suggestion={suggestion} name={name} />
      )}
      {paid === undefined && suggestion === undefined && (
        <>
          <td>
            <Text span size="sm" c="dimmed">
              {purchase.isCovered ? 'None found' : 'No statement of these days'}
            </Text>
          </td>
          <td />
        </>
      )}
    </tr>
  )
}

interface SuggestionCellsProps extends PurchasesPaidProps {
  readonly suggestion: Payments['suggestions'][number]
  readonly name: string
}

function SuggestionCells({ store, payments, suggestion, name }: SuggestionCellsProps) {
  const { isBusy, tie, decline } = useStore(store.pairs)
  const { payment, purchase } = suggestion
  const found = payments.payments.find((one) => one.id === payment)
  return (
    <>
      <td>
        {found !== undefined && paymentWords(found)}
        <br />
        <Badge size="sm" variant="light" tt="none">
          {reasonWords(suggestion)}
        </Badge>
      </td>
      <td>
        <Group gap="xs" wrap="nowrap">
          <Button
            size="compact-xs"
            aria-label={`Confirm the payment of ${name}`}
            disabled={isBusy}
            onClick={() => void tie({ payment, purchase })}
          >
            Confirm
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Decline the payment of ${name}`}
            disabled={isBusy}
            onClick={() => void decline({ payment, purchase })}
          >
            Decline
          </Button>
        </Group>
      </td>
    </>
  )
}
