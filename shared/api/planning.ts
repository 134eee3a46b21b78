import * as z from 'zod'
import { RENDER_STATES } from '../domain/queue.ts'
import { LIMITS } from '../domain/render-time.ts'
import { amountText, name, positive, queueReference } from './input-fields.ts'
import { command, query } from './operation.ts'
import { day, entryId as id, instant, money, price, units } from './shapes.ts'

const share = z.string().regex(/^-?\d+(\.\d{1,6})?$/)
const length = z.union([z.strictObject({ months: z.int() }), z.strictObject({ days: z.int() })])

const pricedPack = z.strictObject({
  id: z.string(),
  name: z.string(),
  price: money,
  units,
  /** Price ÷ units, with six decimals. */
  unitPrice: money,
  /** Of the list price, as the card says it. */
  saving: share.nullable(),
  requestsPerMinute: z.int().nullable(),
  validity: length,
  /** Its price and units were said by the buyer. */
  isCustom: z.boolean(),
})

export const kindName = { model: z.string(), resolution: z.string(), seconds: z.int() }

const kindPrices = z.strictObject({
  ...kindName,
  modes: z.array(z.string()),
  units,
  payAsYouGo: z.strictObject({ amount: price, currency: z.string() }).nullable(),
  /** One a pack, in the packs' order. */
  prices: z.array(
    z.strictObject({
      pack: z.string(),
      /** Price of the pack × units a clip ÷ units of the pack, with six decimals. */
      cost: money,
      /** Of the pay-as-you-go price; negative where dearer. */
      saving: share.nullable(),
      isDearer: z.boolean(),
    }),
  ),
})

const planPricesJson = z.strictObject({
  card: z.strictObject({
    id: z.string(),
    vendor: z.string(),
    currency: z.string(),
    asOf: day,
    effectiveFrom: day,
    source: z.string(),
    listPricePerUnit: price.nullable(),
  }),
  packs: z.array(pricedPack),
  /** Packs whose price or units the buyer is still to say. */
  unpriced: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  kinds: z.array(kindPrices),
  /** What is dearer than pay-as-you-go although the pack is used up. */
  dearer: z.array(z.strictObject({ packs: z.array(z.string()), kinds: z.array(z.strictObject(kindName)) })),
  rules: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string().nullable(),
      status: z.enum(['documented', 'assumed', 'unknown']),
      source: z.string().nullable(),
    }),
  ),
})

/** More than a shoot has: a guard against a slip of the keyboard. */
const takes = z.int('must be a whole number').min(0, 'must be 0 or more').max(100_000, 'must be at most 100000')
const clips = positive.max(1000, 'must be at most 1000')

const renderFields = {
  shot: name,
  model: name,
  resolution: name,
  seconds: positive,
  /** Planned in all, those made included. */
  takes,
  /** Of one take. */
  clips,
  /** Null is after the previous. */
  day: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-10-05')
    .nullable(),
  priority: z.int().min(1).max(9),
  state: z.enum(RENDER_STATES, 'must be planned, held or done'),
}

export const plannedRender = z.strictObject({ id, ...renderFields })

export type PlannedRenderJson = z.infer<typeof plannedRender>

const newRender = z.strictObject({
  ...renderFields,
  /** Given where a render that was removed is put back. */
  id: id.optional(),
  /** Where in the list it stands once it is there; the end unless told. Rising from one to the next. */
  index: z.int().min(0).optional(),
  takes: takes.default(1),
  clips: clips.default(1),
  day: renderFields.day.default(null),
  priority: renderFields.priority.default(5),
  state: renderFields.state.default('planned'),
})

const changedRender = z.strictObject({
  id,
  shot: name.optional(),
  model: name.optional(),
  resolution: name.optional(),
  seconds: positive.optional(),
  takes: takes.optional(),
  clips: clips.optional(),
  day: renderFields.day.optional(),
  priority: renderFields.priority.optional(),
  state: renderFields.state.optional(),
})

const queueFields = { production: z.string(), name: z.string(), account: z.string(), rateCard: z.string() }

export const queueJson = z.strictObject({ id, ...queueFields, isArchived: z.boolean() })

export type QueueJson = z.infer<typeof queueJson>

const projectionJson = z.strictObject({
  units,
  cost: money,
  /** Cost ÷ units, with six decimals; null where there is nothing to draw. */
  unitCost: money.nullable(),
  lots: z.array(
    z.strictObject({
      /** A lot's id; of a purchase that is planned, that purchase's. */
      lot: id,
      pack: z.string().nullable(),
      isPlanned: z.boolean(),
      units,
      cost: money,
    }),
  ),
  /** What no lot covers. */
  overageUnits: units,
  overageCost: money,
  /** What the account's lots hold after it. */
  balanceAfter: units,
})

const shownRender = plannedRender.extend({
  /** When its first clip is asked for, and when the last is there and looked at; null where nothing is to be done. */
  start: instant.nullable(),
  finish: instant.nullable(),
  /** The latest start by which it and what follows still draw their lots before these expire; null where none is drawn. */
  safeStart: instant.nullable(),
  unitsPerClip: units.nullable(),
  /** Successful clips that the journal has of this shot and render kind, and how many of them were kept. */
  made: z.int(),
  kept: z.int(),
  /** Clips that the projection draws. */
  toDo: z.int(),
  /** Null where nothing is to be drawn, or nothing can be said. */
  projection: projectionJson.nullable(),
  /** Why nothing can be said. */
  problem: z.string().nullable(),
})

export type ShownRender = z.infer<typeof shownRender>

/** How fast a queue is rendered. */
export const paceJson = z.strictObject({
  /** Null where nothing bounds them. */
  requestsPerMinute: z.int().nullable(),
  clipsInFlight: z.int(),
  secondsPerClip: z.int(),
  reviewSecondsPerClip: z.int(),
  reviewMinutesPerDay: z.int(),
  /** Minutes after midnight. */
  dayStartsAt: z.int(),
  /** From 1, Monday, to 7. */
  workingDays: z.array(z.int()),
  daysOff: z.array(day),
})

export type PaceJson = z.infer<typeof paceJson>

const lotName = { lot: id, pack: z.string().nullable() }

export const purchasePlanJson = z.strictObject({
  id,
  account: z.string(),
  rateCard: z.string(),
  pack: z.string(),
  day,
  count: z.int(),
  /** Of one pack, where the buyer said them. */
  units: units.nullable(),
  price: money.nullable(),
})

export type PurchasePlanJson = z.infer<typeof purchasePlanJson>

const queueView = z.strictObject({
  queue: queueJson,
  at: instant,
  balance: units,
  lots: z.array(z.strictObject({ ...lotName, remaining: units, expiresAt: instant })),
  /** Purchases to come of the queue's account, by day. */
  purchases: z.array(
    purchasePlanJson.extend({
      /** Of all its packs; null where they cannot be told. */
      totalUnits: units.nullable(),
      totalPrice: money.nullable(),
      expiresAt: instant.nullable(),
      /** Why it is left out of the projection. */
      problem: z.string().nullable(),
    }),
  ),
  /** Units of the lots that are kept for other productions now. */
  held: units,
  pace: z.strictObject({
    ...paceJson.shape,
    /** Whether it was said for this queue; else it is assumed. */
    isOwn: z.boolean(),
    /** What a clip keeps the next one waiting, and which limit that is. */
    secondsBetweenClips: z.string().regex(/^\d+(\.\d{1,3})?$/),
    limit: z.enum(LIMITS),
  }),
  /** When the last render is done; null where nothing is to be done. */
  finish: instant.nullable(),
  /** When the queue has to begin at the latest, and the lot that would expire before it is drawn; null where it draws none. */
  safeStart: z.strictObject({ ...lotName, isPlanned: z.boolean(), at: instant, expiresAt: instant }).nullable(),
  /** What would expire of the account's lots if nothing but this queue were rendered. */
  expiring: z.array(z.strictObject({ ...lotName, isPlanned: z.boolean(), expiresAt: instant, units, cost: money })),
  renders: z.array(shownRender),
  totals: z.strictObject({
    renders: z.int(),
    takes: z.int(),
    toDo: z.int(),
    made: z.int(),
    kept: z.int(),
    units,
    cost: money,
    unitCost: money.nullable(),
    coveredUnits: units,
    coveredCost: money,
    overageUnits: units,
    overageCost: money,
    wasteUnits: units,
    wasteCost: money,
  }),
  /** The first in the order of drawing that the lots do not cover whole. */
  firstUncovered: id.nullable(),
  /** What can be planned: the card's render kinds. */
  kinds: z.array(z.strictObject({ ...kindName, units })),
})

export type QueueView = z.infer<typeof queueView>

const ids = z.array(id).min(1).max(5000, 'at most 5000 at once')

/** What plans and queues ask for. */
export const planningOperations = {
  'plans.prices': query(
    z.strictObject({
      card: z.string().min(1).optional(),
      /** What the buyer says of a pack that has no price or units of its own. */
      custom: z.strictObject({ price: amountText, units: amountText }).optional(),
    }),
    planPricesJson,
  ),
  'queues.list': query(
    z.strictObject({ archived: z.boolean().default(false) }),
    z.strictObject({
      productions: z.array(
        z.strictObject({
          production: z.string(),
          /** That it is shown with, such as #1c7ed6; null where none was chosen. */
          colour: z.string().nullable(),
          /** Of the journal: successful clips, and the last day with usage. */
          clips: z.int(),
          lastDay: day.nullable(),
          queues: z.array(queueJson.extend({ renders: z.int() })),
        }),
      ),
      /** Queues that are put away, whether or not they were asked for. */
      archived: z.int(),
    }),
  ),
  'queues.save': command(
    z.strictObject({
      /** The queue that this changes; a new one unless told. */
      queue: queueReference.optional(),
      production: name.optional(),
      name: name.optional(),
      account: name.optional(),
      rateCard: z.string().min(1).optional(),
    }),
    z.strictObject({ queue: queueJson, before: queueJson.nullable() }),
  ),
  'queues.archive': command(
    z.strictObject({ queue: queueReference, archived: z.boolean().default(true) }),
    z.strictObject({ queue: queueJson }),
  ),
  'queue.show': query(z.strictObject({ queue: queueReference }), queueView),
  'renders.add': command(
    z.strictObject({ queue: queueReference, renders: z.array(newRender).min(1).max(5000, 'at most 5000 at once') }),
    z.strictObject({ added: ids }),
  ),
  'renders.edit': command(
    z.strictObject({ queue: queueReference, renders: z.array(changedRender).min(1).max(5000, 'at most 5000 at once') }),
    /** As they were: an edit by these undoes this one. */
    z.strictObject({ before: z.array(plannedRender) }),
  ),
  'renders.remove': command(
    z.strictObject({ queue: queueReference, renders: ids }),
    /** Each with its place: adding these undoes the removal. */
    z.strictObject({ removed: z.array(plannedRender.extend({ index: z.int() })) }),
  ),
  'renders.move': command(
    z.strictObject({ queue: queueReference, render: id, to: z.int().min(0) }),
    /** Moving it back there undoes this. */
    z.strictObject({ from: z.int() }),
  ),
} as const
