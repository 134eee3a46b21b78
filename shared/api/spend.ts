import * as z from 'zod'
import { MOST_SERIES } from '../domain/monthly-spend.ts'
import { query } from './operation.ts'
import { money, month } from './shapes.ts'

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

/** What months came to, beside each other. */
export const spendOperations = {
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
} as const
