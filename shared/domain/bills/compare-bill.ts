import type { EpochDay } from '../calendar.ts'
import type { BillMeasure, BillReading, Thousandths } from './bill.ts'
import { BILL_READINGS, plainBillModel } from './bill.ts'
import type { Bill, BilledDay } from './bill-tally.ts'

/** What the ledger has of a model on a day of the bill's clock: its successful clips (R6), and how many failed. */
export interface LedgerDay {
  readonly day: EpochDay
  readonly model: string
  readonly figures: Readonly<Record<BillMeasure, Thousandths>>
  readonly failed: number
}

/** A day of one model: what the bill says beside what the ledger has. */
export interface ComparedDay {
  readonly day: EpochDay
  readonly model: string
  readonly bill: Thousandths
  readonly ledger: Thousandths
  /** The bill less the ledger. */
  readonly difference: Thousandths
  readonly rows: number
  readonly failedRows: number
  readonly chargedFailures: number
  readonly lines: readonly number[]
}

export interface ComparedBill {
  readonly days: readonly ComparedDay[]
  readonly totals: {
    readonly bill: Thousandths
    readonly ledger: Thousandths
    readonly difference: Thousandths
    /** How many of the days differ. */
    readonly differing: number
  }
}

/** A reading of the counts, and how well it fits what the ledger has: what the user is shown to choose by. */
export interface ReadingFit {
  readonly reading: BillReading
  readonly agreeing: number
  readonly days: number
}

interface Pair {
  readonly billed: BilledDay | null
  readonly kept: LedgerDay | null
}

/** Every day and model that the bill or the ledger has, once, in order. */
function pairs(bill: Bill, ledger: readonly LedgerDay[]): readonly Pair[] {
  const found = new Map<string, Pair>()
  for (const billed of bill.days) found.set(keyOf(billed), { billed, kept: null })
  for (const own of ledger) {
    const key = keyOf(own)
    const pair = found.get(key)
    const kept = pair?.kept === undefined || pair.kept === null ? own : together(pair.kept, own)
    found.set(key, { billed: pair?.billed ?? null, kept })
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair)
}

function keyOf({ day, model }: { readonly day: EpochDay; readonly model: string }): string {
  return `${String(day).padStart(8, '0')} ${plainBillModel(model)}`
}

/** Two spellings of one model are one. */
function together(a: LedgerDay, b: LedgerDay): LedgerDay {
  const { clips, seconds, units } = a.figures
  return {
    ...a,
    failed: a.failed + b.failed,
    figures: { clips: clips + b.figures.clips, seconds: seconds + b.figures.seconds, units: units + b.figures.units },
  }
}

/** The bill held against the ledger, its counts read as said. Nothing is posted: the bill names no tasks. */
export function compareBill(bill: Bill, ledger: readonly LedgerDay[], reading: BillReading): ComparedBill {
  const days = pairs(bill, ledger).map((pair) => compared(pair, reading))
  const sum = (pick: (day: ComparedDay) => number): number => days.reduce((total, day) => total + pick(day), 0)
  return {
    days,
    totals: {
      bill: sum((day) => day.bill),
      ledger: sum((day) => day.ledger),
      difference: sum((day) => day.difference),
      differing: days.filter((day) => day.difference !== 0).length,
    },
  }
}

function compared({ billed, kept }: Pair, { measure, column }: BillReading): ComparedDay {
  const bill = billed?.counts[column] ?? 0
  const ledger = kept?.figures[measure] ?? 0
  return {
    day: billed?.day ?? kept?.day ?? 0,
    model: kept?.model ?? billed?.model ?? '',
    bill,
    ledger,
    difference: bill - ledger,
    rows: billed?.rows ?? 0,
    failedRows: billed?.failedRows ?? 0,
    chargedFailures: billed?.chargedFailures ?? 0,
    lines: billed?.lines ?? [],
  }
}

/** Each reading with the days on which bill and ledger agree by it; the output count alone where it differs from the total. */
export function readingFits(bill: Bill, ledger: readonly LedgerDay[]): readonly ReadingFit[] {
  const isOneColumn = bill.days.every(({ counts }) => counts.output === counts.total)
  return BILL_READINGS.filter(({ column }) => column === 'total' || !isOneColumn).map((reading) => {
    const { days, totals } = compareBill(bill, ledger, reading)
    return { reading, agreeing: days.length - totals.differing, days: days.length }
  })
}
