import * as z from 'zod'
import { amountText, name, positive, queueReference } from './input-fields.ts'
import { command, query } from './operation.ts'
import { kindName, paceJson, plannedRender, purchasePlanJson, queueJson } from './planning.ts'
import { day, entryId as id, instant, money, units } from './shapes.ts'

const dayText = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-10-05')
const atMost = (most: number) => positive.max(most, `must be at most ${most}`)
const weekday = z.int().min(1, 'must be from 1, Monday, to 7').max(7, 'must be from 1, Monday, to 7')

/** What is given of a queue's pace; the rest stays as it is. */
const paceInput = z.strictObject({
  requestsPerMinute: atMost(100_000).nullish(),
  clipsInFlight: atMost(10_000).optional(),
  secondsPerClip: atMost(86_400).optional(),
  reviewSecondsPerClip: z.int().min(0, 'must be 0 or more').max(86_400, 'must be at most 86400').optional(),
  reviewMinutesPerDay: atMost(1440).optional(),
  dayStartsAt: z.int().min(0, 'must be 0 or more').max(1439, 'must be at most 1439').optional(),
  workingDays: z.array(weekday).min(1, 'must name at least one day').max(7).optional(),
  daysOff: z.array(dayText).max(1000).optional(),
})

const versionJson = z.strictObject({ id, queue: id, name: z.string(), savedAt: instant, renders: z.int() })

export type VersionJson = z.infer<typeof versionJson>

const planTotals = z.strictObject({
  /** The version's name; "now" for the queue as it is. */
  name: z.string(),
  renders: z.int(),
  clips: z.int(),
  units,
  cost: money,
  overageUnits: units,
  overageCost: money,
  wasteUnits: units,
  wasteCost: money,
  finish: instant.nullable(),
})

const comparisonJson = z.strictObject({
  from: planTotals,
  to: planTotals,
  /** What `to` has more than `from`; negative where it has less. */
  units,
  cost: money,
  wasteUnits: units,
  wasteCost: money,
  /** How much later `to` is done, in days; negative where earlier; null where one of them has nothing to do. */
  finishDays: z
    .string()
    .regex(/^-?\d+(\.\d)?$/)
    .nullable(),
  renders: z.array(
    z.strictObject({
      change: z.enum(['added', 'removed', 'changed']),
      from: plannedRender.nullable(),
      to: plannedRender.nullable(),
      units,
      cost: money,
    }),
  ),
})

export type VersionComparison = z.infer<typeof comparisonJson>

const earmarkJson = z.strictObject({
  id,
  account: z.string(),
  production: z.string(),
  units,
  releaseDays: z.int(),
  since: day,
  /** What its production has drawn since comes out of it. */
  drawn: units,
  /** Still to be kept. */
  left: units,
})

export type EarmarkJson = z.infer<typeof earmarkJson>

const substituteJson = z.strictObject({
  from: z.strictObject({ ...kindName, units }),
  to: z.strictObject({ ...kindName, units, modes: z.array(z.string()) }),
  /** Renders and clips still to do with `from`. */
  renders: z.array(id),
  clips: z.int(),
  /** The resolution is as planned. */
  isSameResolution: z.boolean(),
  savedUnits: units,
  savedCost: money,
})

export type SubstituteJson = z.infer<typeof substituteJson>

const actualFigures = {
  plannedTakes: z.int(),
  plannedClips: z.int(),
  plannedUnits: units,
  madeClips: z.int(),
  keptClips: z.int(),
  usedUnits: units,
  usedCost: money,
}

const leftoversJson = z.strictObject({
  account: z.string(),
  /** What would expire once all that is planned in the account's queues is rendered. */
  expiring: z.array(z.strictObject({ lot: id, pack: z.string().nullable(), expiresAt: instant, units, cost: money })),
  units,
  cost: money,
  /** Renders that are held back and fit, by priority, and what they save. */
  chosen: z.array(
    z.strictObject({
      queue: id,
      production: z.string(),
      queueName: z.string(),
      render: plannedRender,
      clips: z.int(),
      units,
    }),
  ),
  chosenUnits: units,
  /** The backlog's renders that do not fit. */
  others: z.int(),
})

export type LeftoversJson = z.infer<typeof leftoversJson>

const sheetJson = z.strictObject({
  queue: queueJson,
  day,
  at: instant,
  production: z.strictObject({ name: z.string(), client: z.string().nullable(), code: z.string().nullable() }),
  /** What the account's lots hold before the day's first render and after its last. */
  unitsBefore: units,
  unitsAfter: units,
  cost: money,
  /** Clips past this many draw no lot any more; null where the lots cover more than the day. */
  stopAfterClips: z.int().nullable(),
  rows: z.array(
    z.strictObject({
      ...kindName,
      shot: z.string(),
      priority: z.int(),
      /** Takes that are allowed on this day, and clips of each. */
      takes: z.int(),
      clips: z.int(),
      start: instant,
      units,
      cost: money,
      unitsBefore: units,
      unitsAfter: units,
      overageUnits: units,
    }),
  ),
  /** The days that the queue is made on. */
  days: z.array(day),
})

export type GreenLightSheet = z.infer<typeof sheetJson>

/** What is planned around a queue: purchases to come, its pace and versions, earmarks, and what follows from them. */
export const queuePlanOperations = {
  /** `purchase` names the one that this changes; one that was taken away is put back under that id. */
  'purchases.plan': command(
    z.strictObject({
      purchase: id.optional(),
      account: name.optional(),
      rateCard: z.string().min(1).optional(),
      pack: z.string().min(1).optional(),
      day: dayText.optional(),
      count: atMost(1000).optional(),
      units: amountText.nullish(),
      price: amountText.nullish(),
    }),
    z.strictObject({ purchase: purchasePlanJson, before: purchasePlanJson.nullable() }),
  ),
  'purchases.unplan': command(z.strictObject({ purchase: id }), z.strictObject({ removed: purchasePlanJson })),
  /** Null goes back to what is assumed. */
  'queues.pace': command(
    z.strictObject({ queue: queueReference, pace: paceInput.nullable() }),
    z.strictObject({ pace: paceJson, before: paceJson.nullable() }),
  ),
  'queues.duplicate': command(
    z.strictObject({ queue: queueReference, production: name.optional(), name: name.optional() }),
    z.strictObject({ queue: queueJson, renders: z.int() }),
  ),
  'versions.list': query(z.strictObject({ queue: queueReference }), z.strictObject({ versions: z.array(versionJson) })),
  'versions.save': command(
    z.strictObject({ queue: queueReference, name: name.optional() }),
    z.strictObject({ version: versionJson }),
  ),
  'versions.remove': command(
    z.strictObject({ queue: queueReference, version: name }),
    z.strictObject({ removed: versionJson }),
  ),
  /** Plans a queue as it was; what was planned until then is kept as a version, unless it need not be. */
  'versions.restore': command(
    z.strictObject({ queue: queueReference, version: name, keep: z.boolean().default(true) }),
    z.strictObject({ restored: versionJson, kept: versionJson.nullable() }),
  ),
  /** A version by its name or id; "now" is the queue as it is. */
  'versions.compare': query(
    z.strictObject({ queue: queueReference, from: name, to: name.default('now') }),
    comparisonJson,
  ),
  'earmarks.list': query(
    z.strictObject({ account: name.optional() }),
    z.strictObject({ earmarks: z.array(earmarkJson) }),
  ),
  'earmarks.save': command(
    z.strictObject({
      earmark: id.optional(),
      account: name.optional(),
      production: name.optional(),
      units: amountText.optional(),
      releaseDays: z.int().min(0, 'must be 0 or more').max(365, 'must be at most 365').optional(),
    }),
    z.strictObject({ earmark: earmarkJson, before: earmarkJson.nullable() }),
  ),
  'earmarks.remove': command(z.strictObject({ earmark: id }), z.strictObject({ removed: earmarkJson })),
  'queue.substitutes': query(
    z.strictObject({ queue: queueReference }),
    z.strictObject({ substitutes: z.array(substituteJson) }),
  ),
  'queue.actuals': query(
    z.strictObject({ queue: queueReference }),
    z.strictObject({
      kinds: z.array(z.strictObject({ ...kindName, ...actualFigures })),
      shots: z.array(z.strictObject({ shot: z.string(), ...actualFigures })),
    }),
  ),
  'queue.greenLight': query(z.strictObject({ queue: queueReference, day: dayText.optional() }), sheetJson),
  'leftovers.show': query(z.strictObject({ account: name.optional() }), leftoversJson),
} as const
