import { emptyBook } from '../../shared/domain/book.ts'
import type { EpochDay, Instant, Month, Zone } from '../../shared/domain/calendar.ts'
import { addValidity, dayOf, monthOfDay, shiftMonth, startOfDay } from '../../shared/domain/calendar.ts'
import { multiplyDivide } from '../../shared/domain/exact.ts'
import type { BalanceEntry, JournalEntry, MovingEntry, PurchaseEntry, UsageEntry } from '../../shared/domain/journal.ts'
import { compareEntries } from '../../shared/domain/journal.ts'
import { remaining } from '../../shared/domain/lot.ts'
import { fold } from '../../shared/domain/postings.ts'
import type { Random } from '../../shared/domain/random.ts'
import { seededRandom, seedOf } from '../../shared/domain/random.ts'
import type { Pack, RateCard } from '../../shared/domain/rate-card.ts'
import { findPack } from '../../shared/domain/rate-card.ts'
import { invalid } from '../../shared/domain/refusal.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import { MILLIUNITS_PER_UNIT } from '../../shared/domain/units.ts'
import type { EntryWriter } from './demo-entries.ts'
import { entryWriter } from './demo-entries.ts'
import type { TakeMaker, Work } from './takes.ts'
import { takeMaker } from './takes.ts'
import type { WorkCalendar } from './work-calendar.ts'
import { dayOfWeek, lastWorkingDay, timeOn, workCalendar, workingDays, workTimes } from './work-calendar.ts'

export interface DemoSetting {
  readonly now: Instant
  readonly zone: Zone
  /** Has the packs `standard`, `pro` and `custom`, and MiniMax's render kinds: other cards are refused. */
  readonly card: RateCard
}

export interface DemoJournal {
  /** In R1 order; none is later than now. */
  readonly entries: readonly JournalEntry[]
  /** The months to close once the entries are recorded, in order: all that are over, but for the last. */
  readonly closeMonths: readonly Month[]
}

/** Units used in the gap between the first pack and the second: the overage. */
const GAP_UNITS = 45 * MILLIUNITS_PER_UNIT
/** What is left of the fourth pack when the fifth is bought, and of the fifth at its expiry. */
const HANDED_OVER_UNITS = 150 * MILLIUNITS_PER_UNIT
const LEFTOVER_UNITS = 12 * MILLIUNITS_PER_UNIT
/** By so much the console shows less than the books: trials made in the console itself. */
const MISSING_UNITS = 3.4 * MILLIUNITS_PER_UNIT

const SEED = 'packledger demo'

/**
 * Six months of a plausible studio up to now, made up and the same for every `now` of one day in one zone: three clients
 * (the fashion house Halden, the series Aurora, the carmaker Kestrel), five productions, and seven packs in whole weeks.
 *
 * - A Standard pack that runs out on a Friday: overage until the next is bought on Monday.
 * - Two Standard packs that overlap; the vendor extends the second by three days, and a sixth of it expires all the same.
 * - Two Standard packs one after the other, drawn to the last units; the books are reconciled once, and a purchase that was
 *   recorded twice is reversed.
 * - Now: a Pro pack with weeks to go, and a small pack of an offer that expires within a week with more left than will be used.
 */
export function demoJournal({ now, zone, card }: DemoSetting): DemoJournal {
  const today = dayOf(now, zone)
  const studio = openStudio(card, zone, today)
  const entries = [
    ...firstPack(studio),
    ...overlappingPacks(studio),
    ...packsInSequence(studio),
    ...onHand(studio, today),
  ]
    .filter((entry) => entry.at <= now)
    .sort(compareEntries)
  return { entries, closeMonths: monthsToClose(entries[0]?.at ?? now, now, zone) }
}

interface Studio {
  readonly calendar: WorkCalendar
  readonly card: RateCard
  readonly write: EntryWriter
  readonly makeTakes: TakeMaker
  readonly times: Random
  readonly standard: PricedPack
  readonly pro: PricedPack
}

interface PricedPack {
  readonly pack: Pack
  readonly units: Milliunits
  readonly price: number
}

function openStudio(card: RateCard, zone: Zone, today: EpochDay): Studio {
  const random = (part: string): Random => seededRandom(seedOf(`${SEED}: ${part}`))
  return {
    calendar: workCalendar(today, zone),
    card,
    write: entryWriter(card, zone, random('entries')),
    makeTakes: takeMaker(card, random('takes')),
    times: random('times'),
    standard: pricedPack(card, 'standard'),
    pro: pricedPack(card, 'pro'),
  }
}

function pricedPack(card: RateCard, id: string): PricedPack {
  const pack = findPack(card, id)
  const { units, price } = pack
  if (units === null || price === null)
    throw invalid(`rate card ${card.id}: the demo needs the price of the pack ${id}`)
  return { pack, units, price }
}

/** The first four weeks: an advertising film that needs a little more than its pack. */
function firstPack(studio: Studio): MovingEntry[] {
  const { standard } = studio
  const early = share(standard.units, 45)
  return [
    buyOnMonday(studio, -25, standard),
    ...use(studio, -25, -23, early, [
      { value: { production: 'Halden SS27', stage: 'previs' }, weight: 1 },
      { value: { production: 'Halden SS27', stage: 'shoot' }, weight: 4 },
    ]),
    ...use(studio, -23, -21, standard.units - early + GAP_UNITS, [
      { value: { production: 'Halden SS27', stage: 'shoot' }, weight: 1 },
      { value: { production: 'Halden SS27', stage: 'finals' }, weight: 3 },
      { value: { production: 'Kestrel Reveal', stage: 'shoot' }, weight: 1 },
    ]),
  ]
}

/** An episode on two packs: the second is bought while the first lasts, and the cut is locked before it is used up. */
function overlappingPacks(studio: Studio): MovingEntry[] {
  const { standard, calendar, write } = studio
  const second = buyOnMonday(studio, -18, standard)
  const extended = addValidity(second.expiresAt, { days: 3 }, calendar.zone)
  const asked = timeOn(calendar, dayOfWeek(calendar, -15, 2), '16:20')
  return [
    buyOnMonday(studio, -21, standard),
    ...use(studio, -21, -18, share(standard.units, 85), [
      { value: { production: 'Aurora S2E04', stage: 'previs' }, weight: 1 },
      { value: { production: 'Aurora S2E04', stage: 'shoot' }, weight: 4 },
      { value: { production: 'Kestrel Reveal', stage: 'finals' }, weight: 2 },
    ]),
    second,
    ...use(studio, -18, -17, share(standard.units, 35), [
      { value: { production: 'Aurora S2E04', stage: 'shoot' }, weight: 3 },
      { value: { production: 'Aurora S2E04', stage: 'finals' }, weight: 2 },
    ]),
    ...use(studio, -17, -14, share(standard.units, 63), [
      { value: { production: 'Aurora S2E04', stage: 'finals' }, weight: 4 },
      { value: { production: 'Kestrel Reveal', stage: 'finals' }, weight: 1 },
    ]),
    write.amend(second, asked, extended, 'Extended by three days on request'),
  ]
}

/** Eight weeks on two packs, bought in time and used to the last units. */
function packsInSequence(studio: Studio): JournalEntry[] {
  const { standard, calendar, write } = studio
  const fourth = buyOnMonday(studio, -11, standard)
  const firstWeeks = use(studio, -11, -8, standard.units - HANDED_OVER_UNITS, [
    { value: { production: 'Halden Icons', stage: 'previs' }, weight: 1 },
    { value: { production: 'Halden Icons', stage: 'shoot' }, weight: 4 },
    { value: { production: 'Halden Icons', stage: 'finals' }, weight: 2 },
  ])
  const twice = studio.write.purchase({ ...standard, at: timeOn(calendar, dayOfWeek(calendar, -8), '09:12') })
  const noticed = timeOn(calendar, dayOfWeek(calendar, -8, 1), '10:04')
  return [
    fourth,
    ...firstWeeks,
    reconciliation(studio, [fourth, ...firstWeeks], timeOn(calendar, dayOfWeek(calendar, -10, 4), '19:05')),
    buyOnMonday(studio, -8, standard),
    twice,
    write.reversal(twice.id, noticed, 'Recorded twice'),
    ...use(studio, -8, -4, HANDED_OVER_UNITS + standard.units - LEFTOVER_UNITS, [
      { value: { production: 'Aurora S2E05', stage: 'previs' }, weight: 1 },
      { value: { production: 'Aurora S2E05', stage: 'shoot' }, weight: 5 },
      { value: { production: 'Halden Icons', stage: 'finals' }, weight: 2 },
    ]),
  ]
}

/** The last weeks: a Pro pack that has begun, then a small pack of an offer, of which under half is used while clips are reviewed. */
function onHand(studio: Studio, today: EpochDay): MovingEntry[] {
  const { calendar, standard, pro, write, card } = studio
  const offered = lastWorkingDay(today - 4)
  const offer = write.purchase({
    pack: findPack(card, 'custom'),
    units: share(standard.units, 20),
    price: multiplyDivide(standard.price, 15, 100),
    at: timeOn(calendar, offered, '10:30'),
    expiresAt: startOfDay(today + 6, calendar.zone),
    note: 'Offer: a quarter off, to be used within days',
  })
  const pace = share(pro.units, 3)
  const begun = workingDays(dayOfWeek(calendar, -1), offered)
  return [
    buyOnMonday(studio, -1, pro),
    ...useOn(studio, begun, pace * begun.length, [
      { value: { production: 'Aurora S2E05', stage: 'shoot' }, weight: 2 },
      { value: { production: 'Aurora S2E05', stage: 'finals' }, weight: 3 },
    ]),
    offer,
    ...useOn(studio, workingDays(offered + 1, today + 1), share(offer.units, 45), [
      { value: { production: 'Aurora S2E05', stage: 'finals' }, weight: 1 },
    ]),
  ]
}

function buyOnMonday({ calendar, write }: Studio, week: number, bought: PricedPack): PurchaseEntry {
  return write.purchase({ ...bought, at: timeOn(calendar, dayOfWeek(calendar, week), '09:05') })
}

/** Usage of so many units on the working days from the Monday of one week to that of another. */
function use(studio: Studio, from: number, to: number, units: Milliunits, work: Work): UsageEntry[] {
  const { calendar } = studio
  return useOn(studio, workingDays(dayOfWeek(calendar, from), dayOfWeek(calendar, to)), units, work)
}

function useOn(studio: Studio, days: readonly EpochDay[], units: Milliunits, work: Work): UsageEntry[] {
  const takes = studio.makeTakes(units, work)
  const times = workTimes(studio.calendar, days, takes.length, studio.times)
  return times.flatMap((at, index) => {
    const take = takes[index]
    return take === undefined ? [] : [studio.write.usage(take, at)]
  })
}

/** The console shows a little less than what the entries since a moment without lots give. */
function reconciliation(studio: Studio, entries: readonly MovingEntry[], at: Instant): BalanceEntry {
  const { zone } = studio.calendar
  const book = emptyBook({ zone, currency: studio.card.currency, drawingOrders: new Map() })
  const before = entries.filter((entry) => entry.at < at).toSorted(compareEntries)
  fold(book, before, () => undefined)
  const left = [...book.lots.values()].reduce((sum, lot) => sum + remaining(lot), 0)
  return studio.write.balance(at, left - MISSING_UNITS, 'As the console shows it')
}

function share(units: Milliunits, percent: number): Milliunits {
  return multiplyDivide(units, percent, 100)
}

function monthsToClose(first: Instant, now: Instant, zone: Zone): Month[] {
  const open = shiftMonth(monthOfDay(dayOf(now, zone)), -1)
  const months: Month[] = []
  for (let month = monthOfDay(dayOf(first, zone)); month < open; month = shiftMonth(month, 1)) months.push(month)
  return months
}
