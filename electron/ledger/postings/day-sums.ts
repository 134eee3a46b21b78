import type { EpochDay } from '../../../shared/domain/calendar.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import { bookValueAt } from '../../../shared/domain/lot.ts'
import type { Posting } from '../../../shared/domain/postings.ts'
import type { Connection } from '../store/database.ts'
import { sql } from '../store/database.ts'
import type { StoredFoldEntry } from './fold-entries.ts'

/** A day's movements of a lot, as they stand in `lot_day`. Units lost to usage and expiry count positive. */
interface LotSums {
  readonly lot: Lot
  /** The lot's consumed units after its last movement of the day. */
  consumed: number
  purchased: number
  used: number
  usedCost: number
  adjusted: number
  adjustedCost: number
  expired: number
  expiredCost: number
}

/** A day's usage of an account by production and charge, as it stands in `usage_day`. */
interface UsageSums {
  readonly account: number
  readonly production: number
  readonly charge: number
  clips: number
  failed: number
  rejected: number
  units: number
  cost: number
  overageUnits: number
  overageCost: number
}

/** Collects one day's roll-ups while the fold posts. */
export interface DaySums {
  readonly lots: Map<string, LotSums>
  readonly usage: Map<string, UsageSums>
}

export function emptyDaySums(): DaySums {
  return { lots: new Map(), usage: new Map() }
}

/** Counts the takes of a usage entry, charged or not. */
export function countTakes(sums: DaySums, entry: StoredFoldEntry): void {
  if (entry.kind !== 'usage') return
  const usage = usageOf(sums, entry)
  if (entry.outcome === 'success') usage.clips += entry.clips
  else if (entry.outcome === 'failed') usage.failed += entry.clips
  else usage.rejected += entry.clips
}

export function addPosting(sums: DaySums, posting: Posting, entry: StoredFoldEntry | null, lot: Lot | undefined): void {
  if (entry?.kind === 'usage') addUsage(usageOf(sums, entry), posting)
  if (lot !== undefined) addToLot(lotOf(sums, lot), posting)
}

function addUsage(usage: UsageSums, posting: Posting): void {
  if (posting.kind === 'overage') {
    usage.overageUnits -= posting.units
    usage.overageCost += posting.cost
    return
  }
  usage.units -= posting.units
  usage.cost += posting.cost
}

function addToLot(sums: LotSums, posting: Posting): void {
  sums.consumed = sums.lot.consumed
  switch (posting.kind) {
    case 'purchase':
      sums.purchased += posting.units
      return
    case 'usage':
      sums.used -= posting.units
      sums.usedCost += posting.cost
      return
    case 'adjustment':
      sums.adjusted += posting.units
      sums.adjustedCost += posting.cost
      return
    case 'expiry':
      sums.expired -= posting.units
      sums.expiredCost += posting.cost
      return
    case 'overage':
      return
  }
}

function usageOf(sums: DaySums, entry: StoredFoldEntry): UsageSums {
  const key = `${entry.accountId} ${entry.productionId} ${entry.chargeId}`
  const known = sums.usage.get(key)
  if (known !== undefined) return known
  const usage: UsageSums = {
    account: entry.accountId,
    production: entry.productionId,
    charge: entry.chargeId,
    clips: 0,
    failed: 0,
    rejected: 0,
    units: 0,
    cost: 0,
    overageUnits: 0,
    overageCost: 0,
  }
  sums.usage.set(key, usage)
  return usage
}

function lotOf(sums: DaySums, lot: Lot): LotSums {
  const known = sums.lots.get(lot.id)
  if (known !== undefined) return known
  const fresh: LotSums = {
    lot,
    consumed: lot.consumed,
    purchased: 0,
    used: 0,
    usedCost: 0,
    adjusted: 0,
    adjustedCost: 0,
    expired: 0,
    expiredCost: 0,
  }
  sums.lots.set(lot.id, fresh)
  return fresh
}

const ADD_LOT_DAY = `INSERT INTO lot_day (lot, day, purchased, used, used_cost, adjusted, adjusted_cost, expired, expired_cost,
  remaining, book_value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (lot, day) DO UPDATE SET purchased = purchased + excluded.purchased, used = used + excluded.used,
  used_cost = used_cost + excluded.used_cost, adjusted = adjusted + excluded.adjusted,
  adjusted_cost = adjusted_cost + excluded.adjusted_cost, expired = expired + excluded.expired,
  expired_cost = expired_cost + excluded.expired_cost, remaining = excluded.remaining, book_value = excluded.book_value`

const ADD_USAGE_DAY = `INSERT INTO usage_day (day, account, production, charge, clips, failed, rejected, units, cost,
  overage_units, overage_cost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (day, account, production, charge) DO UPDATE SET clips = clips + excluded.clips, failed = failed + excluded.failed,
  rejected = rejected + excluded.rejected, units = units + excluded.units, cost = cost + excluded.cost,
  overage_units = overage_units + excluded.overage_units, overage_cost = overage_cost + excluded.overage_cost`

/** Adds the sums to what the day already holds; the lots stand as they do at the end of the day. */
export function addDaySums(db: Connection, day: EpochDay, sums: DaySums, seqOf: (lot: string) => number): void {
  const addLotDay = sql(db, ADD_LOT_DAY)
  for (const one of sums.lots.values()) {
    addLotDay.run(
      seqOf(one.lot.id),
      day,
      one.purchased,
      one.used,
      one.usedCost,
      one.adjusted,
      one.adjustedCost,
      one.expired,
      one.expiredCost,
      one.lot.units - one.consumed,
      bookValueAt(one.lot, one.consumed),
    )
  }
  const addUsageDay = sql(db, ADD_USAGE_DAY)
  for (const one of sums.usage.values()) {
    addUsageDay.run(
      day,
      one.account,
      one.production,
      one.charge,
      one.clips,
      one.failed,
      one.rejected,
      one.units,
      one.cost,
      one.overageUnits,
      one.overageCost,
    )
  }
}
