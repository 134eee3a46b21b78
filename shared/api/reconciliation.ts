import * as z from 'zod'
import { OUTCOMES } from '../domain/journal.ts'
import { CLAIM_STATES } from '../domain/reconciliation/claim.ts'
import { amountText, name, note, when } from './input-fields.ts'
import { command, query } from './operation.ts'
import { entryId, instant, money, units } from './shapes.ts'

const count = z.int().min(0)
const claimState = z.enum(CLAIM_STATES, `must be one of ${CLAIM_STATES.join(', ')}`)

/** A take that failed or was rejected: 0 units were expected (R6). */
const failedTake = z.strictObject({
  id: entryId,
  /** The vendor's task id, or another that it was recorded with. */
  externalId: z.string().nullable(),
  at: instant,
  account: z.string(),
  model: z.string(),
  resolution: z.string(),
  seconds: z.int(),
  clips: z.int(),
  outcome: z.enum(OUTCOMES),
  production: z.string().nullable(),
  shot: z.string().nullable(),
  /** What as many clips cost that succeed. */
  atStake: units,
})

const claimJson = z.strictObject({
  take: failedTake,
  charged: units,
  state: claimState,
  raisedAt: instant,
  /** Since when it has been in its state. */
  since: instant,
  note: z.string().nullable(),
  /** Whether the take was reversed since: then there is nothing to claim. */
  isTakenBack: z.boolean(),
})

const checkJson = z.strictObject({
  entry: entryId,
  at: instant,
  lot: entryId.nullable(),
  shown: units,
  /** What the lots gained: negative where the console showed less than the ledger had. */
  difference: units,
  cost: money,
  /** What claims explain of the difference, and what nothing does. */
  claimed: units,
  unexplained: units,
  note: z.string().nullable(),
})

export type ChecksJson = z.output<(typeof reconciliationOperations)['checks.list']['output']>
export type ClaimJson = z.output<typeof claimJson>
export type FailedTakeJson = z.output<typeof failedTake>

/** A take by the id of its entry, or by its task id where one take alone has it. */
const takeName = z.string().trim().min(1).max(200)

/** What console and ledger were found to differ in, and what is claimed of the vendor. */
export const reconciliationOperations = {
  /** The comparisons with the console that stand, by account, newest first, and what is unexplained by its age now. */
  'checks.list': query(
    z.strictObject({ account: name.optional() }),
    z.strictObject({
      at: instant,
      accounts: z.array(
        z.strictObject({
          account: z.string(),
          checks: z.array(checkJson),
          /** The youngest first; `upToDays` is null for those that are older than all others. */
          byAge: z.array(z.strictObject({ upToDays: count.nullable(), checks: count, missing: units, extra: units })),
        }),
      ),
    }),
  ),
  /** Every claim by when its take was, and the newest failed takes since an instant that nothing is claimed of. */
  'claims.list': query(
    z.strictObject({
      account: name.optional(),
      state: claimState.optional(),
      /** From when on failed takes are listed; 31 days back unless told. */
      from: when.optional(),
      /** How many failed takes at most. */
      limit: z.int().min(0).max(1000).default(100),
    }),
    z.strictObject({ claims: z.array(claimJson), unclaimed: z.array(failedTake) }),
  ),
  /** Claims takes that failed and were charged; all of them, or, where one cannot be claimed, none. */
  'claims.raise': command(
    z.strictObject({
      takes: z.array(takeName).min(1, 'name at least one take').max(1000),
      /** What each of them was charged; as many clips that succeed unless told, and never more. */
      charged: amountText.optional(),
      /** How far the claims have come already, and since when; open, and now, unless told. */
      state: claimState.optional(),
      at: when.optional(),
      note: note.optional(),
    }),
    z.strictObject({ raised: z.array(entryId) }),
  ),
  /** Says how far claims have come; all of them, or none. */
  'claims.mark': command(
    z.strictObject({
      takes: z.array(takeName).min(1, 'name at least one take').max(1000),
      state: claimState,
      /** Since when; now unless told. */
      at: when.optional(),
    }),
    z.strictObject({ marked: z.array(entryId) }),
  ),
  /** Takes claims away that should not have been raised. */
  'claims.withdraw': command(
    z.strictObject({ takes: z.array(takeName).min(1, 'name at least one take').max(1000) }),
    z.strictObject({ withdrawn: z.array(entryId) }),
  ),
  /** Writes the claims that the vendor has not answered, or those of a state, as a dispute sheet: CSV, a row a take. */
  'exports.claims': command(
    z.strictObject({ file: z.string().min(1), account: name.optional(), state: claimState.optional() }),
    z.strictObject({ file: z.string(), claims: count, bytes: z.int() }),
  ),
} as const
