import * as z from 'zod'
import { note } from './input-fields.ts'
import { ledgerRowJson } from './ledger-view.ts'
import { command, query } from './operation.ts'
import { entryId, instant, money, month, units } from './shapes.ts'

const monthsJson = z.strictObject({
  at: instant,
  /** The month that is running, which cannot be closed yet. */
  running: month,
  /** Newest first: those with something in their statement, those that are closed, and the running one. */
  months: z.array(
    z.strictObject({
      month,
      closedAt: instant.nullable(),
      /** Of the statement with which it was closed; null while it is open. */
      digest: z.string().nullable(),
      /** What was noted with its closing. */
      note: z.string().nullable(),
      hasEntries: z.boolean(),
    }),
  ),
})

export type MonthsJson = z.infer<typeof monthsJson>

const closingPoint = z.discriminatedUnion('kind', [
  /** What expired in the month is posted. */
  z.strictObject({ kind: z.literal('expired'), isDone: z.literal(true), lots: z.int(), units, cost: money }),
  /** Whether the account was compared with the console on the month's last day or later. */
  z.strictObject({
    kind: z.literal('reconciled'),
    isDone: z.boolean(),
    account: z.string(),
    checkedAt: instant.nullable(),
  }),
  /** Takes that name no production. */
  z.strictObject({ kind: z.literal('attributed'), isDone: z.boolean(), clips: z.int(), units }),
  /** Units that no lot covered. */
  z.strictObject({ kind: z.literal('covered'), isDone: z.boolean(), units, cost: money }),
  /** Failed takes of the month that were charged, and that the vendor has not answered for. */
  z.strictObject({ kind: z.literal('claims'), isDone: z.boolean(), claims: z.int(), units }),
])

export type ClosingPointJson = z.infer<typeof closingPoint>

/** The months, and their closing (R11). */
export const monthOperations = {
  'months.list': query(z.strictObject({}), monthsJson),
  /** What is in order of a month before it is closed; nothing of it forbids closing. */
  'months.checklist': query(z.strictObject({ month }), z.strictObject({ month, points: z.array(closingPoint) })),
  /** When a month was closed and reopened, and what was recorded after the last closing that was undone. */
  'months.history': query(
    z.strictObject({ month }),
    z.strictObject({
      month,
      /** In order. */
      closings: z.array(
        z.strictObject({
          entry: entryId,
          at: instant,
          digest: z.string(),
          note: z.string().nullable(),
          reopenedAt: instant.nullable(),
          reopenedNote: z.string().nullable(),
        }),
      ),
      /** Of the statement as it is now; null of a month that was never closed. */
      digest: z.string().nullable(),
      /** Entries that count up to the month's end, up to the next closing where there is one; null where none was undone. */
      changes: z.strictObject({ closing: entryId, total: z.int(), rows: z.array(ledgerRowJson) }).nullable(),
    }),
  ),
  'months.close': command(
    z.strictObject({ month, note: note.optional() }),
    z.strictObject({ month, digest: z.string() }),
  ),
  'months.reopen': command(z.strictObject({ month, note: note.optional() }), z.strictObject({ month })),
} as const
