import * as z from 'zod'
import { CHARGE_SIGNS, DAY_ORDERS, DECIMAL_MARKS, STATEMENT_FIELDS } from '../domain/payments/payment.ts'
import { name, when } from './input-fields.ts'
import { command, query } from './operation.ts'
import { day, entryId, instant, money } from './shapes.ts'

const count = z.int().min(0)
const field = z.enum(STATEMENT_FIELDS, `must be one of ${STATEMENT_FIELDS.join(', ')}`)
const pair = z.strictObject({ payment: entryId, purchase: entryId })

const purchaseJson = z.strictObject({
  id: entryId,
  account: z.string(),
  pack: z.string(),
  /** In the studio's zone. */
  day,
  price: money,
  /** The payment that it was tied to; null where none was. */
  payment: entryId.nullable(),
  /** Whether the statements that were imported reach over days on which it may have been paid. */
  isCovered: z.boolean(),
})

const paymentJson = z.strictObject({
  id: entryId,
  /** The last four digits of the account's number, or the name it was given; empty where neither is known. */
  card: z.string(),
  /** By the bank's calendar. */
  day,
  /** What left the account. */
  amount: money,
  payee: z.string(),
  /** Whether the payee's name has the name of a rate card's vendor in it. */
  isOfVendor: z.boolean(),
  /** The purchases that it was tied to and that stand. */
  purchases: z.array(entryId),
  /** Those that were taken back since. */
  reversed: z.array(entryId),
})

/** What the columns of a statement in CSV are that their names do not tell; null: nothing. */
const statementMapping = z
  .array(z.strictObject({ column: z.string().min(1, 'must name a column').max(400), field: field.nullable() }))
  .max(200)
  .refine((all) => new Set(all.map((one) => one.column)).size === all.length, 'names a column twice')
  .default([])

/** What becomes of a line of a statement: a new payment, one that is known already, or none: money came in, or it is not booked. */
const statementVerdict = z.enum(['new', 'known', 'incoming', 'left-out'])

const statementRow = paymentJson.pick({ card: true, payee: true }).extend({
  /** Null of what is left out. */
  day: day.nullable(),
  /** Without a sign. */
  amount: money.nullable(),
  /** Where it starts in the file, from 1. */
  line: count,
  verdict: statementVerdict,
  /** Why it is left out, or what to look at before it is kept; null where there is nothing. */
  reason: z.string().nullable(),
})

/** What the days of the payments lie between; null where no statement was imported. */
const span = z.strictObject({ from: day, to: day }).nullable()

/** What one import has kept: the name of its file, and when. */
const keptStatement = z.strictObject({ statement: z.string(), keptAt: instant })

export type StatementRowJson = z.infer<typeof statementRow>
export type PurchaseToPayJson = z.infer<typeof purchaseJson>
export type TieDoubtJson = z.infer<(typeof paymentOperations)['payments.tie']['output']>['doubts'][number]
export type PaymentJson = z.infer<typeof paymentJson>

/** Statements of banks and cards, to tie each purchase to its payment. Nothing of it posts units or money. */
export const paymentOperations = {
  /** What a statement's columns are taken for, before its rows are read: also where they are not enough to read it. */
  'payments.inspect': command(
    z.strictObject({ file: z.string().min(1), columns: statementMapping }),
    z.strictObject({
      /** Empty where the form itself says what each part is, as OFX does. */
      columns: z.array(z.strictObject({ column: z.string(), field: field.nullable(), samples: z.array(z.string()) })),
      /** Mandatory fields that no column is for; of those that stand together one is enough. */
      missing: z.array(z.array(field)),
      /** What the head says that the amounts are in, as "Betrag (€)" does; null where it does not. */
      currency: z.string().nullable(),
    }),
  ),
  /**
   * Reads a statement (OFX, QFX, CSV) and keeps what left the account; what is known already is passed over. Refuses
   * (`invalid_input`) a file that cannot be read whole, with line and field.
   */
  'payments.import': command(
    z.strictObject({
      file: z.string().min(1),
      /** Says what would be kept, and keeps nothing. */
      preview: z.boolean().default(false),
      /** The digest of the preview that this applies; refused where the file has changed since. */
      digest: z.string().optional(),
      /** What the account is called, of a file in CSV. */
      card: z.string().trim().min(1, 'is empty; say what the account is called, or leave it out').max(200).optional(),
      /** Of amounts in CSV that no column gives a currency; the ledger's unless said. */
      currency: z.string().length(3, 'must be an ISO 4217 code such as USD').toUpperCase().optional(),
      dates: z.enum(DAY_ORDERS, `must be ${DAY_ORDERS.join(' or ')}`).optional(),
      charges: z.enum(CHARGE_SIGNS, `must be ${CHARGE_SIGNS.join(' or ')}`).default('negative'),
      /** What stands before the decimals, where the amounts do not tell. */
      decimals: z.enum(DECIMAL_MARKS, `must be ${DECIMAL_MARKS.join(' or ')}`).optional(),
      columns: statementMapping,
    }),
    z.strictObject({
      file: z.string(),
      digest: z.string(),
      recorded: z.boolean(),
      /** What takes it back, by `payments.forget`; null where no payment was kept. */
      kept: keptStatement.nullable(),
      lines: z.strictObject({ read: count, new: count, known: count, incoming: count, leftOut: count }),
      /** Whether most amounts came in, though their sign alone says so: the file may write what left the account the other way round. */
      mayBeTurned: z.boolean(),
      span,
      /** In the order of the file, at most 10000 of each verdict. */
      rows: z.array(statementRow),
    }),
  ),
  'payments.list': query(
    z.strictObject({
      /** Also payments to others, which no purchase is suggested for. */
      all: z.boolean().default(false),
    }),
    z.strictObject({
      span,
      /** The newest first. */
      purchases: z.array(purchaseJson),
      payments: z.array(paymentJson),
      /** How many payments there are in all. */
      imported: count,
      suggestions: z.array(
        pair.extend({
          /** The amount is the price; or it is a payment in another currency to a vendor. */
          reason: z.enum(['amount', 'payee']),
          /** The payment's day less the purchase's. */
          days: z.int(),
        }),
      ),
      /** What is not suggested, as it was declined; of purchases that stand and have no payment. */
      declined: z.array(pair),
      /** What is kept of which statements, the newest first. */
      statements: z.array(keptStatement.extend({ payments: count })),
    }),
  ),
  /** Refuses (`conflict`) a purchase that has a payment. A payment can pay several purchases. */
  'payments.tie': command(
    pair,
    pair.extend({
      /** What speaks against it: another amount than its purchases cost, a day further off than is suggested. */
      doubts: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('amount'), paid: money, prices: money }),
          z.strictObject({ kind: z.literal('days'), days: z.int() }),
        ]),
      ),
    }),
  ),
  'payments.untie': command(z.strictObject({ purchase: entryId }), pair),
  /** Says that the two do not belong together: they are not suggested again. */
  'payments.decline': command(pair, pair),
  /** Takes that back: they may be suggested again. Refuses (`not_found`) two that were not declined. */
  'payments.undecline': command(pair, pair),
  /**
   * Forgets a payment, or all that an import of a statement kept. Refuses (`conflict`) where a purchase is tied to one of them, or
   * a statement of that name was kept more than once and it is not said which.
   */
  'payments.forget': command(
    z.strictObject({
      payment: entryId.optional(),
      /** The name of its file. */
      statement: name.optional(),
      keptAt: when.optional(),
    }),
    z.strictObject({ forgotten: count }),
  ),
} as const
