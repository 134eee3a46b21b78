import type { Currency } from '../../../shared/domain/money.ts'
import type { StatementField } from '../../../shared/domain/payments/payment.ts'
import type { StatementMapping } from './bank-columns.ts'
import { columnsOf, missingFields } from './bank-columns.ts'
import { currencyMeant } from './currency-signs.ts'
import { statementHeadAt } from './bank-head.ts'
import { statementRows } from './read-bank-statement.ts'
import { samplesOf } from '../text/samples.ts'
import { shortened } from '../text/shortened.ts'
import type { TextFile } from '../text/text-file.ts'

/** A statement's column, and some of what stands in it. */
export interface SeenBankColumn {
  readonly column: string
  readonly field: StatementField | null
  readonly samples: readonly string[]
}

/** What a statement's columns are taken for, before any amount or date of it is read. */
export interface LookedAtStatement {
  /** None of OFX, which says itself what each part is. */
  readonly columns: readonly SeenBankColumn[]
  /** What no column is for and has to be; of fields that stand together one is enough. */
  readonly missing: readonly (readonly StatementField[])[]
  /** What the head says that the amounts are in; null where it says nothing, or not which of several. */
  readonly currency: Currency | null
}

/** Looks at a statement's columns, by what is said of them and by their names. Refuses (`invalid_input`) what is no text in rows. */
export async function lookAtBankStatement(file: TextFile, said: StatementMapping): Promise<LookedAtStatement> {
  const rows = await statementRows(file, said)
  if (rows === null) return { columns: [], missing: [], currency: null }
  const headAt = statementHeadAt(rows, said)
  const columns = columnsOf(rows[headAt]?.cells ?? [], said)
  const body = rows.slice(headAt + 1)
  const seen = columns.names.map((name, index) => ({
    column: shortened(name),
    field: columns.fields[index] ?? null,
    samples: samplesOf(body.map(({ cells }) => cells[index] ?? '')),
  }))
  const currency = columns.unit === null ? null : currencyMeant(columns.unit)
  return { columns: seen, missing: missingFields(columns), currency }
}
