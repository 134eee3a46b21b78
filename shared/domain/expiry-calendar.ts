import type { Instant, Zone } from './calendar.ts'
import { formatLocal } from './calendar.ts'
import type { LotId } from './journal.ts'
import type { Lot } from './lot.ts'
import { bookValue, remaining } from './lot.ts'
import type { Currency } from './money.ts'
import { formatAmount } from './money.ts'
import { formatUnits } from './units.ts'

/** A moment in a calendar of the studio's deadlines. */
export interface CalendarEvent {
  /** The same for the same lot or queue whenever the calendar is written: by it a calendar program moves an event. */
  readonly id: string
  readonly at: Instant
  readonly summary: string
  readonly description: string
  readonly category: 'Expiry' | 'Latest start'
  /** Whether it does not take place any more: nothing is left of the lot, or its purchase was taken back. */
  readonly isCancelled: boolean
  /** Whole days before it at which to be reminded. */
  readonly reminders: readonly number[]
}

/** A purchase that was taken back, with the expiry that it had. */
export interface ReversedPurchase {
  readonly id: LotId
  readonly pack: string | null
  readonly expiresAt: Instant
}

/** A queue that has to begin by an instant, or a lot expires before the queue has drawn it. */
export interface LatestStart {
  readonly queue: string
  readonly production: string
  readonly name: string
  readonly at: Instant
  readonly pack: string | null
  readonly expiresAt: Instant
}

export interface CalendarPlan {
  readonly zone: Zone
  readonly currency: Currency
  readonly lots: readonly Lot[]
  readonly reversed: readonly ReversedPurchase[]
  readonly starts: readonly LatestStart[]
  /** Days before a lot's expiry at which an account is reminded. */
  readonly remindersOf: (account: string) => readonly number[]
}

/** A latest start is of use only ahead of its day. */
const START_REMINDERS = [3, 1]

/** The expiries of the lots and the latest safe starts of the queues, by instant. */
export function calendarEvents(plan: CalendarPlan): CalendarEvent[] {
  const events = [
    ...plan.lots.map((lot) => expiryOf(lot, plan)),
    ...plan.reversed.map((purchase) => takenBack(purchase, plan)),
    ...plan.starts.map((start) => startOf(start, plan)),
  ]
  return events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function expiryOf(lot: Lot, { zone, currency, remindersOf }: CalendarPlan): CalendarEvent {
  const units = remaining(lot)
  const held = `${formatUnits(units)} units, ${formatAmount(bookValue(lot), currency)} ${currency}`
  return {
    id: `lot-${lot.id}`,
    at: lot.expiresAt,
    summary: units === 0 ? `${packName(lot.pack)} is used up` : `${packName(lot.pack)} expires: ${held}`,
    description: [
      `Account ${lot.account}. Bought on ${formatLocal(lot.purchasedAt, zone)}, expires on ${formatLocal(lot.expiresAt, zone)} (${zone}).`,
      `Left when this was written: ${held}. What is left at the expiry is lost.`,
    ].join('\n'),
    category: 'Expiry',
    isCancelled: units === 0,
    reminders: units === 0 ? [] : remindersOf(lot.account),
  }
}

function takenBack({ id, pack, expiresAt }: ReversedPurchase, { zone }: CalendarPlan): CalendarEvent {
  return {
    id: `lot-${id}`,
    at: expiresAt,
    summary: `${packName(pack)}: the purchase was taken back`,
    description: `It would have expired on ${formatLocal(expiresAt, zone)} (${zone}).`,
    category: 'Expiry',
    isCancelled: true,
    reminders: [],
  }
}

function startOf({ queue, production, name, at, pack, expiresAt }: LatestStart, { zone }: CalendarPlan): CalendarEvent {
  return {
    id: `queue-${queue}`,
    at,
    summary: `${production}, ${name}: begin by now`,
    description: `${packName(pack)} expires on ${formatLocal(expiresAt, zone)} (${zone}), before the queue has drawn it if it begins later.`,
    category: 'Latest start',
    isCancelled: false,
    reminders: START_REMINDERS,
  }
}

function packName(pack: string | null): string {
  return pack === null ? 'A lot found by a balance' : `The pack ${pack}`
}
