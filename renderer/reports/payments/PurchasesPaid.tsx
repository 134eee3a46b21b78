import { Table } from '@mantine/core'
import classes from '../Reports.module.css'
import { Section } from '../Section.tsx'
import type { Payments, PaymentsStore } from './payments-store.ts'
import { PurchaseRow } from './PurchaseRow.tsx'

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
