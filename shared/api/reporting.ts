import * as z from 'zod'
import { MOST_SERIES } from '../domain/monthly-spend.ts'
import { name } from './input-fields.ts'
import { ledgerRowJson } from './ledger-view.ts'
import { query } from './operation.ts'
import { day, entryId, instant, money, month, units } from './shapes.ts'

/** What the burn-down shows of the past: so many days back, or since the oldest lot that still holds units was bought. */
export const PACE_RANGES = ['30d', '90d', 'lots', '12m'] as const

export type PaceRange = (typeof PACE_RANGES)[number]

/** A corner of a line; of two at one instant the line steps from the first to the second. */
const corner = z.strictObject({ at: instant, units })

const lotUnits = z.array(z.strictObject({ lot: entryId, units }))

const accountPace = z.strictObject({
  account: z.string(),
  units,
  /** The lots that were there within the days, by expiry. `left` is what each holds now; `forfeited` what expired of it within the days. */
  lots: z.array(
    z.strictObject({
      id: entryId,
      pack: z.string().nullable(),
      purchasedAt: instant,
      expiresAt: instant,
      units,
      left: units,
      forfeited: units,
      /** At the run rate: when its last unit is drawn, null where it expires before that; and what then expires unused. */
      outlook: z.strictObject({ emptyAt: instant.nullable(), unused: units, unusedValue: money }).nullable(),
    }),
  ),
  /** What was left at the end of each day, at the end of today as things stand, by lot; lots with nothing left are not listed. */
  points: z.array(z.strictObject({ day, at: instant, units, even: units, lots: lotUnits })),
  /** The days to come until nothing is left, or to the last expiry: what is left at the end of each at the run rate. */
  projection: z.array(z.strictObject({ day, at: instant, units, even: units })),
  /** The even pace over the days and on to the last expiry. */
  even: z.array(corner),
  /** What is left from now on at the run rate. */
  ahead: z.array(corner),
  /** The days on which balances changed what is left, and by how much. */
  adjustments: z.array(z.strictObject({ day, at: instant, units })),
  /** Units used over some whole days before today, overage included; null where nothing was ever used. */
  rate: z.strictObject({ perDay: units, used: units, days: z.int() }).nullable(),
  outlook: z.strictObject({
    /** When nothing is left at the run rate; null where nothing is on hand. */
    emptyAt: instant.nullable(),
    /** Whole days until then. */
    lastsDays: z.int().nullable(),
    isUsedUp: z.boolean(),
    unused: units,
    unusedValue: money,
  }),
  /** The least units a day with which nothing expires unused; null where nothing is on hand. */
  neededPerDay: units.nullable(),
})

export const paceJson = z.strictObject({
  at: instant,
  zone: z.string(),
  from: day,
  to: day,
  accounts: z.array(accountPace),
})

export type PaceJson = z.infer<typeof paceJson>
export type AccountPaceJson = z.infer<typeof accountPace>

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
      hasEntries: z.boolean(),
    }),
  ),
})

export type MonthsJson = z.infer<typeof monthsJson>

const spendJson = z.strictObject({
  currency: z.string(),
  /** Those that consumed the most over all the months, first the greatest; null is usage of no production. */
  productions: z.array(z.string().nullable()),
  /** How many productions each month's `rest` is made of. */
  others: z.int(),
  months: z.array(
    z.strictObject({
      month,
      spent: money,
      consumed: money,
      wasted: money,
      unitCost: money.nullable(),
      /** In the order of `productions`; with rest and reconciled they add up to consumed. */
      byProduction: z.array(money),
      rest: money,
      reconciled: money,
    }),
  ),
})

export type SpendJson = z.infer<typeof spendJson>

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

/** What the reports and the burn-down ask for beyond the statement and the series. */
export const reportingOperations = {
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
        z.strictObject({ entry: entryId, at: instant, digest: z.string(), reopenedAt: instant.nullable() }),
      ),
      /** Of the statement as it is now; null of a month that was never closed. */
      digest: z.string().nullable(),
      /** Entries that count up to the month's end, up to the next closing where there is one; null where none was undone. */
      changes: z.strictObject({ closing: entryId, total: z.int(), rows: z.array(ledgerRowJson) }).nullable(),
    }),
  ),
  'spend.show': query(
    z.strictObject({
      /** The last of the months. */
      month,
      months: z.int().min(1).max(36).default(12),
      /** How many productions are told apart. */
      top: z.int().min(1).max(MOST_SERIES).default(6),
    }),
    spendJson,
  ),
  'burndown.pace': query(
    z.strictObject({ range: z.enum(PACE_RANGES).default('lots'), account: name.optional() }),
    paceJson,
  ),
} as const
