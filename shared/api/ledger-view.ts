import * as z from 'zod'
import { ENTRY_KINDS, OUTCOMES } from '../domain/journal.ts'
import { STATEMENT_FIGURES } from '../domain/statement-figures.ts'
import { amountText, name, positive, when } from './input-fields.ts'
import { query } from './operation.ts'
import { entryId, instant, ledgerEntryJson, lotJson, money, postingJson, units } from './shapes.ts'

/** A name as the ledger has it, blanks and all. */
const exactName = z.string().min(1).max(2000)

/**
 * Which entries are meant. A reversal counts as what it takes back; an amend belongs to its lot's account. `text` is words
 * of which each must be found: in names, shot, note, reason, external id, month, or as a whole entry id.
 */
const entryFilter = z.strictObject({
  text: z.string().trim().max(200).optional(),
  production: exactName.optional(),
  account: exactName.optional(),
  model: exactName.optional(),
  kind: z.enum(ENTRY_KINDS, `must be one of ${ENTRY_KINDS.join(', ')}`).optional(),
  source: exactName.optional(),
  outcome: z.enum(OUTCOMES, 'must be success, failed or rejected').optional(),
  /** Entries that moved the lot's units, that name it, or that made it. */
  lot: entryId.optional(),
  /**
   * Entries whose postings in the period count towards a figure of the statement; their units and cost are of those postings alone, so
   * that they add up to it. What was wasted stands with the entries that made the lots, however long before they expired.
   */
  figure: z.enum(STATEMENT_FIGURES, `must be one of ${STATEMENT_FIGURES.join(', ')}`).optional(),
  from: when.optional(),
  to: when.optional(),
})

export type EntryFilterInput = z.input<typeof entryFilter>

const lotChip = z.strictObject({ id: entryId, pack: z.string().nullable(), purchasedAt: instant })

/** A row of the ledger: what an entry says, and what its postings come to. */
export const ledgerRowJson = z.strictObject({
  id: entryId,
  kind: z.enum(ENTRY_KINDS),
  at: instant,
  account: z.string().nullable(),
  model: z.string().nullable(),
  resolution: z.string().nullable(),
  seconds: z.int().nullable(),
  clips: z.int().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  production: z.string().nullable(),
  shot: z.string().nullable(),
  take: z.string().nullable(),
  pack: z.string().nullable(),
  month: z.string().nullable(),
  note: z.string().nullable(),
  source: z.string(),
  /** What the lots gained, overage negative; of a reversed entry what it said; null where none were moved. */
  units: units.nullable(),
  /** Null where no units were moved, and of a reversed entry. */
  cost: money.nullable(),
  /** What a purchase was paid. */
  price: money.nullable(),
  /** What a balance says the console showed. */
  shown: units.nullable(),
  /** What an amend says. */
  expiresAt: instant.nullable(),
  /** The lots that it moved, made or named. */
  lots: z.array(lotChip),
  isOverage: z.boolean(),
  reversedBy: entryId.nullable(),
  /** Of a reversal, what it takes back. */
  reverses: z.strictObject({ id: entryId, kind: z.enum(ENTRY_KINDS), at: instant }).nullable(),
})

export type LedgerRow = z.infer<typeof ledgerRowJson>

const lotWithAccount = lotJson.extend({ account: z.string() })
const batchJson = z.strictObject({ id: entryId, file: z.string(), recordedAt: instant })
const link = z.strictObject({ id: entryId, at: instant, recordedAt: instant, text: z.string().nullable() })
const kindName = z.strictObject({ model: z.string(), resolution: z.string(), seconds: z.number() })

/** A likely cause of a difference between console and ledger; each is described in `shared/domain/reconciliation`. */
const likelyCause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rounding') }),
  z.strictObject({ kind: z.literal('usage-not-imported'), lastTake: instant, expected: units }),
  z.strictObject({ kind: z.literal('charged-failures'), since: instant, clips: z.number(), units }),
  z.strictObject({
    kind: z.literal('another-rate'),
    since: instant,
    taken: kindName,
    clips: z.number(),
    unitsPerClip: units,
    chargedAs: kindName,
    charged: units,
  }),
  z.strictObject({ kind: z.enum(['expired-early', 'expired-late']), pack: z.string().nullable(), at: instant }),
  /** `overage` of the packs' units went to usage that no lot of the ledger covers. */
  z.strictObject({
    kind: z.literal('purchase-not-recorded'),
    pack: z.string(),
    packs: z.number(),
    overage: units,
  }),
])

export type LikelyCauseJson = z.output<typeof likelyCause>

const drawn = z.strictObject({ lot: entryId.nullable(), pack: z.string().nullable(), units, cost: money })

const takeInput = {
  model: z.string().min(1),
  resolution: z.string().min(1),
  seconds: positive,
  clips: positive.default(1),
  outcome: z.enum(OUTCOMES, 'must be success, failed or rejected').default('success'),
  rateCard: z.string().min(1).optional(),
  account: name.optional(),
  at: when.optional(),
}

/** What the ledger screen and the record dialogs ask for. */
export const ledgerViewOperations = {
  /**
   * Entries from the newest instant to the oldest, of one instant the last recorded first. By `offset` where nothing but the
   * period is filtered: `total` is known. Else by `after`: one call looks at a bounded number of entries and answers what it
   * found, and how far down it has looked.
   */
  'entries.page': query(
    z.strictObject({
      filter: entryFilter.default({}),
      limit: z.int().positive().max(200).default(100),
      offset: z.int().nonnegative().optional(),
      after: z
        .string()
        .regex(/^-?\d{1,16}:\d{1,16}$/, 'must be what the page before answered as `next`')
        .optional(),
    }),
    z.strictObject({
      rows: z.array(ledgerRowJson),
      /** How many entries the filter leaves; null where that is not known yet. */
      total: z.int().nullable(),
      /** Where the next page goes on; null where nothing is left to look at. */
      next: z.string().nullable(),
      /** How many entries this call looked at. */
      looked: z.int(),
      /** The instant down to which the filter has been looked for; null where it is done. */
      downTo: instant.nullable(),
    }),
  ),
  'entries.facets': query(
    z.strictObject({}),
    z.strictObject({
      productions: z.array(z.string()),
      models: z.array(z.string()),
      accounts: z.array(z.string()),
      sources: z.array(z.string()),
      /** The newest first, at most a thousand. */
      lots: z.array(
        z.strictObject({
          id: entryId,
          pack: z.string().nullable(),
          account: z.string(),
          purchasedAt: instant,
          expiresAt: instant,
        }),
      ),
    }),
  ),
  'entries.show': query(
    z.strictObject({ entry: entryId }),
    z.strictObject({
      row: ledgerRowJson,
      entry: ledgerEntryJson,
      /** The lots that it moved, made or named, as they stand now. */
      lots: z.array(lotWithAccount),
      /** Of an entry that made a lot: what expired of it (R3); null where nothing has. */
      expiry: postingJson.nullable(),
      /** The reversal that took it back, with its reason. */
      reversedBy: link.nullable(),
      /** What it takes back. */
      reverses: ledgerRowJson.nullable(),
      /** Amends of the lot that it made, in order; those that were reversed left out. */
      amends: z.array(z.strictObject({ id: entryId, at: instant, expiresAt: instant, note: z.string().nullable() })),
      batch: batchJson.nullable(),
    }),
  ),
  /** What a take would be charged, and what the lots on hand at its instant would pay for it (R2, R5, R7). */
  'usage.quote': query(
    z.strictObject(takeInput),
    z.strictObject({
      at: instant,
      unitsPerClip: units,
      units,
      cost: money,
      overage: units,
      drawn: z.array(drawn),
      left: units,
    }),
  ),
  /** What a purchase would be recorded as: what the card says where nothing else is given (R4). */
  'purchases.quote': query(
    z.strictObject({
      pack: z.string().min(1),
      rateCard: z.string().min(1).optional(),
      at: when.optional(),
      units: amountText.optional(),
      price: amountText.optional(),
    }),
    z.strictObject({
      at: instant,
      units: units.nullable(),
      price: money.nullable(),
      expiresAt: instant,
      /** What a unit costs; null where units or price are not said. */
      unitCost: money.nullable(),
    }),
  ),
  /** The console's figure against the ledger's at an instant, and what a balance would post (R8). */
  'balances.compare': query(
    z.strictObject({
      units: amountText.optional(),
      account: name.optional(),
      lot: entryId.optional(),
      at: when.optional(),
    }),
    z.strictObject({
      at: instant,
      /** The lot that is compared; null for the whole account. */
      lot: entryId.nullable(),
      /** What the ledger has left, of the account or the lot. */
      ledger: units,
      /** The console's less the ledger's; null where the console's was not given. */
      difference: units.nullable(),
      cost: money.nullable(),
      postings: z.array(drawn),
      /** Why they may differ: what explains all of it first. */
      causes: z.array(likelyCause),
      /** When the account, or the lot, was last compared before then; a lot by itself or with its account. */
      lastChecked: instant.nullable(),
      /** What was compared then: a lot that was asked for may have been with its account alone. */
      lastCheckedOf: z.enum(['account', 'lot']).nullable(),
    }),
  ),
} as const
