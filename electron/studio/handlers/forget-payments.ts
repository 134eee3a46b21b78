import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { formatInstant, parseInstant } from '../../../shared/domain/calendar.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { Connection } from '../../ledger/store/database.ts'
import type { KeptStatement } from '../../ledger/reconciliation/kept-statements.ts'
import { forgetPayments, keptStatements, paymentsOfStatement } from '../../ledger/reconciliation/kept-statements.ts'
import { findPayment, saidOfPayments } from '../../ledger/reconciliation/stored-payments.ts'
import type { CommandContext } from '../context.ts'

/** Forgets a payment, or all that one import of a statement kept; with what was said of it. */
export function forgetKept(
  { ledger, now }: CommandContext,
  input: ParsedInput<'payments.forget'>,
): Output<'payments.forget'> {
  const { writer } = ledger
  return writer.change(now, () => {
    const ids = paymentsNamed(writer.db, input)
    refuseTied(writer.db, ids)
    forgetPayments(writer.db, ids)
    return { forgotten: ids.length }
  })
}

function paymentsNamed(db: Connection, input: ParsedInput<'payments.forget'>): readonly string[] {
  const { payment, statement, keptAt } = input
  if ((payment === undefined) === (statement === undefined)) {
    throw invalid('payment: say either which payment is to be forgotten, or of which statement all are', {
      field: 'payment',
    })
  }
  if (statement !== undefined) return paymentsOfStatement(db, statementNamed(db, statement, keptAt))
  const found = findPayment(db, payment ?? '')
  if (found !== null) return [found.id]
  throw new Refusal('not_found', `payment: there is no payment ${payment ?? ''}`, { field: 'payment' })
}

function statementNamed(db: Connection, statement: string, keptAt: string | undefined): KeptStatement {
  const instant = keptAt === undefined ? null : parseInstant(keptAt, 'keptAt')
  const named = keptStatements(db).filter((one) => one.file === statement)
  const [found, another] = named.filter((one) => instant === null || one.keptAt === instant)
  if (found === undefined) {
    throw new Refusal('not_found', `statement: nothing is kept of ${statement}${keptText(named)}`, {
      field: 'statement',
    })
  }
  if (another === undefined) return found
  throw new Refusal('conflict', `statement: ${statement} was kept more than once; say when it was${keptText(named)}`, {
    field: 'keptAt',
  })
}

function keptText(statements: readonly KeptStatement[]): string {
  if (statements.length === 0) return ''
  return `: kept ${statements.map(({ keptAt }) => formatInstant(keptAt)).join(', ')}`
}

function refuseTied(db: Connection, ids: readonly string[]): void {
  const forgotten = new Set(ids)
  const tied = saidOfPayments(db).find((one) => one.verdict === 'tied' && forgotten.has(one.payment))
  if (tied === undefined) return
  throw new Refusal('conflict', `payment: ${tied.payment} is tied to purchase ${tied.purchase}; untie it first`, {
    field: 'payment',
  })
}
