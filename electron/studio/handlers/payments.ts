import { basename } from 'node:path'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { TieDoubtJson } from '../../../shared/api/payments.ts'
import type { EpochDay } from '../../../shared/domain/calendar.ts'
import { dayOf, formatDay, formatInstant } from '../../../shared/domain/calendar.ts'
import { isCurrency, toMoney } from '../../../shared/domain/money.ts'
import { MATCH_WINDOW } from '../../../shared/domain/payments/match-payments.ts'
import type { StatementLine } from '../../../shared/domain/payments/payment.ts'
import { tieDoubts } from '../../../shared/domain/payments/tie-doubts.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { StatementMapping } from '../../imports/bank/bank-columns.ts'
import { lookAtBankStatement } from '../../imports/bank/look-at-bank-statement.ts'
import { readBankStatement } from '../../imports/bank/read-bank-statement.ts'
import type { SortedLine } from '../../imports/bank/sort-statement.ts'
import { sortStatement } from '../../imports/bank/sort-statement.ts'
import { inspectTextFile } from '../../imports/text/text-file.ts'
import type { Connection } from '../../ledger/store/database.ts'
import { keptStatements } from '../../ledger/reconciliation/kept-statements.ts'
import {
  findPaidPurchase,
  findPayment,
  insertPayment,
  saidOfPayments,
  sayOfPayment,
  storedPayments,
} from '../../ledger/reconciliation/stored-payments.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { newId } from '../ids.ts'
import { statementRows } from '../statement-rows.ts'
import { paymentJson, paymentsNow, purchaseJson, spanJson, spanOf } from '../payments-now.ts'

export async function inspectStatement(
  _context: CommandContext,
  { file, columns }: ParsedInput<'payments.inspect'>,
): Promise<Output<'payments.inspect'>> {
  const look = await lookAtBankStatement(await inspectTextFile(file), mappingOf(columns))
  return {
    columns: look.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    missing: look.missing.map((fields) => [...fields]),
    currency: look.currency,
  }
}

function mappingOf(columns: ParsedInput<'payments.inspect'>['columns']): StatementMapping {
  return new Map(columns.map(({ column, field }) => [column, field]))
}

/** Banks write what they will book some days ahead; a day beyond is misread, or mistyped. */
const DAYS_AHEAD = 7

function refuseFuture(lines: readonly StatementLine[], today: EpochDay, file: string): void {
  const late = lines.find(({ day }) => day > today + DAYS_AHEAD)
  if (late === undefined) return
  throw invalid(`${file}, line ${late.line}: date: ${formatDay(late.day)} is in the future`, {
    file,
    line: late.line,
    field: 'date',
  })
}

/** Keeps what left the account by a statement; a preview decides the same and keeps nothing. */
export async function importPayments(
  context: CommandContext,
  input: ParsedInput<'payments.import'>,
): Promise<Output<'payments.import'>> {
  const file = await inspectTextFile(input.file)
  if (input.digest !== undefined && input.digest !== file.digest) {
    throw new Refusal('conflict', `${file.path}: has changed since the preview; look at it again`, { file: file.path })
  }
  if (input.currency !== undefined && !isCurrency(input.currency)) {
    throw invalid(`currency: "${input.currency}" is not an ISO 4217 code such as USD`, { field: 'currency' })
  }
  const { lines, leftOut, isBySign } = await readBankStatement(file, {
    card: input.card ?? '',
    currency: input.currency ?? null,
    ledgers: context.currency,
    dayOrder: input.dates ?? null,
    charges: input.charges,
    decimalMark: input.decimals ?? null,
    columns: mappingOf(input.columns),
  })
  refuseFuture(lines, dayOf(context.now, context.zone), file.path)
  const { writer } = context.ledger
  const sorted = sortStatement(lines, storedPayments(writer.db))
  const fresh = sorted.flatMap((one) => (one.verdict === 'new' ? [one.payment] : []))
  const statement = basename(file.path)
  const isKept = !input.preview && fresh.length > 0
  if (isKept) {
    writer.change(context.now, () => {
      for (const payment of fresh) {
        insertPayment(writer.db, { ...payment, id: newId() }, statement, context.now)
      }
    })
  }
  const of = (verdict: SortedLine['verdict']): number => sorted.filter((one) => one.verdict === verdict).length
  return {
    file: file.path,
    digest: file.digest,
    recorded: !input.preview,
    kept: isKept ? { statement, keptAt: formatInstant(context.now) } : null,
    lines: {
      read: lines.length + leftOut.length,
      new: fresh.length,
      known: of('known'),
      incoming: of('incoming'),
      leftOut: leftOut.length,
    },
    mayBeTurned: isBySign && of('incoming') * 2 > lines.length,
    span: spanJson(spanOf(lines)),
    rows: statementRows(sorted, leftOut),
  }
}

export function listPayments(context: QueryContext, { all }: ParsedInput<'payments.list'>): Output<'payments.list'> {
  const now = paymentsNow(context)
  const suggested = new Set(now.suggestions.map((one) => one.payment))
  const payments = now.payments.map((payment) => paymentJson(now, payment))
  const concerns = (one: (typeof payments)[number]): boolean =>
    one.isOfVendor || suggested.has(one.id) || one.purchases.length + one.reversed.length > 0
  return {
    span: spanJson(now.span),
    purchases: now.purchases.map((purchase) => purchaseJson(now, purchase, context)),
    payments: all ? payments : payments.filter(concerns),
    imported: payments.length,
    suggestions: [...now.suggestions],
    declined: now.said
      .filter((one) => one.verdict === 'declined' && !one.isReversed && !now.paymentOf.has(one.purchase))
      .map(({ payment, purchase }) => ({ payment, purchase })),
    statements: keptStatements(context.reader).map(({ file, keptAt, payments: left }) => ({
      statement: file,
      keptAt: formatInstant(keptAt),
      payments: left,
    })),
  }
}

export function tiePayment(context: CommandContext, pair: ParsedInput<'payments.tie'>): Output<'payments.tie'> {
  const { ledger, now } = context
  const { writer } = ledger
  return writer.change(now, () => {
    checkPair(writer.db, pair)
    const tied = paymentOf(writer.db, pair.purchase)
    if (tied !== null) {
      throw new Refusal('conflict', `purchase: ${pair.purchase} is tied to payment ${tied}; untie it first`, {
        field: 'purchase',
      })
    }
    sayOfPayment(writer.db, pair.payment, pair.purchase, 'tied', now)
    return { ...pair, doubts: doubtsOf(writer.db, pair, context) }
  })
}

export function untiePayment(
  { ledger, now }: CommandContext,
  { purchase }: ParsedInput<'payments.untie'>,
): Output<'payments.untie'> {
  const { writer } = ledger
  return writer.change(now, () => {
    const payment = paymentOf(writer.db, purchase)
    if (payment === null) {
      throw new Refusal('not_found', `purchase: ${purchase} has no payment`, { field: 'purchase' })
    }
    sayOfPayment(writer.db, payment, purchase, 'untied', now)
    return { payment, purchase }
  })
}

export function declinePayment(
  { ledger, now }: CommandContext,
  pair: ParsedInput<'payments.decline'>,
): Output<'payments.decline'> {
  const { writer } = ledger
  return writer.change(now, () => {
    checkPair(writer.db, pair)
    if (paymentOf(writer.db, pair.purchase) === pair.payment) {
      throw new Refusal('conflict', `purchase: ${pair.purchase} is tied to this payment; untie it first`, {
        field: 'purchase',
      })
    }
    sayOfPayment(writer.db, pair.payment, pair.purchase, 'declined', now)
    return pair
  })
}

export function undeclinePayment(
  { ledger, now }: CommandContext,
  pair: ParsedInput<'payments.undecline'>,
): Output<'payments.undecline'> {
  const { writer } = ledger
  return writer.change(now, () => {
    const { payment, purchase } = pair
    const said = saidOfPayments(writer.db).find((one) => one.payment === payment && one.purchase === purchase)
    if (said?.verdict !== 'declined') {
      throw new Refusal('not_found', `payment: ${payment} was not declined for purchase ${purchase}`, {
        field: 'payment',
      })
    }
    sayOfPayment(writer.db, payment, purchase, 'untied', now)
    return pair
  })
}

/** What speaks against a pair that is tied. */
function doubtsOf(
  db: Connection,
  pair: ParsedInput<'payments.tie'>,
  { zone, currency }: Pick<CommandContext, 'zone' | 'currency'>,
): TieDoubtJson[] {
  const payment = findPayment(db, pair.payment)
  const purchase = findPaidPurchase(db, pair.purchase)
  if (payment === null || purchase === null) return []
  const prices = saidOfPayments(db)
    .filter((one) => one.payment === pair.payment && one.verdict === 'tied' && !one.isReversed)
    .map((one) => findPaidPurchase(db, one.purchase)?.price ?? 0)
  const doubts = tieDoubts({ payment, day: dayOf(purchase.at, zone), prices, currency, window: MATCH_WINDOW })
  return doubts.map((one) =>
    one.kind === 'days'
      ? one
      : { kind: one.kind, paid: toMoney(one.paid, currency), prices: toMoney(one.prices, currency) },
  )
}

function paymentOf(db: Connection, purchase: string): string | null {
  const said = saidOfPayments(db).filter((one) => one.purchase === purchase && one.verdict === 'tied')
  return said.at(-1)?.payment ?? null
}

function checkPair(db: Connection, { payment, purchase }: ParsedInput<'payments.tie'>): void {
  if (findPayment(db, payment) === null) {
    throw new Refusal('not_found', `payment: there is no payment ${payment}`, { field: 'payment' })
  }
  if (findPaidPurchase(db, purchase) === null) {
    throw new Refusal('not_found', `purchase: there is no purchase ${purchase} that stands and cost something`, {
      field: 'purchase',
    })
  }
}
