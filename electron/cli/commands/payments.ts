import { basename } from 'node:path'
import type { Command } from 'commander'
import { STATEMENT_FIELDS } from '../../../shared/domain/payments/payment.ts'
import { columnSaid } from '../column-said.ts'
import { withExamples } from '../examples.ts'
import type { Perform } from '../program.ts'
import { counted } from '../text/format.ts'
import { importedText, paymentsText, tiedText } from '../text/payments.ts'

interface ImportOptions {
  readonly preview?: boolean
  readonly card?: string
  readonly currency?: string
  readonly dates?: string
  readonly decimals?: string
  readonly charges?: string
  readonly column?: readonly string[]
}

/** `payments`: statements of banks and cards, and which purchases they paid. */
export function addPayments(program: Command, perform: Perform): void {
  const payments = program
    .command('payments')
    .description('purchases and their payments by statements of a bank or a card; posts nothing')
  const list = payments
    .command('list', { isDefault: true })
    .description('purchases with their payments, suggestions, and payments to a vendor without a purchase')
    .option('--all', 'also payments to others')
    .action((options: { readonly all?: boolean }) =>
      perform(async (session) => session.answer(await session.call('payments.list', options), paymentsText)),
    )
  withExamples(list, 'payments list', 'payments list --all --json')
  addImport(payments, perform)
  addPairs(payments, perform)
  addForget(payments, perform)
}

function addImport(payments: Command, perform: Perform): void {
  const imports = payments
    .command('import')
    .description('read a statement and keep what left the account; what is known is passed over')
    .argument('<file>', 'OFX, QFX or CSV')
    .option('--preview', 'say what would be kept, and keep nothing')
    .option('--card <name>', 'CSV: what the account is called')
    .option('--currency <code>', 'CSV: of amounts that no column gives one (default: the ledger’s)')
    .option('--dates <order>', 'CSV: day-first or month-first, where the dates do not tell')
    .option('--decimals <mark>', 'CSV: point or comma, where the amounts do not tell')
    .option('--charges <sign>', 'CSV: how an amount writes what left the account: negative or positive')
    .option(
      '--column <name=field...>',
      'CSV: what a column is: date, amount, side, debit, credit, currency, payee, memo; "Size=" is left out',
    )
    .action((file: string, { column = [], ...options }: ImportOptions) =>
      perform(async (session) => {
        const input = { file, ...options, columns: column.map((text) => columnSaid(text, STATEMENT_FIELDS)) }
        return session.answer(await session.call('payments.import', input), importedText)
      }),
    )
  withExamples(imports, 'payments import card.qfx', 'payments import bank.csv --dates day-first --card Visa')
}

const PAYMENT = ['<payment>', 'its id, as `payments` shows it'] as const
const PURCHASE = ['<purchase>', 'its id, as `payments` shows it'] as const

function addPairs(payments: Command, perform: Perform): void {
  const tie = payments
    .command('tie')
    .description('say that a payment paid a purchase')
    .argument(...PAYMENT)
    .argument(...PURCHASE)
    .action((payment: string, purchase: string) =>
      perform(async (session) => {
        const tied = await session.call('payments.tie', { payment, purchase })
        await session.answer(tied, tiedText)
      }),
    )
  withExamples(tie, 'payments tie 0196… 0195…')
  const untie = payments
    .command('untie')
    .description('take back that a purchase was paid')
    .argument(...PURCHASE)
    .action((purchase: string) =>
      perform(async (session) => {
        const untied = await session.call('payments.untie', { purchase })
        await session.answer(untied, (pair) => `Untied purchase ${pair.purchase} from payment ${pair.payment}.`)
      }),
    )
  withExamples(untie, 'payments untie 0195…')
  const decline = payments
    .command('decline')
    .description('say that a payment did not pay a purchase: it is not suggested again')
    .argument(...PAYMENT)
    .argument(...PURCHASE)
    .action((payment: string, purchase: string) =>
      perform(async (session) => {
        const declined = await session.call('payments.decline', { payment, purchase })
        await session.answer(declined, (pair) => `Payment ${pair.payment} is not of purchase ${pair.purchase}.`)
      }),
    )
  withExamples(decline, 'payments decline 0196… 0195…')
  const undecline = payments
    .command('undecline')
    .description('take back that a payment was declined: it may be suggested again')
    .argument(...PAYMENT)
    .argument(...PURCHASE)
    .action((payment: string, purchase: string) =>
      perform(async (session) => {
        const pair = await session.call('payments.undecline', { payment, purchase })
        await session.answer(
          pair,
          (one) => `Payment ${one.payment} may be suggested for purchase ${one.purchase} again.`,
        )
      }),
    )
  withExamples(undecline, 'payments undecline 0196… 0195…')
}

const PAYMENT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function addForget(payments: Command, perform: Perform): void {
  const forget = payments
    .command('forget')
    .description('forget what was kept of a statement, or one payment; refused where a purchase is tied to it')
    .argument('<what>', "the statement's file as `payments` shows it, or a payment's id")
    .option('--kept <instant>', 'when the statement was kept, where one of that name was kept more than once')
    .action((what: string, { kept }: { readonly kept?: string }) =>
      perform(async (session) => {
        const input = PAYMENT_ID.test(what) ? { payment: what } : { statement: basename(what), keptAt: kept }
        const done = await session.call('payments.forget', input)
        await session.answer(done, ({ forgotten }) => `Forgotten: ${counted(forgotten, 'payment')}.`)
      }),
    )
  withExamples(forget, 'payments forget card.qfx', 'payments forget 0196…')
}
