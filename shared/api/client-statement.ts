import * as z from 'zod'
import { WASTE_TREATMENTS } from '../domain/client-statement.ts'
import { name } from './input-fields.ts'
import { command, query } from './operation.ts'
import { money, month, units } from './shapes.ts'

const counts = {
  clips: z.int(),
  failed: z.int(),
  rejected: z.int(),
  /** Null where several accounts paid: units of two accounts are not added up. */
  units: units.nullable(),
  cost: money,
}
const figures = {
  ...counts,
  /** What it bears of the month's waste; null where that is left out. */
  wasteShare: money.nullable(),
  /** Cost and share. */
  total: money,
}

export const clientStatementJson = z.strictObject({
  month,
  zone: z.string(),
  currency: z.string(),
  closed: z.boolean(),
  /** Null where the statement is for one production. */
  client: z.string().nullable(),
  waste: z.enum(WASTE_TREATMENTS),
  byProduction: z.array(z.strictObject({ production: z.string(), code: z.string().nullable(), ...figures })),
  byRenderKind: z.array(z.strictObject({ model: z.string(), resolution: z.string(), seconds: z.int(), ...counts })),
  totals: z.strictObject(figures),
})

export type ClientStatementJson = z.infer<typeof clientStatementJson>

/** A client's statement as its files hold it: with the digest that its month was closed with, where it is closed (R11). */
export interface WrittenClientStatement extends ClientStatementJson {
  readonly digest?: string
}

/** The formats that a client's statement can be written in, in the order in which they are offered. */
export const CLIENT_FORMATS = ['csv', 'xlsx', 'json'] as const

export type ClientFormat = (typeof CLIENT_FORMATS)[number]

/** Exactly one of client and production is named. */
const scope = z.strictObject({
  month,
  client: name.optional(),
  production: name.optional(),
  waste: z.enum(WASTE_TREATMENTS).default('left-out'),
})

const isOneOf = (input: { readonly client?: unknown; readonly production?: unknown }): boolean =>
  (input.client === undefined) !== (input.production === undefined)
const ONE_OF = { message: 'name either a client or a production', path: ['client'] }

/** A month for one client or production alone. */
export const clientStatementOperations = {
  'statement.client': query(scope.refine(isOneOf, ONE_OF), clientStatementJson),
  'exports.clientStatement': command(
    scope
      .extend({
        format: z.enum(CLIENT_FORMATS, `must be ${CLIENT_FORMATS.join(', ')}`),
        /** Written where a file is named, else answered as text; a workbook goes into a file. */
        file: z.string().min(1).optional(),
      })
      .refine(isOneOf, ONE_OF),
    z.strictObject({ file: z.string().nullable(), text: z.string().nullable(), bytes: z.int() }),
  ),
} as const
