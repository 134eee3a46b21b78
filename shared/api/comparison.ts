import * as z from 'zod'
import { amountText, positive, queueReference } from './input-fields.ts'
import { query } from './operation.ts'
import { day, money, price, units } from './shapes.ts'

const MOST_CLIPS = 10_000_000

const share = z.string().regex(/^-?\d+(\.\d{1,3})?$/)
const kindName = { model: z.string(), resolution: z.string(), seconds: z.int() }
const namedKind = { model: z.string().min(1), resolution: z.string().min(1), seconds: positive }

const clips = z
  .int('must be a whole number of 0 or more')
  .min(0, 'must be 0 or more: a demand is what is wanted')
  .max(MOST_CLIPS, `must be at most ${MOST_CLIPS}`)

const wantedClips = z.strictObject({
  ...namedKind,
  /** Clips that are wanted in the end. */
  clips,
  /** How often each is made before one is kept. */
  takes: positive.max(1000, 'must be at most 1000').default(1),
})

const comparisonInput = z
  .strictObject({
    /** What is wanted; or the clips that a queue has still to do. */
    clips: z.array(wantedClips).min(1, 'name at least one render kind').max(1000, 'at most 1000 rows').optional(),
    queue: queueReference.optional(),
    /** The queue's own, else the studio's first, unless told. */
    card: z.string().min(1).optional(),
    /** What the buyer says of a pack that has no price or units of its own. */
    custom: z.strictObject({ price: amountText, units: amountText }).optional(),
    /** Kinds of which whole clips may go to pay-as-you-go; all that have a pay-as-you-go price unless told. */
    routable: z.array(z.strictObject(namedKind)).max(1000, 'at most 1000 render kinds').optional(),
    /** The share of the demand that packs must cover; unless told each pack covers all, and mixes what pays. */
    coverage: z
      .string()
      .regex(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/, 'must be a share from 0 to 1 of at most four decimals, such as 0.8')
      .optional(),
    /** The pack that is meant to be bought, whatever is cheapest. */
    pack: z.string().min(1).optional(),
  })
  .refine((input) => (input.clips === undefined) !== (input.queue === undefined), {
    message: 'name either the clips or a queue',
    path: ['clips'],
  })

const option = z.strictObject({
  /** A pack's id, or "pay-as-you-go", "cheapest", "routed". */
  id: z.string(),
  packs: z.array(z.strictObject({ pack: z.string(), count: z.int() })),
  payAsYouGoUnits: units,
  cost: money,
  unitCost: money.nullable(),
  clipCost: money.nullable(),
  secondCost: money.nullable(),
  /** Of a second that is kept, one take of each clip; null where the demand does not say how many takes are made. */
  keptSecondCost: money.nullable(),
  wastedUnits: units,
  wasteCost: money,
  /** At the requests a minute of the fastest pack; null where the card names none. */
  hoursToRender: z
    .string()
    .regex(/^\d+(\.\d{1,3})?$/)
    .nullable(),
  breakEven: share.nullable(),
  /** What pay-as-you-go costs more; negative where it costs less. */
  saving: money,
  /** What it costs more than the cheapest option. */
  behind: money,
  losesUsedUp: z.boolean(),
  routed: z.array(z.strictObject({ ...kindName, clips: z.int() })),
  reason: z.string(),
})

const comparisonJson = z.strictObject({
  card: z.strictObject({ id: z.string(), vendor: z.string(), currency: z.string(), asOf: day }),
  demand: z.strictObject({
    units,
    clips: z.int(),
    seconds: z.int(),
    /** One take of each clip; null for a queue. */
    keptSeconds: z.int().nullable(),
    payAsYouGo: money,
    kinds: z.array(
      z.strictObject({
        ...kindName,
        clips: z.int(),
        units,
        payAsYouGo: money,
        /** What the price is read from: the clip's own, the list price of a unit, or nothing. */
        priceOf: z.enum(['clip', 'unit', 'none']),
      }),
    ),
  }),
  /** The best first. */
  options: z.array(option),
  /** The option that was asked for: the pack that is meant, else the cheapest. */
  target: z.string(),
  /** Every render kind of the card. */
  kinds: z.array(
    z.strictObject({
      ...kindName,
      units,
      payAsYouGo: z.strictObject({ amount: price, currency: z.string() }).nullable(),
      byPack: z.array(
        z.strictObject({ pack: z.string(), clipCost: money, saving: share.nullable(), isDearer: z.boolean() }),
      ),
    }),
  ),
  packs: z.array(z.strictObject({ id: z.string(), name: z.string(), isCustom: z.boolean() })),
  /** Packs whose price or units the buyer is still to say. */
  unpriced: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** Why renders of the queue are not counted, such as a kind that the card has lost. */
  problems: z.array(z.string()),
  curves: z.strictObject({
    end: units,
    lines: z.array(z.strictObject({ option: z.string(), points: z.array(z.strictObject({ units, cost: money })) })),
    crossings: z.array(
      z.strictObject({ units, cost: money, cheaper: z.string(), dearer: z.string(), isLowest: z.boolean() }),
    ),
  }),
})

export type ComparisonJson = z.infer<typeof comparisonJson>

export const comparisonOperations = {
  'plans.compare': query(comparisonInput, comparisonJson),
} as const
