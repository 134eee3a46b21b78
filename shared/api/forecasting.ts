import * as z from 'zod'
import { positive, queueReference } from './input-fields.ts'
import { study } from './operation.ts'
import { instant, money, units } from './shapes.ts'

const MOST_DRAWS = 100_000
const MOST_SEED = 2 ** 32 - 1

/** From "0" to "1", with at most four decimals. */
const share = z.string().regex(/^(0(\.\d{1,4})?|1)$/)
/** Takes a kept clip, such as "3.1". */
const takes = z.string().regex(/^\d+(\.\d)?$/)

const percentiles = <T extends z.ZodType>(figure: T) => ({ p50: figure, p80: figure, p95: figure })

const bins = <T extends z.ZodType>(figure: T) =>
  z.array(
    z.strictObject({
      from: figure,
      /** Included; null where the bin holds all beyond it. */
      to: figure.nullable(),
      /** Of the futures drawn. */
      count: z.int(),
    }),
  )

const seen = z.strictObject({ takes: z.int(), kept: z.int() })

const kindForecast = z.strictObject({
  model: z.string(),
  resolution: z.string(),
  seconds: z.int(),
  renders: z.int(),
  /** It is as likely above as below the middle, and one time in ten each below `low` and above `high`. */
  takesPerKept: z.strictObject({ middle: takes, low: takes, high: takes }),
  evidence: z.strictObject({
    /** Of this kind in the queue's production. */
    own: seen,
    /** Of the production's other kinds. */
    production: seen,
    /** Of this kind in other productions. */
    kind: seen,
  }),
  /** The nearest evidence that there is. */
  restsOn: z.enum(['own', 'production', 'kind', 'prior']),
})

const forecastJson = z.strictObject({
  queue: z.strictObject({ id: z.string(), production: z.string(), name: z.string(), account: z.string() }),
  at: instant,
  /** Futures that were drawn: fewer than asked for where it was stopped. */
  draws: z.int(),
  seed: z.int(),
  /** Renders that need a kept take. */
  renders: z.int(),
  /** Renders that are left out: held or done, kept already, planned without a take, or of a kind that the card has lost. */
  leftOut: z.strictObject({ heldOrDone: z.int(), kept: z.int(), unplanned: z.int() }),
  /** Why renders could not be forecast; each once. */
  problems: z.array(z.string()),
  /** Of the account's lots on hand. */
  onHand: units,
  /** What the takes that are planned still draw, and the share of futures in which they are enough. */
  plan: z.strictObject({ units, enough: share }),
  /** The share of futures in which the lots on hand cover every take when its render is planned to start. */
  lasts: share,
  /** Null where no render needs a kept take. */
  forecast: z
    .strictObject({
      takes: z.strictObject(percentiles(z.int())),
      units: z.strictObject({ ...percentiles(units), bins: bins(units) }),
      cost: z.strictObject({ ...percentiles(money), bins: bins(money) }),
      /** Of finished video: what a kept take of each render has. */
      keptSeconds: z.int(),
      /** Cost ÷ kept seconds, with six decimals. */
      keptSecondCost: z.strictObject(percentiles(money)),
    })
    .nullable(),
  kinds: z.array(kindForecast),
})

export type ForecastJson = z.infer<typeof forecastJson>

export const forecastingOperations = {
  'queue.forecast': study(
    z.strictObject({
      queue: queueReference,
      draws: positive.max(MOST_DRAWS, `must be at most ${MOST_DRAWS}`).default(10_000),
      seed: z
        .int('must be a whole number of 0 or more')
        .min(0, 'must be 0 or more')
        .max(MOST_SEED, `must be at most ${MOST_SEED}`)
        .default(1),
    }),
    forecastJson,
  ),
} as const
