import type { ExpiredLot } from './alerts.ts'
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

interface NamedQueue {
  readonly queue: string
  readonly production: string
  readonly name: string
}

/** A queue that has to begin by an instant, or a lot expires before the queue has drawn it. */
export interface LatestStart extends NamedQueue {
  readonly at: Instant
  readonly pack: string | null
  readonly expiresAt: Instant
}

/** A queue of which nothing has to begin: it is done, archived, or draws no lot that expires on it. */
export interface SettledQueue extends NamedQueue {
  readonly madeAt: Instant
}

export interface CalendarPlan {
  readonly zone: Zone
  readonly currency: Currency
  readonly lots: readonly Lot[]
  /** Those of the lots that expired with units left. */
  readonly expired: readonly ExpiredLot[]
  readonly reversed: readonly ReversedPurchase[]
  readonly starts: readonly LatestStart[]
  readonly settled: readonly SettledQueue[]
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
    ...plan.settled.map(settledOf),
  ]
  return events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function expiryOf(lot: Lot, plan: CalendarPlan): CalendarEvent {
  const { zone, currency, remindersOf } = plan
  const forfeited = plan.expired.find((one) => one.lot === lot.id)
  if (forfeited !== undefined) return expiredOf(forfeited, plan)
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

function expiredOf(
  { account, lot, pack, at, units, cost }: ExpiredLot,
  { zone, currency }: CalendarPlan,
): CalendarEvent {
  const lost = `${formatUnits(units)} units, ${formatAmount(cost, currency)} ${currency}`
  return {
    id: `lot-${lot}`,
    at,
    summary: `${packName(pack)} expired: ${lost} lost`,
    description: `Account ${account}. Expired on ${formatLocal(at, zone)} (${zone}) with ${lost}.`,
    category: 'Expiry',
    isCancelled: false,
    reminders: [],
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

/** Where it stood before is not known any more; a program that shows what is cancelled shows it out of the way. */
function settledOf({ queue, production, name, madeAt }: SettledQueue): CalendarEvent {
  return {
    id: `queue-${queue}`,
    at: madeAt,
    summary: `${production}, ${name}: no latest start any more`,
    description: 'The queue is done or archived, or no lot that it draws expires on it.',
    category: 'Latest start',
    isCancelled: true,
    reminders: [],
  }
}

function packName(pack: string | null): string {
  return pack === null ? 'A lot found by a balance' : `The pack ${pack}`
}
