import type { MonthFormat } from '../../shared/api/month-formats.ts'
import type { Month } from '../../shared/domain/calendar.ts'
import { monthDays, startOfDay } from '../../shared/domain/calendar.ts'
import { statementOf } from '../../shared/domain/statement.ts'
import type { Chunks } from '../files/write-file.ts'
import { closingDigest, closingOf } from '../ledger/figures/closings.ts'
import { lotsAsOf } from '../ledger/figures/lots-as-of.ts'
import { movements } from '../ledger/figures/movements.ts'
import { monthFigures } from '../ledger/figures/statements.ts'
import { writeBeancount } from '../reports/beancount.ts'
import { writeFocusCharges, writeFocusCsv } from '../reports/focus-csv.ts'
import { writeHledger } from '../reports/hledger.ts'
import type { StatementFile } from '../reports/statement-file.ts'
import { writeStatementCsv } from '../reports/statement-csv.ts'
import { writeStatementZip } from '../reports/statement-zip.ts'
import { writeStatementXlsx } from '../reports/statement-xlsx.ts'
import type { PlainTextInput } from '../reports/transactions.ts'
import type { QueryContext } from './context.ts'
import { monthTakes } from './month-takes.ts'
import { focusCharges, focusPacks } from './focus-month.ts'

type MonthWriter = (context: QueryContext, month: Month) => Chunks | Promise<Chunks>

const WRITERS: Readonly<Record<MonthFormat, MonthWriter>> = {
  csv: (context, month) => writeStatementCsv(statementFile(context, month)),
  'csv-zip': (context, month) => writeStatementZip(statementFile(context, month), monthTakes(context, month)),
  xlsx: async (context, month) => [await writeStatementXlsx(statementFile(context, month))],
  json: (context, month) => [`${JSON.stringify(statementFile(context, month).statement, null, 2)}\n`],
  hledger: (context, month) => writeHledger(monthJournal(context, month)),
  beancount: (context, month) => writeBeancount(monthJournal(context, month)),
  focus: (context, month) => writeFocusCharges('cost-and-usage-1.4', focusCharges(context, month)),
  'focus-contract': (context, month) => writeFocusCsv('contract-commitment-1.4', focusPacks(context, month)),
  'focus-1.2': (context, month) => writeFocusCharges('cost-and-usage-1.2', focusCharges(context, month)),
}

/** What a month's file in a format holds, piece by piece. The same ledger gives the same bytes. */
export async function monthFile(context: QueryContext, month: Month, format: MonthFormat): Promise<Chunks> {
  return WRITERS[format](context, month)
}

/** R11: the statement, with the digest where the month is closed, and its lots as they stood when it ended. */
function statementFile({ reader, names, zone }: QueryContext, month: Month): StatementFile {
  const closing = closingOf(reader, month)
  const statement = statementOf(monthFigures(reader, names, month))
  const lots = lotsAsOf(reader, names, startOfDay(monthDays(month).to, zone))
  return {
    statement: closing === null ? statement : { ...statement, digest: closing.digest },
    closedAt: closing?.at ?? null,
    lots: new Map(lots.map((lot) => [lot.id, lot])),
  }
}

/** A month as a plain-text journal: what was on hand at its start, and its postings. */
function monthJournal({ reader, names, zone, currency }: QueryContext, month: Month): PlainTextInput {
  const days = monthDays(month)
  const [from, to] = [startOfDay(days.from, zone), startOfDay(days.to, zone)]
  const held = monthFigures(reader, names, month).lots.filter((lot) => lot.opening > 0)
  return {
    title: `Packledger ${month}`,
    zone,
    currency,
    digest: closingDigest(reader, month),
    lots: lotsAsOf(reader, names, to).filter((lot) => lot.expiresAt >= from),
    opening: {
      at: from,
      positions: held.map((lot) => ({ lot: lot.lot, units: lot.opening, bookValue: lot.openingValue })),
    },
    movements: movements(reader, names, from, to),
  }
}
