import * as z from 'zod'
import { BACKUP_REASONS } from '../domain/backup-retention.ts'
import { ENTRY_KINDS, OUTCOMES } from '../domain/journal.ts'
import { must } from '../domain/json-form.ts'
import { DRAWING_ORDERS } from '../domain/lot.ts'

/**
 * The JSON shapes (docs/file-formats.md). Amounts are decimal strings, so that no reader rounds them; instants are ISO 8601
 * in UTC; `null` is "none", never "".
 */
const unitsText = must('units with at most three decimals such as "12.5"')
const amountText = must('an amount such as "1000.00"')
const instantText = must('an instant in UTC such as "2026-10-05T08:00:00Z"')
const monthText = must('a month such as 2026-10')
const idText = must('a UUID in lower case')
const priceText = must('a price of at most six decimals such as "0.28"')
const nameText = must('a text that is not empty')
const countText = must('a whole number of at least 1')

export const units = z.string(unitsText).regex(/^-?\d+(\.\d{1,3})?$/, unitsText)
export const money = z.strictObject(
  {
    amount: z.string(amountText).regex(/^-?\d+(\.\d+)?$/, amountText),
    currency: z.string(must('an ISO 4217 code such as "USD"')).length(3, must('an ISO 4217 code such as "USD"')),
  },
  must('money such as {"amount": "1000.00", "currency": "USD"}'),
)
export const instant = z.string(instantText).regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/, instantText)
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
export const month = z.string(monthText).regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-10')
/** UUIDs are compared as text (R1, R2): in lower case alone. */
export const entryId = z.string(idText).regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, idText)

export const price = z.string(priceText).regex(/^\d+(\.\d{1,6})?$/, priceText)
const name = z.string(nameText).min(1, nameText)
const text = z.string(must('a text'))
const count = z.int(countText).positive(countText)

const common = {
  id: entryId,
  at: instant,
  recordedAt: instant,
  source: name,
  externalId: name.nullable(),
  note: text.nullable(),
}

const purchaseJson = z.strictObject({
  ...common,
  kind: z.literal('purchase'),
  account: name,
  rateCard: name,
  pack: name,
  units,
  price: money,
  expiresAt: instant,
})

const usageJson = z.strictObject({
  ...common,
  kind: z.literal('usage'),
  account: name,
  model: name,
  resolution: name,
  seconds: count,
  clips: count,
  outcome: z.enum(OUTCOMES, must('success, failed or rejected')),
  unitsPerClip: units,
  payAsYouGo: price.nullable(),
  listPricePerUnit: price.nullable(),
  production: name.nullable(),
  shot: name.nullable(),
  // What a usage file told of the take beyond its charge: present only where it was told.
  mode: text.optional(),
  scene: text.optional(),
  take: text.optional(),
  kept: z.boolean(must('true or false')).optional(),
  submittedAt: instant.optional(),
})

const balanceJson = z.strictObject({
  ...common,
  kind: z.literal('balance'),
  account: name,
  units,
  lot: entryId.nullable(),
})

const amendJson = z.strictObject({ ...common, kind: z.literal('amend'), lot: entryId, expiresAt: instant })

const reversalJson = z.strictObject({
  ...common,
  kind: z.literal('reversal'),
  entry: entryId,
  reason: text.nullable(),
})

const closeJson = z.strictObject({ ...common, kind: z.literal('close'), month, digest: name })

const reopenJson = z.strictObject({ ...common, kind: z.literal('reopen'), month })

/** An entry of the journal: a line of its JSONL. */
export const entryJson = z.discriminatedUnion(
  'kind',
  [usageJson, purchaseJson, balanceJson, amendJson, reversalJson, closeJson, reopenJson],
  { error: ({ path }) => (path?.at(-1) === 'kind' ? `must be one of ${ENTRY_KINDS.join(', ')}` : 'must be an object') },
)

export type EntryJson = z.infer<typeof entryJson>

export const postingJson = z.strictObject({
  kind: z.enum(['purchase', 'usage', 'overage', 'adjustment', 'expiry']),
  at: instant,
  account: z.string(),
  lot: entryId.nullable(),
  units,
  cost: money,
  // What was paid; on purchases alone.
  price: money.optional(),
})

export type PostingJson = z.infer<typeof postingJson>

const withPostings = { postings: z.array(postingJson), reversedBy: entryId.optional(), batch: entryId.optional() }

/** An entry with what it moved; `reversedBy` and `batch` only where there are such. */
export const ledgerEntryJson = z.discriminatedUnion('kind', [
  usageJson.extend(withPostings),
  purchaseJson.extend(withPostings),
  balanceJson.extend(withPostings),
  amendJson.extend(withPostings),
  reversalJson.extend(withPostings),
  closeJson.extend(withPostings),
  reopenJson.extend(withPostings),
])

export type LedgerEntryJson = z.infer<typeof ledgerEntryJson>

export const lotJson = z.strictObject({
  id: entryId,
  // Null for a lot that a balance found beyond every purchase.
  pack: z.string().nullable(),
  purchasedAt: instant,
  expiresAt: instant,
  units,
  remaining: units,
  price: money,
  bookValue: money,
})

export type LotJson = z.infer<typeof lotJson>

const figure = z.strictObject({ units, cost: money })

export const balanceSheetJson = z.strictObject({
  at: instant,
  accounts: z.array(z.strictObject({ account: z.string(), units, lots: z.array(lotJson), overage: figure })),
})

export type BalanceSheetJson = z.infer<typeof balanceSheetJson>

const usageFigures = {
  account: z.string(),
  clips: z.number().int(),
  failed: z.number().int(),
  rejected: z.number().int(),
  units,
  cost: money,
  overageUnits: units,
  overageCost: money,
}

export const statementJson = z.strictObject({
  month,
  zone: z.string(),
  currency: z.string(),
  closed: z.boolean(),
  accounts: z.array(
    z.strictObject({
      account: z.string(),
      opening: figure,
      purchased: figure,
      used: figure,
      overage: figure,
      adjusted: figure,
      expired: figure,
      closing: figure,
    }),
  ),
  byProduction: z.array(z.strictObject({ production: z.string().nullable(), ...usageFigures })),
  byRenderKind: z.array(
    z.strictObject({ model: z.string(), resolution: z.string(), seconds: z.number().int(), ...usageFigures }),
  ),
  byLot: z.array(
    z.strictObject({
      lot: entryId,
      pack: z.string().nullable(),
      used: units,
      expired: units,
      cost: money,
      wasteCost: money,
    }),
  ),
  totals: z.strictObject({
    spent: money,
    consumed: money,
    wasted: money,
    unitCost: money.nullable(),
    listEquivalent: money,
    saving: money,
  }),
})

export type StatementJson = z.infer<typeof statementJson>

export const burndownJson = z.strictObject({
  from: day,
  to: day,
  zone: z.string(),
  accounts: z.array(
    z.strictObject({
      account: z.string(),
      lots: z.array(z.strictObject({ id: entryId, pack: z.string().nullable(), expiresAt: instant, units })),
      // Units left at the end of each day; `lots` are in the order of the account's, those that hold something alone.
      points: z.array(z.strictObject({ day, units, lots: z.array(z.strictObject({ lot: entryId, units })) })),
    }),
  ),
})

export type BurndownJson = z.infer<typeof burndownJson>

export const accountJson = z.strictObject({
  account: z.string(),
  drawingOrder: z.enum(DRAWING_ORDERS),
})

const VERDICTS = ['new', 'duplicate', 'conflict', 'rejected'] as const

export type Verdict = (typeof VERDICTS)[number]

/** An entry as a list of many shows it. */
const importedEntryJson = z.strictObject({
  kind: z.enum(ENTRY_KINDS),
  at: instant,
  account: z.string().nullable(),
  // The render kind, such as "MiniMax-Hailuo-2.3 768p 6 s"; the pack of a purchase; else null.
  what: z.string().nullable(),
  clips: z.number().int().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  // What a usage is charged, a pack holds, or a balance asserts.
  units: units.nullable(),
  production: z.string().nullable(),
  shot: z.string().nullable(),
})

export type ImportedEntryJson = z.infer<typeof importedEntryJson>

const importRowJson = z.strictObject({
  line: z.number().int().positive(),
  verdict: z.enum(VERDICTS),
  externalId: z.string().nullable(),
  field: z.string().nullable(),
  // Why; null for a new row.
  reason: z.string().nullable(),
  // What the row was read as; absent where it could not be read.
  entry: importedEntryJson.optional(),
})

export type ImportRowJson = z.infer<typeof importRowJson>

export const importReportJson = z.strictObject({
  file: z.string(),
  format: z.string(),
  // Of the file's bytes: what was previewed is what is applied.
  digest: z.string(),
  applied: z.boolean(),
  // Null where nothing was recorded.
  batch: entryId.nullable(),
  counts: z.strictObject({
    new: z.number().int(),
    duplicate: z.number().int(),
    conflict: z.number().int(),
    rejected: z.number().int(),
  }),
  // Of each verdict the first thousand.
  rows: z.array(importRowJson),
  unknownColumns: z.array(z.string()),
})

export type ImportReportJson = z.infer<typeof importReportJson>

export const backupJson = z.strictObject({
  file: z.string(),
  takenAt: instant,
  reason: z.enum(BACKUP_REASONS),
  bytes: z.number().int(),
})

export const verificationJson = z.strictObject({
  ok: z.boolean(),
  entries: z.number().int(),
  postings: z.number().int(),
  lots: z.number().int(),
  months: z.number().int(),
  // What does not hold, in words; empty where all holds.
  findings: z.array(z.string()),
})
