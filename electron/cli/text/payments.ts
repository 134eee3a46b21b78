import type { Output } from '../../../shared/api/operations.ts'
import type { Zone } from '../../../shared/domain/calendar.ts'
import type { Locale } from './format.ts'
import { counted, localTime, moneyText, page } from './format.ts'
import { table } from './table.ts'

type Listed = Output<'payments.list'>
type Imported = Output<'payments.import'>

/** A terminal shows the first of them; a statement is mostly shorter. */
const ROWS_SHOWN = 100

/** What an import of a statement has kept, or would keep. */
export function importedText({ file, recorded, kept, lines, span, rows, mayBeTurned }: Imported): string {
  const days = span === null ? '' : `, ${span.from} to ${span.to}`
  const found = rows.filter(({ verdict }) => verdict === 'new').slice(0, ROWS_SHOWN)
  const parts = [
    `${counted(lines.new, 'payment')} ${recorded ? 'kept' : 'would be kept'}`,
    ...(lines.known > 0 ? [`${lines.known} known already`] : []),
    ...(lines.incoming > 0 ? [`${lines.incoming} came in`] : []),
    ...(lines.leftOut > 0 ? [`${lines.leftOut} left out`] : []),
  ]
  return page(
    `${file}: ${counted(lines.read, 'line')}${days}. ${parts.join(', ')}.`,
    found.length === 0
      ? ''
      : table(
          [
            { head: 'Day', cell: ({ day }) => day },
            { head: 'Amount', align: 'number', cell: ({ amount }) => amount && moneyText(amount) },
            { head: 'Card', cell: ({ card }) => card },
            { head: 'Payee', cell: ({ payee }) => payee },
          ],
          found,
        ),
    found.length < lines.new ? `… and ${lines.new - found.length} more.` : '',
    mayBeTurned
      ? 'Most of its amounts came in. If they are payments, the bank writes these the other way round: see --charges.'
      : '',
    notesText(rows),
    kept === null ? '' : `To take it back: payments forget ${kept.statement}`,
  )
}

function notesText(rows: Imported['rows']): string {
  const notes = rows.flatMap(({ line, reason }) => (reason === null ? [] : [`Line ${line}: ${reason}.`]))
  const more = notes.length - ROWS_SHOWN
  return [...notes.slice(0, ROWS_SHOWN), ...(more > 0 ? [`… and ${counted(more, 'line')} more.`] : [])].join('\n')
}

/** What was tied, and what speaks against it. */
export function tiedText({ payment, purchase, doubts }: Output<'payments.tie'>): string {
  const against = doubts.map((doubt) =>
    doubt.kind === 'amount'
      ? `Paid were ${moneyText(doubt.paid)}; the purchases that it is tied to cost ${moneyText(doubt.prices)}.`
      : `It was paid ${daysText(doubt.days)}.`,
  )
  const advice = doubts.length > 0 ? [`If that is wrong: payments untie ${purchase}`] : []
  return page(`Tied purchase ${purchase} to payment ${payment}.`, [...against, ...advice].join('\n'))
}

/** Purchases with their payments, what is suggested, and payments to a vendor that no purchase is known for. */
export function paymentsText(listed: Listed, { zone }: Locale): string {
  const { span, imported } = listed
  if (span === null) return 'No statement of a bank or a card was imported yet: payments import FILE.'
  return page(
    `${counted(imported, 'payment')}, ${span.from} to ${span.to}.`,
    purchasesText(listed),
    suggestionsText(listed),
    paymentsTable(listed),
    declinedText(listed),
    statementsText(listed, zone),
  )
}

function purchasesText({ purchases, payments, suggestions }: Listed): string {
  if (purchases.length === 0) return 'No purchases.'
  const byId = new Map(payments.map((one) => [one.id, one]))
  const suggested = new Set(suggestions.map((one) => one.purchase))
  return table(
    [
      { head: 'Purchase', cell: ({ id }) => id },
      { head: 'Day', cell: ({ day }) => day },
      { head: 'Pack', cell: ({ pack }) => pack },
      { head: 'Price', align: 'number', cell: ({ price }) => moneyText(price) },
      {
        head: 'Payment',
        cell: ({ id, payment, isCovered }) => {
          const paid = byId.get(payment ?? '')
          if (paid !== undefined) return `paid ${paid.day}, ${moneyText(paid.amount)}`
          if (suggested.has(id)) return 'suggested'
          return isCovered ? 'none' : 'outside of the statements'
        },
      },
    ],
    purchases,
  )
}

function suggestionsText({ suggestions, payments }: Listed): string {
  if (suggestions.length === 0) return ''
  const byId = new Map(payments.map((one) => [one.id, one]))
  const lines = suggestions.map(({ purchase, payment, reason, days }) => {
    const paid = byId.get(payment)
    const why = reason === 'amount' ? 'the amount is the price' : 'another currency, a payee of a vendor'
    const amount = paid === undefined ? '' : `${moneyText(paid.amount)} ${paid.payee}, `
    return `payments tie ${payment} ${purchase}\n  ${amount}${why}, ${daysText(days)}`
  })
  return page('Suggested; tie those that are right, or decline them:', lines.join('\n'))
}

function daysText(days: number): string {
  if (days === 0) return 'the same day'
  return days > 0 ? `${counted(days, 'day')} after` : `${counted(-days, 'day')} before`
}

function declinedText({ declined }: Listed): string {
  if (declined.length === 0) return ''
  const lines = declined.map(({ payment, purchase }) => `payments undecline ${payment} ${purchase}`)
  return page('Declined; to have them suggested again:', lines.join('\n'))
}

function statementsText({ statements }: Listed, zone: Zone): string {
  return table(
    [
      { head: 'Statement', cell: ({ statement }) => statement },
      { head: 'Kept', cell: ({ keptAt }) => localTime(keptAt, zone) },
      { head: 'Payments', align: 'number', cell: ({ payments }) => `${payments}` },
    ],
    statements,
  )
}

function paymentsTable({ payments, suggestions }: Listed): string {
  if (payments.length === 0) return ''
  const suggested = new Set(suggestions.map((one) => one.payment))
  return table(
    [
      { head: 'Payment', cell: ({ id }) => id },
      { head: 'Day', cell: ({ day }) => day },
      { head: 'Amount', align: 'number', cell: ({ amount }) => moneyText(amount) },
      { head: 'Card', cell: ({ card }) => card },
      { head: 'Payee', cell: ({ payee }) => payee },
      {
        head: 'Pays',
        cell: ({ id, purchases, reversed, isOfVendor }) => {
          if (purchases.length > 0) return counted(purchases.length, 'purchase')
          if (reversed.length > 0) return 'a purchase that was taken back'
          if (suggested.has(id)) return 'suggested for one'
          return isOfVendor ? 'no purchase' : ''
        },
      },
    ],
    payments,
  )
}
