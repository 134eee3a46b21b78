import type { Instant } from '../calendar.ts'
import { MILLISECONDS_PER_DAY } from '../calendar.ts'
import { multiplyDivide } from '../exact.ts'
import type { KindName } from '../kind-text.ts'
import type { Milliunits } from '../units.ts'
import { MILLIUNITS_PER_UNIT } from '../units.ts'
import { canMakeUp } from './charged-clips.ts'

/** A render kind's takes since the last check. */
export interface CheckedTakes extends KindName {
  readonly unitsPerClip: Milliunits
  /** Clips that succeeded, and were charged. */
  readonly clips: number
  /** Clips that failed or were rejected, and draw nothing (R6). */
  readonly failed: number
  /** When the last of them was, whatever came of it. */
  readonly lastAt: Instant
}

/** Units of one lot that expire, or expired, near the check. */
export interface NearExpiry {
  readonly pack: string | null
  readonly at: Instant
  readonly units: Milliunits
}

/** What is known when a console's figure is held against the ledger's. */
export interface CheckSituation {
  /** What the console shows, and that less what the ledger has. */
  readonly shown: Milliunits
  readonly difference: Milliunits
  readonly at: Instant
  /** From when on the takes are: the last check, or a while before where there is none. */
  readonly since: Instant
  readonly takes: readonly CheckedTakes[]
  /** What of them no lot covered (R5): a purchase that the ledger lacks has paid for it in the console. */
  readonly overage: Milliunits
  /** What the ledger forfeited within a day before the check, and what it will within a day after. */
  readonly expired: readonly NearExpiry[]
  readonly expiring: readonly NearExpiry[]
  /** The packs of the rate card whose size is known, and its render kinds. */
  readonly packs: readonly { readonly id: string; readonly units: Milliunits }[]
  readonly kinds: readonly (KindName & { readonly unitsPerClip: Milliunits })[]
}

/** Why console and ledger may differ. What explains the difference exactly says so; nothing is posted for it by itself. */
export type LikelyCause =
  /** The console rounds what it shows to whole units. */
  | { readonly kind: 'rounding' }
  /** Takes made since the last one known; at the pace until then they would have drawn `expected`. */
  | { readonly kind: 'usage-not-imported'; readonly lastTake: Instant; readonly expected: Milliunits }
  /** Some failed clips were charged: of `clips` that failed since then, some make up the difference exactly. */
  | {
      readonly kind: 'charged-failures'
      readonly since: Instant
      readonly clips: number
      readonly units: Milliunits
    }
  /** Every clip of a kind since then was charged as another kind is. */
  | {
      readonly kind: 'another-rate'
      readonly since: Instant
      readonly taken: KindName
      readonly clips: number
      readonly unitsPerClip: Milliunits
      readonly chargedAs: KindName
      readonly charged: Milliunits
    }
  /** The console forfeited a lot, or counts one still, that the ledger puts the other side of the check. */
  | { readonly kind: 'expired-early' | 'expired-late'; readonly pack: string | null; readonly at: Instant }
  /** A pack was bought that the ledger does not have; `overage` of its units went to usage that no lot of the ledger covers. */
  | {
      readonly kind: 'purchase-not-recorded'
      readonly pack: string
      readonly packs: number
      readonly overage: Milliunits
    }

/** So many packs at once are still taken for a purchase that was forgotten. */
const MOST_PACKS = 3

/** The likely causes of a difference, those that explain it exactly before those that may; none where there is no difference. */
export function likelyCauses(check: CheckSituation): LikelyCause[] {
  if (check.difference === 0) return []
  const exact = check.difference < 0 ? causesOfLess(check) : causesOfMore(check)
  return [...exact, ...rounding(check), ...(check.difference < 0 ? missingUsage(check) : [])]
}

function causesOfLess(check: CheckSituation): LikelyCause[] {
  const early = check.expiring.filter(({ units }) => units === -check.difference)
  return [
    ...chargedFailures(check),
    ...anotherRate(check),
    ...early.map(({ pack, at }): LikelyCause => ({ kind: 'expired-early', pack, at })),
  ]
}

function causesOfMore(check: CheckSituation): LikelyCause[] {
  const late = check.expired.filter(({ units }) => units === check.difference)
  return [
    ...anotherRate(check),
    ...late.map(({ pack, at }): LikelyCause => ({ kind: 'expired-late', pack, at })),
    ...purchases(check),
  ]
}

function chargedFailures({ difference, since, takes }: CheckSituation): LikelyCause[] {
  const failed = takes.filter((one) => one.failed > 0)
  const chargeable = failed.map(({ failed: clips, unitsPerClip }) => ({ clips, unitsPerClip }))
  if (!canMakeUp(-difference, chargeable)) return []
  return [
    { kind: 'charged-failures', since, clips: failed.reduce((sum, one) => sum + one.failed, 0), units: -difference },
  ]
}

/** A kind whose clips, charged at what another kind of the same model costs, make up the difference to the last of them. */
function anotherRate({ difference, since, takes, kinds }: CheckSituation): LikelyCause[] {
  return takes.flatMap(({ model, resolution, seconds, clips, unitsPerClip }) => {
    if (clips === 0 || difference % clips !== 0) return []
    const charged = unitsPerClip - difference / clips
    const like = kinds.find((kind) => kind.model === model && kind.unitsPerClip === charged)
    if (like === undefined) return []
    const chargedAs = { model: like.model, resolution: like.resolution, seconds: like.seconds }
    return [
      {
        kind: 'another-rate',
        since,
        taken: { model, resolution, seconds },
        clips,
        unitsPerClip,
        chargedAs,
        charged,
      } as const,
    ]
  })
}

/** Packs bought after all overage give the difference by themselves, those bought before it what the overage leaves of them. */
function purchases({ difference, overage, packs }: CheckSituation): LikelyCause[] {
  return (overage === 0 ? [0] : [overage, 0]).flatMap((covered) =>
    packs.flatMap(({ id, units }): LikelyCause[] => {
      const count = (difference + covered) / units
      if (!Number.isInteger(count) || count > MOST_PACKS) return []
      return [{ kind: 'purchase-not-recorded', pack: id, packs: count, overage: covered }]
    }),
  )
}

function rounding({ shown, difference }: CheckSituation): LikelyCause[] {
  const isWhole = shown % MILLIUNITS_PER_UNIT === 0
  return isWhole && Math.abs(difference) < MILLIUNITS_PER_UNIT ? [{ kind: 'rounding' }] : []
}

/** The pace from the last check to the last take, carried on until this check. */
function missingUsage({ difference, takes, since, at }: CheckSituation): LikelyCause[] {
  const lastTake = takes.reduce((last, { lastAt }) => Math.max(last, lastAt), since)
  const used = takes.reduce((sum, { clips, unitsPerClip }) => sum + clips * unitsPerClip, 0)
  if (used === 0) return []
  const known = Math.max(lastTake - since, MILLISECONDS_PER_DAY)
  const expected = multiplyDivide(used, at - lastTake, known)
  // Hours without a take are nothing unusual: they are named only where the pace would have drawn all of the difference in them.
  if (at - lastTake < MILLISECONDS_PER_DAY && expected < -difference) return []
  return [{ kind: 'usage-not-imported', lastTake, expected }]
}
