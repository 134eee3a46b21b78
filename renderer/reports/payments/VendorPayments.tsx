import { Table } from '@mantine/core'
import classes from '../Reports.module.css'
import { Section } from '../Section.tsx'
import { formatMoney } from '../../ui/format.ts'
import type { Payments } from './payments-store.ts'
import { dayWords } from './payment-words.ts'

/** Payments that no purchase is known for: to a vendor, or of a purchase that was taken back. */
export function VendorPayments({ payments: { payments, suggestions } }: { readonly payments: Payments }) {
  const suggested = new Set(suggestions.map((one) => one.payment))
  const alone = payments.filter((one) => one.purchases.length === 0 && !suggested.has(one.id))
  if (alone.length === 0) return null
  return (
    <Section
      title="Payments without a purchase"
      about="To a vendor, and no purchase of these days has their amount: one may not be recorded."
    >
      <Table.ScrollContainer minWidth={560}>
        <Table className={classes.table} fz="sm" aria-label="Payments, the newest first">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className={classes.number}>
                Amount
              </th>
              <th scope="col">Payee</th>
              <th scope="col">Account</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {alone.map((one) => (
              <tr key={one.id}>
                <td className={classes.steadyText}>{dayWords(one.day)}</td>
                <td className={classes.number}>{formatMoney(one.amount)}</td>
                <td>{one.payee}</td>
                <td>{one.card}</td>
                <td>{one.reversed.length > 0 && 'Its purchase was taken back'}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}
