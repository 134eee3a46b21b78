import * as z from 'zod'
import { name } from './input-fields.ts'
import { query } from './operation.ts'
import { day, entryId, instant, money, units } from './shapes.ts'

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

/** The burn-down as its screen draws it. */
export const burnPaceOperations = {
  'burndown.pace': query(
    z.strictObject({ range: z.enum(PACE_RANGES).default('lots'), account: name.optional() }),
    paceJson,
  ),
} as const
