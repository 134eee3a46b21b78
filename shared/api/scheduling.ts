import * as z from 'zod'
import { amountText, name, queueReference } from './input-fields.ts'
import { study } from './operation.ts'
import { day, money, price, units } from './shapes.ts'

const MOST_ROWS = 20_000
const MOST_CHARACTERS = 1_000_000
const MOST_SECONDS = 3600

const share = z.string().regex(/^\d(\.\d{1,6})?$/)

const scheduleInput = z
  .strictObject({
    /** Units by date; several rows of a date are added up. */
    demand: z
      .array(z.strictObject({ date: z.string().min(1), units: z.string().min(1) }))
      .max(MOST_ROWS, `at most ${MOST_ROWS} rows`)
      .optional(),
    /** The same as text, a line each: `date,units`. `origin` is what refusals call it. */
    rows: z
      .strictObject({
        origin: z.string().min(1),
        text: z.string().max(MOST_CHARACTERS, `at most ${MOST_CHARACTERS} characters`),
      })
      .optional(),
    /** What a queue has still to do, on its days. */
    queue: queueReference.optional(),
    /** The queue's own, else "main" and the studio's first card, unless told. */
    account: name.optional(),
    card: z.string().min(1).optional(),
    /** What the buyer says of a pack that has no price or units of its own. */
    custom: z.strictObject({ price: amountText, units: amountText }).optional(),
    /** What a unit costs that no lot covers: the card's list price unless told; null where every unit must be covered. */
    overflowPrice: amountText.nullable().optional(),
    /** The first date on which a pack can be bought: today, unless told or the demand begins before it. */
    earliest: z.string().min(1).optional(),
    /** What packs may cost in a calendar month. */
    monthlyBudget: amountText.optional(),
    /** Seconds; the best plan found until then is answered. */
    timeLimit: z
      .number('must be seconds, such as 10')
      .positive('must be more than 0 seconds')
      .max(MOST_SECONDS, `must be at most ${MOST_SECONDS} seconds`)
      .default(10),
  })
  .refine(({ demand, rows, queue }) => [demand, rows, queue].filter((given) => given !== undefined).length === 1, {
    message: 'name either demand, rows or a queue',
    path: ['demand'],
  })

const planFields = {
  /** Each covers demand from its date on until `expires`, that day excluded. */
  purchases: z.array(z.strictObject({ date: day, pack: z.string(), count: z.int(), expires: day })),
  cost: money,
  packCost: money,
  overflowUnits: units,
  overflowCost: money,
  /** Units of the purchases that nothing draws. */
  wastedUnits: units,
}

/** Another plan, and what it costs more. */
const otherPlan = z.strictObject({ ...planFields, behind: money })

const scheduleJson = z.strictObject({
  ...planFields,
  /** No plan costs less. */
  lowerBound: money,
  /** What the plan costs more than the bound, as a share of its cost; "0" where it is proven. */
  gap: share,
  proven: z.boolean(),
  /** The cheapest plan with other packs, or other numbers of them. */
  runnerUp: otherPlan.nullable(),
  /** Always buying the biggest pack when units run out, whatever the budget. */
  habit: otherPlan.nullable(),
  card: z.strictObject({ id: z.string(), vendor: z.string(), currency: z.string(), asOf: day }),
  account: z.string(),
  /** The queue that the demand is of. */
  queue: z.strictObject({ production: z.string(), name: z.string() }).nullable(),
  demand: z.strictObject({ units, days: z.int(), from: day.nullable(), to: day.nullable() }),
  overflowPrice: price.nullable(),
  earliest: day.nullable(),
  monthlyBudget: money.nullable(),
  /** What to draw of the plan: each day's demand with what no lot covers, and each lot with what is drawn from it. */
  days: z.array(z.strictObject({ date: day, units, overflow: units })),
  lots: z.array(
    z.strictObject({
      /** The lot on hand; null for packs that the plan buys. */
      lot: z.string().nullable(),
      pack: z.string().nullable(),
      count: z.int(),
      /** The date of the purchase; null for a lot on hand. */
      from: day.nullable(),
      expires: day,
      units,
      drawn: units,
      left: units,
    }),
  ),
  packs: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** What is not counted, and why. */
  problems: z.array(z.string()),
})

export type ScheduleJson = z.infer<typeof scheduleJson>

export const schedulingOperations = {
  'plans.schedule': study(scheduleInput, scheduleJson),
} as const
