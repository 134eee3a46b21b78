import type { EpochDay, Instant } from '../calendar.ts'
import { MILLISECONDS_PER_HOUR } from '../calendar.ts'
import { invalid } from '../refusal.ts'
import type { BillColumn, BillRow, BillTime, LeftOutRow, Thousandths } from './bill.ts'
import { billDay, plainBillModel } from './bill.ts'

/** A day of one model on the bill. */
export interface BilledDay {
  readonly day: EpochDay
  readonly model: string
  readonly rows: number
  readonly failedRows: number
  /** Failures that carry money or a count. */
  readonly chargedFailures: number
  /** What the rows that did not fail count, by column. */
  readonly counts: Readonly<Record<BillColumn, Thousandths>>
  /** The first lines of the file that it is made of. */
  readonly lines: readonly number[]
}

/** A bill, summed up while it was read. */
export interface Bill {
  readonly days: readonly BilledDay[]
  /** Of the video rows; `to` is the end of the last hour. */
  readonly span: { readonly from: Instant; readonly to: Instant } | null
  readonly rows: {
    readonly video: number
    readonly failed: number
    readonly withoutCount: number
    readonly leftOut: number
  }
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[]
  /** The first failures that carry money or a count. */
  readonly charged: readonly BillRow[]
  /** The first row that counts something, by which the meaning of the counts can be told. */
  readonly sample: BillRow | null
}

type Growing<T> = { -readonly [Key in keyof T]: T[Key] }

const LINES_KEPT = 20
const REASONS_KEPT = 20
const CHARGED_KEPT = 50
/** Ten years of a handful of models: a file with more days and models is no bill, and must not fill the memory. */
const MOST_DAYS = 20_000

/** Sums up a bill's rows by day and model. Refuses (`invalid_input`) sums beyond the safe integers. */
export class BillTally {
  readonly #time: BillTime
  readonly #days = new Map<string, Growing<BilledDay> & { counts: Record<BillColumn, number>; lines: number[] }>()
  readonly #reasons = new Map<string, number>()
  readonly #rows = { video: 0, failed: 0, withoutCount: 0, leftOut: 0 }
  readonly #charged: BillRow[] = []
  #span: Growing<NonNullable<Bill['span']>> | null = null
  #sample: BillRow | null = null

  constructor(time: BillTime) {
    this.#time = time
  }

  leaveOut({ reason }: LeftOutRow): void {
    this.#rows.leftOut += 1
    const isListed = this.#reasons.has(reason) || this.#reasons.size < REASONS_KEPT
    const told = isListed ? reason : 'others'
    this.#reasons.set(told, (this.#reasons.get(told) ?? 0) + 1)
  }

  add(row: BillRow): void {
    const day = this.#dayOf(row)
    this.#span = {
      from: Math.min(this.#span?.from ?? row.from, row.from),
      to: Math.max(this.#span?.to ?? 0, row.from + MILLISECONDS_PER_HOUR),
    }
    this.#rows.video += 1
    day.rows += 1
    if (day.lines.length < LINES_KEPT) day.lines.push(row.line)
    if (row.hasFailed) {
      this.#rows.failed += 1
      day.failedRows += 1
      if (row.isCharged) this.#addCharged(day, row)
      return
    }
    if (row.total === null && row.output === null) this.#rows.withoutCount += 1
    day.counts.total = added(day.counts.total, row.total ?? row.output ?? 0, row)
    day.counts.output = added(day.counts.output, row.output ?? row.total ?? 0, row)
    if ((row.total ?? row.output ?? 0) > 0) this.#sample ??= row
  }

  end(): Bill {
    return {
      days: [...this.#days.values()].sort((a, b) => a.day - b.day || (a.model < b.model ? -1 : 1)),
      span: this.#span,
      rows: { ...this.#rows },
      leftOut: [...this.#reasons].map(([reason, rows]) => ({ reason, rows })),
      charged: [...this.#charged],
      sample: this.#sample,
    }
  }

  #addCharged(day: Growing<BilledDay>, row: BillRow): void {
    day.chargedFailures += 1
    if (this.#charged.length < CHARGED_KEPT) this.#charged.push(row)
  }

  #dayOf({ from, model, line }: BillRow) {
    const day = billDay(from, this.#time)
    const key = `${day} ${plainBillModel(model)}`
    const known = this.#days.get(key)
    if (known !== undefined) return known
    if (this.#days.size >= MOST_DAYS) {
      throw invalid(`the bill has more than ${MOST_DAYS} days and models; split it by year`, {
        field: 'model',
        line,
      })
    }
    const fresh = { day, model, rows: 0, failedRows: 0, chargedFailures: 0, counts: { total: 0, output: 0 }, lines: [] }
    this.#days.set(key, fresh)
    return fresh
  }
}

function added(sum: Thousandths, more: Thousandths, { line }: BillRow): Thousandths {
  const result = sum + more
  if (Number.isSafeInteger(result)) return result
  throw invalid('the counts of a day add up to more than can be counted exactly', { field: 'total', line })
}
