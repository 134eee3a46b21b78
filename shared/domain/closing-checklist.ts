import type { Instant } from './calendar.ts'
import type { Minor } from './money.ts'
import type { Claim } from './reconciliation/claim.ts'
import type { LotMonth, UsageMonth } from './statement.ts'
import { sumOf } from './sum.ts'
import type { Milliunits } from './units.ts'

/** What should be in order before a month is closed. Nothing of it forbids closing: a producer may know why it is not. */
export type ClosingPoint =
  /** What expired in the month is posted (R3); it is for as long as the ledger is open. */
  | {
      readonly kind: 'expired'
      readonly isDone: true
      readonly lots: number
      readonly units: Milliunits
      readonly cost: Minor
    }
  /** The account was compared with the console on the month's last day or later. */
  | {
      readonly kind: 'reconciled'
      readonly isDone: boolean
      readonly account: string
      readonly checkedAt: Instant | null
    }
  /** Takes that name no production cannot be charged to anybody. */
  | { readonly kind: 'attributed'; readonly isDone: boolean; readonly clips: number; readonly units: Milliunits }
  /** Units that no lot covered: a purchase may not be recorded yet. */
  | { readonly kind: 'covered'; readonly isDone: boolean; readonly units: Milliunits; readonly cost: Minor }
  /** Failed takes of the month that were charged, and that the vendor has neither refunded nor refused. */
  | { readonly kind: 'claims'; readonly isDone: boolean; readonly claims: number; readonly units: Milliunits }

export interface ClosingSituation {
  readonly lots: readonly LotMonth[]
  readonly usage: readonly UsageMonth[]
  /** The start of the month's last day in the studio's zone. */
  readonly lastDay: Instant
  /** When each account was last compared with the console as a whole. */
  readonly checkedAt: ReadonlyMap<string, Instant>
  /** The claims of the month's takes that are not settled. */
  readonly unsettled: readonly Claim[]
}

/** The points of a month in the order in which they are looked at: by account, the accounts that had units or takes in it. */
export function closingPoints({ lots, usage, lastDay, checkedAt, unsettled }: ClosingSituation): ClosingPoint[] {
  const expired = lots.filter((lot) => lot.expired !== 0)
  const strays = usage.filter(({ production }) => production === null)
  const overage = usage.filter(({ overageUnits }) => overageUnits > 0)
  const accounts = [...new Set([...lots, ...usage].map(({ account }) => account))].sort()
  return [
    {
      kind: 'expired',
      isDone: true,
      lots: expired.length,
      units: sumOf(expired, (lot) => lot.expired),
      cost: sumOf(expired, (lot) => lot.expiredCost),
    },
    ...accounts.map((account): ClosingPoint => {
      const at = checkedAt.get(account) ?? null
      return { kind: 'reconciled', isDone: at !== null && at >= lastDay, account, checkedAt: at }
    }),
    {
      kind: 'attributed',
      isDone: strays.length === 0,
      clips: sumOf(strays, ({ clips, failed, rejected }) => clips + failed + rejected),
      units: sumOf(strays, ({ units, overageUnits }) => units + overageUnits),
    },
    {
      kind: 'covered',
      isDone: overage.length === 0,
      units: sumOf(overage, ({ overageUnits }) => overageUnits),
      cost: sumOf(overage, ({ overageCost }) => overageCost),
    },
    {
      kind: 'claims',
      isDone: unsettled.length === 0,
      claims: unsettled.length,
      units: sumOf(unsettled, ({ charged }) => charged),
    },
  ]
}
