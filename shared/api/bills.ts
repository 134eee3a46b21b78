import * as z from 'zod'
import { BILL_COLUMNS, BILL_MEASURES, BILL_TIMES } from '../domain/bills/bill.ts'
import { name } from './input-fields.ts'
import { command } from './operation.ts'
import { entryId, instant } from './shapes.ts'

const count = z.int().min(0)
/** Clips, seconds or units, by the reading: a decimal text with at most three places. */
const figure = z.string()
const time = z.enum(BILL_TIMES, 'must be utc or beijing')
const measure = z.enum(BILL_MEASURES, 'must be clips, seconds or units')
const column = z.enum(BILL_COLUMNS, 'must be total or output')

/** What the vendor's bill is held against the ledger with. */
export const billOperations = {
  /**
   * Compares a bill of the MiniMax console with the ledger, by day and model; records nothing but what is said of the counts,
   * which is remembered for the bills after. Refuses (`invalid_input`) a file that cannot be read whole, with line and field.
   */
  'bills.compare': command(
    z.strictObject({
      file: z.string().min(1),
      /** The clock of the bill's hours; without it the head's, else by the head's language. */
      time: time.optional(),
      /** What a video row counts. */
      counts: measure.optional(),
      /** Which count is read; the total unless said. */
      column: column.optional(),
      account: name.optional(),
    }),
    z.strictObject({
      file: z.string(),
      account: z.string(),
      time,
      /** Whether the input or the file's head says it; otherwise it is taken from the head's language. */
      isTimeTold: z.boolean(),
      /** Of the video rows, to the end of the last hour; null where there are none. */
      span: z.strictObject({ from: instant, to: instant }).nullable(),
      /** How the counts are read; null where nobody has said it yet, and then nothing is compared. */
      counts: z.strictObject({ measure, column }).nullable(),
      rows: z.strictObject({ video: count, failed: count, withoutCount: count, leftOut: count }),
      leftOut: z.array(z.strictObject({ reason: z.string(), rows: count })),
      /** A row of the bill, by which the meaning of its counts can be told. */
      sample: z
        .strictObject({
          line: count,
          from: instant,
          model: z.string(),
          output: figure.nullable(),
          total: figure.nullable(),
        })
        .nullable(),
      /** Each way to read the counts, and on how many days and models bill and ledger agree by it. */
      readings: z.array(z.strictObject({ measure, column, agreeing: count, days: count })),
      /** Those that differ first, each part by day and model. */
      days: z.array(
        z.strictObject({
          /** Of the bill's clock. */
          day: z.string(),
          model: z.string(),
          bill: figure,
          ledger: figure,
          /** The bill less the ledger. */
          difference: figure,
          rows: count,
          failedRows: count,
          /** Failures that carry money or a count. */
          chargedFailures: count,
          /** The first lines of the file that it is made of, at most 20. */
          lines: z.array(count),
          /** The hours, such as 15:00, at which the bill begins or ends within the day; null where it does not. */
          beginsAt: z.string().nullable(),
          endsAt: z.string().nullable(),
        }),
      ),
      /** The failures that carry money or a count, at most 50, each with what it may be in the ledger. */
      charged: z.array(
        z.strictObject({
          line: count,
          /** Of the bill's clock, and its hour's start. */
          day: z.string(),
          from: instant,
          model: z.string(),
          /** The account's failed takes of that hour and model, at most 20. */
          takes: z.array(
            z.strictObject({ id: entryId, externalId: z.string().nullable(), at: instant, isClaimed: z.boolean() }),
          ),
        }),
      ),
      totals: z.strictObject({ bill: figure, ledger: figure, difference: figure, differing: count }).nullable(),
    }),
  ),
} as const
