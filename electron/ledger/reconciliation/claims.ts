import type { Instant } from '../../../shared/domain/calendar.ts'
import type { EntryId, Outcome } from '../../../shared/domain/journal.ts'
import type { KindName } from '../../../shared/domain/kind-text.ts'
import type { Claim, ClaimState } from '../../../shared/domain/reconciliation/claim.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** A take that was not to be charged (R6). */
export interface FailedTake extends KindName {
  readonly id: EntryId
  readonly at: Instant
  readonly account: string
  /** The vendor's task id, or another that the take was recorded with. */
  readonly externalId: string | null
  readonly clips: number
  readonly outcome: Exclude<Outcome, 'success'>
  /** What one clip costs that succeeds. */
  readonly unitsPerClip: Milliunits
  readonly production: string | null
  readonly shot: string | null
}

/** A claim with the take that it is about. A take that was reversed since keeps its claim, to be seen. */
export interface StoredClaim extends Claim {
  readonly failed: FailedTake
  readonly isTakenBack: boolean
}

type FailedRow = Omit<FailedTake, 'account' | 'production'> & {
  readonly account: number
  readonly production: number | null
}

type ClaimRow = FailedRow & {
  readonly charged: number
  readonly state: ClaimState
  readonly raisedAt: Instant
  readonly since: Instant
  readonly note: string | null
  readonly isTakenBack: 0 | 1
}

const TAKE = `e.id, e.at, e.account, e.external_id AS externalId, e.clips, e.outcome, e.production, e.shot,
  c.model, c.resolution, c.seconds, c.units_per_clip AS unitsPerClip`
const REVERSED = `EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = e.seq)`

/** Every claim, by when its take was. Claims are few and are looked through first: CROSS JOIN keeps SQLite from walking the entries. */
export function storedClaims(db: Connection, names: Names): StoredClaim[] {
  const found = rows<ClaimRow>(
    db,
    `SELECT ${TAKE}, k.charged, k.state, k.raised_at AS raisedAt, k.since, k.note, ${REVERSED} AS isTakenBack
     FROM claim k CROSS JOIN entry e ON e.seq = k.take JOIN charge c ON c.id = e.charge ORDER BY e.at, e.id`,
  )
  return found.map((one) => {
    const failed = takeOf(one, names)
    const { charged, state, raisedAt, since, note } = one
    const { id: take, account, at } = failed
    return { take, account, at, charged, state, raisedAt, since, note, failed, isTakenBack: one.isTakenBack === 1 }
  })
}

/** The newest failed takes from an instant on that stand and have no claim, at most so many; of one account where it is named. */
export function unclaimedFailures(
  db: Connection,
  names: Names,
  { account, from, limit }: { readonly account: string | null; readonly from: Instant; readonly limit: number },
): FailedTake[] {
  const found = rows<FailedRow>(
    db,
    `SELECT ${TAKE} FROM entry e JOIN charge c ON c.id = e.charge
     WHERE e.at >= @from AND e.kind = 'usage' AND e.outcome <> 'success'
       AND (@account IS NULL OR e.account = (SELECT id FROM account WHERE name = @account))
       AND NOT ${REVERSED} AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.take = e.seq)
     ORDER BY e.at DESC, e.id DESC LIMIT @limit`,
    { account, from, limit },
  )
  return found.map((one) => takeOf(one, names))
}

/** A failed take, and whether something is claimed of it. */
export type KnownFailure = FailedTake & { readonly isClaimed: boolean }

/** An account's failed takes from an instant up to another, which is excluded, in order; those that were reversed left out. */
export function failuresIn(db: Connection, names: Names, account: string, from: Instant, to: Instant): KnownFailure[] {
  const found = rows<FailedRow & { readonly isClaimed: 0 | 1 }>(
    db,
    `SELECT ${TAKE}, EXISTS (SELECT 1 FROM claim k WHERE k.take = e.seq) AS isClaimed
     FROM entry e JOIN charge c ON c.id = e.charge
     WHERE e.at >= @from AND e.at < @to AND e.kind = 'usage' AND e.outcome <> 'success'
       AND e.account = (SELECT id FROM account WHERE name = @account) AND NOT ${REVERSED}
     ORDER BY e.at, e.id`,
    { account, from, to },
  )
  return found.map((one) => ({ ...takeOf(one, names), isClaimed: one.isClaimed === 1 }))
}

function takeOf(found: FailedRow, names: Names): FailedTake {
  const { id, at, externalId, clips, outcome, unitsPerClip, shot, model, resolution, seconds } = found
  return {
    id,
    at,
    account: names.account(found.account),
    externalId,
    clips,
    outcome,
    unitsPerClip,
    production: found.production === null ? null : names.production(found.production),
    shot,
    model,
    resolution,
    seconds,
  }
}

/** A take as it is named to be claimed. */
export type NamedTake = Pick<FailedTake, 'id' | 'at' | 'clips' | 'unitsPerClip'> & { readonly outcome: Outcome }

/** The standing takes that an entry's id or an external id names: more than one where two sources have given the same id. */
export function takesNamed(db: Connection, name: string): NamedTake[] {
  return rows(
    db,
    `SELECT e.id, e.at, e.outcome, e.clips, c.units_per_clip AS unitsPerClip FROM entry e JOIN charge c ON c.id = e.charge
     WHERE e.kind = 'usage' AND (e.id = lower(@name) OR e.external_id = @name) AND NOT ${REVERSED}`,
    { name },
  )
}

/**
 * The claimed takes that an entry's id or an external id names, reversed since or not: what is claimed of a take must be able to
 * end also where the take has. More than one where an external id was freed by a reversal (R12), or given by two sources.
 */
export function claimedTakesNamed(db: Connection, name: string): { readonly id: EntryId; readonly at: Instant }[] {
  return rows(
    db,
    `SELECT e.id, e.at FROM claim k CROSS JOIN entry e ON e.seq = k.take
     WHERE e.id = lower(@name) OR e.external_id = @name`,
    { name },
  )
}

export function isClaimed(db: Connection, take: EntryId): boolean {
  return row(db, 'SELECT 1 FROM claim WHERE take = (SELECT seq FROM entry WHERE id = ?)', take) !== undefined
}

/** Keeps the claim of a take that has none yet. */
export function insertClaim(
  db: Connection,
  { take, charged, state, raisedAt, since, note }: Omit<Claim, 'account' | 'at'>,
): void {
  run(
    db,
    `INSERT INTO claim (take, charged, state, raised_at, since, note)
     VALUES ((SELECT seq FROM entry WHERE id = @take), @charged, @state, @raisedAt, @since, @note)`,
    { take, charged, state, raisedAt, since, note },
  )
}

export function setClaimState(db: Connection, take: EntryId, state: ClaimState, since: Instant): void {
  run(db, 'UPDATE claim SET state = @state, since = @since WHERE take = (SELECT seq FROM entry WHERE id = @take)', {
    take,
    state,
    since,
  })
}

export function deleteClaim(db: Connection, take: EntryId): void {
  run(db, 'DELETE FROM claim WHERE take = (SELECT seq FROM entry WHERE id = ?)', take)
}
