import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { BillReading, BillRow, BillTime } from '../../../shared/domain/bills/bill.ts'
import { billDay, plainBillModel } from '../../../shared/domain/bills/bill.ts'
import type { Bill } from '../../../shared/domain/bills/bill-tally.ts'
import { BillTally } from '../../../shared/domain/bills/bill-tally.ts'
import type { ComparedBill, ComparedDay } from '../../../shared/domain/bills/compare-bill.ts'
import { compareBill, readingFits } from '../../../shared/domain/bills/compare-bill.ts'
import type { PartOfDay } from '../../../shared/domain/bills/part-days.ts'
import { partOfDay } from '../../../shared/domain/bills/part-days.ts'
import { formatDay, formatInstant, MILLISECONDS_PER_HOUR } from '../../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import { atLine } from '../../imports/text/at-line.ts'
import { readBill } from '../../imports/bills/read-bill.ts'
import { inspectTextFile } from '../../imports/text/text-file.ts'
import { billReading, setBillReading } from '../../ledger/reconciliation/bill-reading.ts'
import { billedUsage } from '../../ledger/reconciliation/billed-usage.ts'
import { failuresIn } from '../../ledger/reconciliation/claims.ts'
import { facetNames } from '../../ledger/journal/entry-links.ts'
import type { CommandContext, QueryContext, ToldCommandContext } from '../context.ts'
import { knownAccount } from '../known-account.ts'

type CompareInput = ParsedInput<'bills.compare'>

export async function compareBillFile(
  context: ToldCommandContext,
  input: CompareInput,
): Promise<Output<'bills.compare'>> {
  const account = knownAccount(facetNames(context.reader, 'account'), input.account ?? MAIN_ACCOUNT)
  const file = await inspectTextFile(input.file)
  const { time, isTimeTold, rows } = await readBill(file, input.time)
  const tally = new BillTally(time)
  let done = 0
  for await (const batch of rows) {
    for (const row of batch) add(tally, row, file.path)
    done += batch.length
    context.progress(done, null)
  }
  const bill = tally.end()
  const [first, last] = [bill.days.at(0), bill.days.at(-1)]
  const isNone = first === undefined || last === undefined
  const ledger = isNone ? [] : billedUsage(context.reader, account, time, first.day, last.day)
  const reading = rememberedReading(context, input)
  const compared = reading === null ? null : compareBill(bill, ledger, reading)
  return {
    file: file.path,
    account,
    time,
    isTimeTold: isTimeTold || input.time !== undefined,
    span: bill.span === null ? null : { from: formatInstant(bill.span.from), to: formatInstant(bill.span.to) },
    counts: reading,
    rows: bill.rows,
    leftOut: [...bill.leftOut],
    sample: sampleJson(bill.sample),
    readings: readingFits(bill, ledger).map(({ reading: one, agreeing, days }) => ({ ...one, agreeing, days })),
    days:
      compared === null
        ? []
        : differencesFirst(compared.days).map((one) => dayJson(one, partOfDay(one.day, bill, time))),
    charged: bill.charged.map((row) => chargedJson(context, account, row, time)),
    totals: compared === null ? null : totalsJson(compared.totals),
  }
}

/** A sum that cannot be counted is refused with the line at which it grew too large. */
function add(tally: BillTally, row: BillRow | Parameters<BillTally['leaveOut']>[0], file: string): void {
  if ('reason' in row) {
    tally.leaveOut(row)
    return
  }
  atLine(file, row.line, () => {
    tally.add(row)
  })
}

/** What is said of the counts is kept, once the whole bill has been read; else what was said of one before. */
function rememberedReading({ ledger, now, reader }: CommandContext, input: CompareInput): BillReading | null {
  const known = billReading(reader)
  const measure = input.counts ?? known?.measure
  if (measure === undefined) return null
  const column = input.column ?? (input.counts === undefined ? known?.column : undefined) ?? 'total'
  const said = { measure, column }
  const isKnown = known?.measure === measure && known.column === column
  if (isKnown) return said
  ledger.writer.change(now, () => {
    setBillReading(ledger.writer.db, said)
  })
  return said
}

function sampleJson(sample: Bill['sample']): Output<'bills.compare'>['sample'] {
  if (sample === null) return null
  const { line, from, model, output, total } = sample
  const text = (count: number | null): string | null => (count === null ? null : formatUnits(count))
  return { line, from: formatInstant(from), model, output: text(output), total: text(total) }
}

function differencesFirst(days: readonly ComparedDay[]): readonly ComparedDay[] {
  return [...days.filter((day) => day.difference !== 0), ...days.filter((day) => day.difference === 0)]
}

function dayJson(one: ComparedDay, part: PartOfDay): Output<'bills.compare'>['days'][number] {
  const { day, bill, ledger, difference, lines } = one
  return {
    day: formatDay(day),
    model: one.model,
    bill: formatUnits(bill),
    ledger: formatUnits(ledger),
    difference: formatUnits(difference),
    rows: one.rows,
    failedRows: one.failedRows,
    chargedFailures: one.chargedFailures,
    lines: [...lines],
    ...part,
  }
}

/** So many takes are named that a charged failure may be. */
const MOST_TAKES = 20

/** A charged failure with the failed takes of its hour and model: a bill names no tasks, but these are the ones it can be. */
function chargedJson(
  { reader, names }: QueryContext,
  account: string,
  { line, from, model }: BillRow,
  time: BillTime,
): Output<'bills.compare'>['charged'][number] {
  const ofHour = failuresIn(reader, names, account, from, from + MILLISECONDS_PER_HOUR)
  const takes = ofHour.filter((take) => plainBillModel(take.model) === plainBillModel(model))
  return {
    line,
    day: formatDay(billDay(from, time)),
    from: formatInstant(from),
    model,
    takes: takes
      .slice(0, MOST_TAKES)
      .map(({ id, externalId, at, isClaimed }) => ({ id, externalId, at: formatInstant(at), isClaimed })),
  }
}

function totalsJson({ bill, ledger, difference, differing }: ComparedBill['totals']) {
  return {
    bill: formatUnits(bill),
    ledger: formatUnits(ledger),
    difference: formatUnits(difference),
    differing,
  }
}
