import * as z from 'zod'
import { name } from './input-fields.ts'
import { query } from './operation.ts'
import { day, entryId, instant, money, units } from './shapes.ts'

const side = z.strictObject({ units, low: units.nullable(), high: units.nullable() })

/** Where a projection gets its units from: the queues as planned, or the mean of the last so many working days. */
export const PROJECTION_BASES = ['queue', '7', '14', '28'] as const

export type ProjectionBasis = (typeof PROJECTION_BASES)[number]

const laterRender = z.strictObject({
  queue: entryId,
  queueName: z.string(),
  production: z.string(),
  shot: z.string(),
  /** The day on which its first take is planned. */
  day,
  units,
})

const advice = z.strictObject({
  /** Units a day from now on with which nothing is left at the expiry; to a tenth, rounded up. */
  perDay: units,
  units,
  value: money,
  expiresAt: instant,
  /** What to do, in a sentence. */
  text: z.string(),
  /** Planned renders of the account after that expiry, the soonest first: they could be brought forward. */
  bringForward: z.array(laterRender),
})

const projection = z.strictObject({
  basis: z.enum(PROJECTION_BASES),
  /** The days that the run rate is the mean of; null for queues, and where nothing was ever used. */
  window: z
    .strictObject({ from: day, to: day, workingDays: z.int(), units, perDay: units, weekday: units, weekend: units })
    .nullable(),
  /** From the end of today on; `low` and `high` hold 80 of 100 futures, and are null where there is no band. */
  points: z.array(z.strictObject({ day, at: instant, units, low: units.nullable(), high: units.nullable() })),
  /** What is left on either side of each expiry at which something is forfeited, for certain or in some futures. */
  cliffs: z.array(z.strictObject({ at: instant, before: side, after: side })),
  /** Whether nothing of what is on hand is drawn. */
  isIdle: z.boolean(),
  unused: z.strictObject({ units, value: money }),
  /** By lot that would have something left at its expiry. */
  unusedLots: z.array(z.strictObject({ lot: entryId, units, value: money })),
  unusedBand: z.strictObject({ low: units, high: units, lowValue: money, highValue: money }).nullable(),
  /** When nothing is left; null where nothing is on hand. */
  emptyAt: instant.nullable(),
  /** Whole days until then. */
  lastsDays: z.int().nullable(),
  isUsedUp: z.boolean(),
  emptyBand: z.strictObject({ early: instant, late: instant }).nullable(),
  advice: advice.nullable(),
  /** What this run rate said some days ago of the days until today, and what came. None for queues. */
  past: z.array(
    z.strictObject({
      day,
      days: z.int(),
      expected: units,
      band: z.strictObject({ low: units, high: units }).nullable(),
      used: units,
      isWithin: z.boolean().nullable(),
    }),
  ),
})

const outlookJson = z.strictObject({
  at: instant,
  zone: z.string(),
  accounts: z.array(z.strictObject({ account: z.string(), units, projections: z.array(projection) })),
})

export type BurnOutlookJson = z.infer<typeof outlookJson>
export type BurnProjectionJson = z.infer<typeof projection>

/** Where the burn-down leads, and what to do about it. */
export const burnOutlookOperations = {
  'burndown.outlook': query(
    z.strictObject({
      account: name.optional(),
      /** The one projection that is wanted; all of them unless told. */
      basis: z.enum(PROJECTION_BASES).optional(),
    }),
    outlookJson,
  ),
} as const
