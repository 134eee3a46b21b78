import type { EpochDay, Validity } from '../calendar.ts'
import type { Currency, MicroPrice, Minor } from '../money.ts'
import type { Milliunits } from '../units.ts'

/** Units that are needed on a day. Several of one day are added up. */
export interface DatedDemand {
  readonly day: EpochDay
  readonly units: Milliunits
}

/** A lot that is there already, and covers demand before the day on which it expires. */
export interface LotOnHand {
  readonly id: string
  /** Null where a balance found it (R8). */
  readonly pack: string | null
  readonly units: Milliunits
  /** The first day that it no longer covers. */
  readonly expires: EpochDay
}

/** A pack that can be bought. Bought on a day it covers demand from that day on until its validity later, that day excluded (R4). */
export interface ScheduledPack {
  readonly id: string
  readonly price: Minor
  /** Above 0. */
  readonly units: Milliunits
  readonly validity: Validity
}

export interface ScheduleProblem {
  readonly demand: readonly DatedDemand[]
  readonly lots: readonly LotOnHand[]
  readonly packs: readonly ScheduledPack[]
  readonly currency: Currency
  /** What a unit costs that no lot covers; null where every unit must be covered by a lot. */
  readonly overflowPrice: MicroPrice | null
  /** The first day on which a pack can be bought; null where there is none. */
  readonly earliest: EpochDay | null
  /** At most so much may be spent on packs in a calendar month (R10); pay-as-you-go does not count. Null where there is no limit. */
  readonly monthlyBudget: Minor | null
}

/** Packs of one kind bought on one day. */
export interface Purchase {
  readonly day: EpochDay
  readonly pack: string
  readonly count: number
}
