import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ClaimJson, FailedTakeJson } from '../../../shared/api/reconciliation.ts'
import { unitNoun } from '../../../shared/api/unit-words.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { formatInstant, MILLISECONDS_PER_DAY, parseWhen } from '../../../shared/domain/calendar.ts'
import type { EntryId } from '../../../shared/domain/journal.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import type { ExplainedCheck } from '../../../shared/domain/reconciliation/check-history.ts'
import { explainChecks, unexplainedByAge } from '../../../shared/domain/reconciliation/check-history.ts'
import { claimedMoves, isUnsettled } from '../../../shared/domain/reconciliation/claim.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import { formatUnits, parseUnits } from '../../../shared/domain/units.ts'
import type { Change } from '../../ledger/change.ts'
import type { FailedTake, NamedTake, StoredClaim } from '../../ledger/reconciliation/claims.ts'
import {
  claimedTakesNamed,
  deleteClaim,
  insertClaim,
  isClaimed,
  setClaimState,
  storedClaims,
  takesNamed,
  unclaimedFailures,
} from '../../ledger/reconciliation/claims.ts'
import { consoleChecks } from '../../ledger/reconciliation/console-checks.ts'
import type { Connection } from '../../ledger/store/database.ts'
import { facetNames } from '../../ledger/journal/entry-links.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import { writeDisputeSheet } from '../../reports/dispute-sheet-csv.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { knownAccount } from '../known-account.ts'
import { whenOr } from '../record-entry.ts'

/** Failed takes older than a pack is valid are not offered for a claim unless asked for. */
const LOOK_BACK = 31 * MILLISECONDS_PER_DAY

export function listChecks(context: QueryContext, { account }: ParsedInput<'checks.list'>): Output<'checks.list'> {
  const { reader, names, now, currency } = context
  const claims = storedClaims(reader, names).filter(({ isTakenBack }) => !isTakenBack)
  const known = facetNames(reader, 'account')
  const accounts = account === undefined ? known : [knownAccount(known, account)]
  return {
    at: formatInstant(now),
    accounts: accounts.map((one) => {
      const moves = claimedMoves(claims.filter((claim) => claim.account === one))
      const checks = explainChecks(consoleChecks(reader, one), moves)
      return {
        account: one,
        checks: checks.toReversed().map((check) => checkToJson(check, currency)),
        byAge: unexplainedByAge(checks, now).map((aged) => ({
          ...aged,
          missing: formatUnits(aged.missing),
          extra: formatUnits(aged.extra),
        })),
      }
    }),
  }
}

function checkToJson(check: ExplainedCheck, currency: Currency) {
  return {
    ...check,
    at: formatInstant(check.at),
    shown: formatUnits(check.shown),
    difference: formatUnits(check.difference),
    cost: toMoney(check.cost, currency),
    claimed: formatUnits(check.claimed),
    unexplained: formatUnits(check.unexplained),
  }
}

export function listClaims(context: QueryContext, input: ParsedInput<'claims.list'>): Output<'claims.list'> {
  const { reader, names, now, zone } = context
  const { account, state, limit } = input
  const from = input.from === undefined ? now - LOOK_BACK : parseWhen(input.from, zone, 'from')
  return {
    claims: claimsOf(context, account, (claim) => state === undefined || claim.state === state).map(claimToJson),
    unclaimed: unclaimedFailures(reader, names, { account: account ?? null, from, limit }).map(takeToJson),
  }
}

function claimsOf(
  { reader, names }: QueryContext,
  account: string | undefined,
  isMeant: (claim: StoredClaim) => boolean,
): StoredClaim[] {
  if (account !== undefined) knownAccount(facetNames(reader, 'account'), account)
  const claims = storedClaims(reader, names)
  return claims.filter((claim) => (account === undefined || claim.account === account) && isMeant(claim))
}

function claimToJson({ failed, charged, state, raisedAt, since, note, isTakenBack }: StoredClaim): ClaimJson {
  return {
    take: takeToJson(failed),
    charged: formatUnits(charged),
    state,
    raisedAt: formatInstant(raisedAt),
    since: formatInstant(since),
    note,
    isTakenBack,
  }
}

function takeToJson({ unitsPerClip, ...take }: FailedTake): FailedTakeJson {
  return { ...take, at: formatInstant(take.at), atStake: formatUnits(unitsPerClip * take.clips) }
}

/** Claims takes; none whose claim would say more than can have been charged: it would hide units that are missing for another reason. */
export function raiseClaims(context: CommandContext, input: ParsedInput<'claims.raise'>): Output<'claims.raise'> {
  const { now, ledger } = context
  const { db } = ledger.writer
  const said = input.charged === undefined ? null : parseUnits(input.charged, 'charged')
  if (said === 0) throw invalid('charged: 0 units are nothing to claim', { field: 'charged' })
  const since = whenOr(context, input.at)
  return ledger.writer.change(now, (change) => {
    change.refuseAhead(since)
    const raised = input.takes.map((name) => {
      const take = claimableTake(db, name)
      refuseBefore(take.at, since, name)
      const charged = said ?? take.clips * take.unitsPerClip
      refuseBeyond(take, charged, name)
      const state = input.state ?? 'open'
      insertClaim(db, { take: take.id, charged, state, raisedAt: now, since, note: input.note ?? null })
      return take.id
    })
    return { raised }
  })
}

/** A take that failed, and that nothing is claimed of yet. */
function claimableTake(db: Connection, name: string): NamedTake {
  const take = takeNamed(db, name)
  if (take.outcome === 'success')
    throw invalid(`takes: ${name} succeeded, and is charged: only a take that failed can be claimed`, {
      field: 'takes',
    })
  if (isClaimed(db, take.id)) throw new Refusal('conflict', `takes: ${name} is claimed already`, { field: 'takes' })
  return take
}

function refuseBeyond({ clips, unitsPerClip }: NamedTake, charged: Milliunits, name: string): void {
  const most = clips * unitsPerClip
  if (charged <= most) return
  const each = formatUnits(unitsPerClip)
  const made = `${clips === 1 ? '1 clip' : `${clips} clips`} of ${each} ${unitNoun(each)}`
  throw invalid(
    `charged: ${formatUnits(charged)} units are more than ${name} can have been charged; it is ${formatUnits(most)} at most (${made})`,
    { field: 'charged' },
  )
}

function takeNamed(db: Connection, name: string): NamedTake {
  return onlyOne(name, takesNamed(db, name)) ?? refuseUnknown(`there is no take ${name}`)
}

/** Says how far claims have come; the state of none begins ahead of the clock (R0), or before its take was. */
export function markClaims(context: CommandContext, input: ParsedInput<'claims.mark'>): Output<'claims.mark'> {
  const since = whenOr(context, input.at)
  const marked = eachClaim(context, input.takes, (change, take, name) => {
    change.refuseAhead(since)
    refuseBefore(take.at, since, name)
    setClaimState(context.ledger.writer.db, take.id, input.state, since)
  })
  return { marked }
}

function refuseBefore(takeAt: Instant, since: Instant, name: string): void {
  if (since >= takeAt) return
  throw invalid(
    `at: ${formatInstant(since)} is before the take ${name}, which was at ${formatInstant(takeAt)}: what becomes of a claim comes after its take`,
    { field: 'at' },
  )
}

export function withdrawClaims(
  context: CommandContext,
  { takes }: ParsedInput<'claims.withdraw'>,
): Output<'claims.withdraw'> {
  const withdrawn = eachClaim(context, takes, (_change, { id }) => {
    deleteClaim(context.ledger.writer.db, id)
  })
  return { withdrawn }
}

type ClaimedTake = ReturnType<typeof claimedTakesNamed>[number]

/** Does the same to every claim named, or to none. */
function eachClaim(
  { now, ledger }: CommandContext,
  takes: readonly string[],
  work: (change: Change, take: ClaimedTake, name: string) => void,
): EntryId[] {
  const { writer } = ledger
  return writer.change(now, (change) =>
    takes.map((name) => {
      const take = claimedTake(writer.db, name)
      work(change, take, name)
      return take.id
    }),
  )
}

function claimedTake(db: Connection, name: string): ClaimedTake {
  return onlyOne(name, claimedTakesNamed(db, name)) ?? refuseUnknown(`nothing is claimed of ${name}`)
}

/** Refuses (`invalid_input`) a name that several have; null where none has it. */
function onlyOne<T>(name: string, [take, ...others]: readonly T[]): T | null {
  if (others.length === 0) return take ?? null
  throw invalid(`takes: ${name} is the task id of ${others.length + 1} takes: name the entry`, { field: 'takes' })
}

function refuseUnknown(fault: string): never {
  throw new Refusal('not_found', `takes: ${fault}`, { field: 'takes' })
}

export async function exportClaims(
  context: CommandContext,
  { file, account, state }: ParsedInput<'exports.claims'>,
): Promise<Output<'exports.claims'>> {
  const isMeant = (claim: StoredClaim): boolean =>
    !claim.isTakenBack && (state === undefined ? isUnsettled(claim) : claim.state === state)
  const claims = claimsOf(context, account, isMeant)
  const { bytes } = await writeFileAtomically(file, writeDisputeSheet(claims))
  return { file, claims: claims.length, bytes }
}
