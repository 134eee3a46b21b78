import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BillRow } from '../../../../shared/domain/bills/bill.ts'
import { BILL_READINGS, billDay, plainBillModel } from '../../../../shared/domain/bills/bill.ts'
import { BillTally } from '../../../../shared/domain/bills/bill-tally.ts'
import type { LedgerDay } from '../../../../shared/domain/bills/compare-bill.ts'
import { compareBill, readingFits } from '../../../../shared/domain/bills/compare-bill.ts'

const HOUR = 3_600_000
const MODELS = ['MiniMax-Hailuo-02', 'hailuo-02', 'MiniMax-Hailuo-2.3'] as const
const model = fc.constantFrom(...MODELS)
const thousandths = fc.integer({ min: 0, max: 50_000 })

const billRow: fc.Arbitrary<BillRow> = fc.record({
  line: fc.integer({ min: 2, max: 999 }),
  api: fc.constant('video_generation'),
  model,
  from: fc.integer({ min: 0, max: 80 }).map((hours) => hours * HOUR),
  hasFailed: fc.boolean(),
  output: fc.option(thousandths),
  total: fc.option(thousandths),
  isCharged: fc.boolean(),
})

const ledgerDay: fc.Arbitrary<LedgerDay> = fc.record({
  day: fc.integer({ min: 0, max: 4 }),
  model,
  figures: fc.record({ clips: thousandths, seconds: thousandths, units: thousandths }),
  failed: fc.nat(5),
})

/** Of each day and spelling the ledger has one row. */
const ledger = fc.uniqueArray(ledgerDay, { maxLength: 8, selector: ({ day, model: name }) => `${day} ${name}` })
const reading = fc.constantFrom(...BILL_READINGS)
const time = fc.constantFrom('utc' as const, 'beijing' as const)

function tallied(rows: readonly BillRow[], clock: 'utc' | 'beijing') {
  const tally = new BillTally(clock)
  for (const row of rows) tally.add(row)
  return tally.end()
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

describe('a bill beside the ledger', () => {
  test('loses no row and no unit: days add up to what was billed and kept, each day and model once', () => {
    fc.assert(
      fc.property(fc.array(billRow, { maxLength: 20 }), ledger, reading, time, (rows, kept, said, clock) => {
        const { days, totals } = compareBill(tallied(rows, clock), kept, said)
        const other = said.column === 'total' ? 'output' : 'total'
        const billed = rows.filter((row) => !row.hasFailed).map((row) => row[said.column] ?? row[other] ?? 0)
        expect(totals.bill).toBe(sum(billed))
        expect(totals.ledger).toBe(sum(kept.map(({ figures }) => figures[said.measure])))
        expect(totals.difference).toBe(totals.bill - totals.ledger)
        expect(sum(days.map(({ difference }) => difference))).toBe(totals.difference)
        expect(sum(days.map((day) => day.rows))).toBe(rows.length)
        expect(sum(days.map((day) => day.failedRows))).toBe(rows.filter((row) => row.hasFailed).length)
        const keys = days.map((day) => `${day.day} ${plainBillModel(day.model)}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  test('does not depend on the order of the rows, but for the lines that are named', () => {
    fc.assert(
      fc.property(fc.array(billRow, { maxLength: 12 }), ledger, reading, time, (rows, kept, said, clock) => {
        const figures = (of: readonly BillRow[]) =>
          compareBill(tallied(of, clock), kept, said).days.map(({ day, bill, difference, rows: count }) => [
            day,
            bill,
            difference,
            count,
          ])
        expect(figures(rows.toReversed())).toEqual(figures(rows))
      }),
    )
  })

  test('agrees on every day with a ledger of the same rows, and the fit says so', () => {
    fc.assert(
      fc.property(fc.array(billRow, { maxLength: 12 }), time, (rows, clock) => {
        const bill = tallied(rows, clock)
        const kept = bill.days.map(({ day, model: name, counts }) => ({
          day,
          model: name,
          figures: { clips: counts.total, seconds: counts.total, units: counts.total },
          failed: 0,
        }))
        expect(compareBill(bill, kept, { measure: 'clips', column: 'total' }).totals.differing).toBe(0)
        expect(readingFits(bill, kept)[0]).toMatchObject({ agreeing: bill.days.length, days: bill.days.length })
      }),
    )
  })

  test('an hour is on the day of the bill’s own clock', () => {
    expect(billDay(15 * HOUR, 'beijing')).toBe(0)
    expect(billDay(16 * HOUR, 'beijing')).toBe(1)
    expect(billDay(23 * HOUR, 'utc')).toBe(0)
  })
})
