import * as z from 'zod'
import { amountText, name } from './input-fields.ts'
import { command, query } from './operation.ts'
import { money } from './shapes.ts'

const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #1c7ed6')

const productionJson = z.strictObject({
  name: z.string(),
  client: z.string().nullable(),
  /** What the studio's books call it, such as "NK-27". */
  code: z.string().nullable(),
  colour: colour.nullable(),
  budget: money.nullable(),
})

export type ProductionJson = z.infer<typeof productionJson>

/** Text that takes a field back where it is empty. */
const clearable = z
  .string()
  .trim()
  .max(200)
  .transform((text) => (text === '' ? null : text))

export const productionOperations = {
  'productions.list': query(
    z.strictObject({}),
    z.strictObject({
      productions: z.array(
        productionJson.extend({
          /** What the journal has cost it so far, overage included. */
          spent: money,
          /** What its queues that are not put away come to, if all that is planned in the studio is rendered in turn. */
          planned: money,
          /** Budget less both; negative where they pass it. */
          left: money.nullable(),
        }),
      ),
    }),
  ),
  /** A field that is left out stays as it is; null takes it back. */
  'productions.save': command(
    z.strictObject({
      name,
      client: clearable.nullish(),
      code: clearable.nullish(),
      colour: colour.nullish(),
      budget: amountText.nullish(),
    }),
    z.strictObject({ production: productionJson, before: productionJson }),
  ),
} as const
