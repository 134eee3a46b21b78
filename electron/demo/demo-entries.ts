import { v7 } from 'uuid'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import { addValidity } from '../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../shared/domain/defaults.ts'
import type {
  AmendEntry,
  BalanceEntry,
  EntryId,
  PurchaseEntry,
  ReversalEntry,
  UsageEntry,
} from '../../shared/domain/journal.ts'
import type { Minor } from '../../shared/domain/money.ts'
import type { Random } from '../../shared/domain/random.ts'
import { integerBetween } from '../../shared/domain/random.ts'
import type { Pack, RateCard } from '../../shared/domain/rate-card.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import type { Take } from './takes.ts'

/** Writes the entries of the demo studio: each recorded as it happened, with an id that depends on nothing but the seed. */
export interface EntryWriter {
  purchase(bought: Bought): PurchaseEntry
  usage(take: Take, at: Instant): UsageEntry
  balance(at: Instant, units: Milliunits, note: string): BalanceEntry
  amend(lot: PurchaseEntry, at: Instant, expiresAt: Instant, note: string): AmendEntry
  reversal(entry: EntryId, at: Instant, reason: string): ReversalEntry
}

/** A purchase; its expiry is the pack's own unless the vendor showed another. */
interface Bought {
  readonly pack: Pack
  readonly units: Milliunits
  readonly price: Minor
  readonly at: Instant
  readonly expiresAt?: Instant
  readonly note?: string
}

const MANUAL = 'manual'

/** From asking for a clip to having it: half a minute to four minutes. */
const RENDER_SECONDS = { from: 30, to: 240 } as const

export function entryWriter(card: RateCard, zone: Zone, random: Random): EntryWriter {
  let tasks = 0
  const byHand = (at: Instant, note: string | null = null) => ({
    id: uuidAt(at, random),
    at,
    recordedAt: at,
    source: MANUAL,
    externalId: null,
    note,
  })
  return {
    purchase: ({ pack, units, price, at, expiresAt, note }) => ({
      ...byHand(at, note),
      kind: 'purchase',
      account: MAIN_ACCOUNT,
      rateCard: card.id,
      pack: pack.id,
      units,
      price,
      currency: card.currency,
      expiresAt: expiresAt ?? addValidity(at, pack.validity, zone),
    }),
    usage: (take, at) => {
      tasks += 1
      return { ...usageOf(take, at, card, random), id: uuidAt(at, random), externalId: taskId(at, tasks) }
    },
    balance: (at, units, note) => ({ ...byHand(at, note), kind: 'balance', account: MAIN_ACCOUNT, units, lot: null }),
    amend: (lot, at, expiresAt, note) => ({ ...byHand(at, note), kind: 'amend', lot: lot.id, expiresAt }),
    reversal: (entry, at, reason) => ({ ...byHand(at), kind: 'reversal', entry, reason }),
  }
}

function usageOf(take: Take, at: Instant, card: RateCard, random: Random): Omit<UsageEntry, 'id'> {
  const { kind } = take
  return {
    kind: 'usage',
    at,
    recordedAt: at,
    source: card.id,
    externalId: null,
    note: null,
    account: MAIN_ACCOUNT,
    charge: {
      model: kind.model,
      resolution: kind.resolution,
      seconds: kind.seconds,
      unitsPerClip: kind.unitsPerClip,
      payAsYouGo: kind.payAsYouGo,
      listPricePerUnit: card.listPricePerUnit,
    },
    clips: 1,
    outcome: take.outcome,
    production: take.production,
    shot: take.shot,
    details: {
      ...(take.mode !== null && { mode: take.mode }),
      scene: take.scene,
      take: String(take.take),
      ...(take.kept !== null && { kept: take.kept }),
      submittedAt: at - integerBetween(random, RENDER_SECONDS.from, RENDER_SECONDS.to) * 1000,
    },
  }
}

/** The form of the vendor's: 15 digits that rise with time. */
function taskId(at: Instant, count: number): string {
  return `${Math.floor(at / 1000)}${String(count).padStart(5, '0')}`
}

export function uuidAt(at: Instant, random: Random): EntryId {
  return v7({ msecs: at, random: Uint8Array.from({ length: 16 }, () => integerBetween(random, 0, 255)) })
}
