import { describe, expect, test } from 'vitest'
import type { DemoJournal } from '../../../electron/demo/demo-studio.ts'
import { demoJournal } from '../../../electron/demo/demo-studio.ts'
import { bundledCards } from '../../../electron/settings/bundled-cards.ts'
import { entryFromJson, entryToJson } from '../../../shared/api/journal-json.ts'
import { emptyBook } from '../../../shared/domain/book.ts'
import type { Instant, Zone } from '../../../shared/domain/calendar.ts'
import {
  dayOf,
  formatDay,
  MILLISECONDS_PER_DAY,
  monthOfDay,
  parseInstant,
  parseLocalOrInstant,
  shiftMonth,
} from '../../../shared/domain/calendar.ts'
import type { JournalEntry, MovingEntry, Outcome, UsageEntry } from '../../../shared/domain/journal.ts'
import { compareEntries } from '../../../shared/domain/journal.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import { remaining } from '../../../shared/domain/lot.ts'
import type { Posting, PostingKind } from '../../../shared/domain/postings.ts'
import { expireThrough, fold } from '../../../shared/domain/postings.ts'
import type { RateCard } from '../../../shared/domain/rate-card.ts'
import { refusalBy } from '../../support/refusal.ts'

const card = minimaxCard()

function minimaxCard(): RateCard {
  const [first] = bundledCards
  if (first === undefined) throw new Error('no card ships')
  return first
}

interface Run {
  readonly now: Instant
  readonly zone: Zone
  readonly journal: DemoJournal
  readonly usage: readonly UsageEntry[]
  readonly postings: readonly Posting[]
  readonly lots: readonly Lot[]
}

function run(nowText: string, zone: Zone): Run {
  const now = parseInstant(nowText, 'now')
  const journal = demoJournal({ now, zone, card })
  const book = emptyBook({ zone, currency: card.currency, drawingOrders: new Map() })
  const postings: Posting[] = []
  const post = (posting: Posting): void => {
    postings.push(posting)
  }
  fold(book, movingEntries(journal.entries), post)
  expireThrough(book, now, post)
  const usage = journal.entries.filter((entry) => entry.kind === 'usage')
  return { now, zone, journal, usage, postings, lots: [...book.lots.values()] }
}

/** What the fold sees: a reversed entry is left out. */
function movingEntries(entries: readonly JournalEntry[]): MovingEntry[] {
  const reversed = new Set(entries.flatMap((entry) => (entry.kind === 'reversal' ? [entry.entry] : [])))
  return entries.flatMap((entry) => {
    if (entry.kind === 'reversal' || entry.kind === 'close' || entry.kind === 'reopen') return []
    return reversed.has(entry.id) ? [] : [entry]
  })
}

function units(postings: readonly Posting[], kind: PostingKind): number[] {
  return postings.filter((posting) => posting.kind === kind).map((posting) => posting.units / 1000)
}

function ofOutcome(usage: readonly UsageEntry[], outcome: Outcome): UsageEntry[] {
  return usage.filter((entry) => entry.outcome === outcome)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Days of each kind: plain, a month's last, a leap day, a new year, summer time's first and last, of many weekdays. */
const RUNS: readonly [now: string, zone: Zone][] = [
  ['2026-11-23T14:12:00Z', 'Europe/Berlin'],
  ['2026-03-29T01:30:00Z', 'Europe/Berlin'],
  ['2026-10-25T23:00:00Z', 'Europe/Berlin'],
  ['2026-03-31T22:30:00Z', 'UTC'],
  ['2026-08-31T23:59:59.999Z', 'America/New_York'],
  ['2026-11-01T06:30:00Z', 'America/New_York'],
  ['2028-02-29T12:00:00Z', 'Asia/Tokyo'],
  ['2027-01-01T00:00:00Z', 'America/St_Johns'],
  ['2027-03-01T00:00:00Z', 'Pacific/Auckland'],
  ['2026-04-04T15:00:00Z', 'Australia/Lord_Howe'],
  ['2026-05-06T03:00:00Z', 'Pacific/Kiritimati'],
  ['2026-07-09T19:45:00Z', 'America/Los_Angeles'],
]

describe.each(RUNS)('the demo studio at %s in %s', (nowText, zone) => {
  const { now, journal, usage, postings, lots } = run(nowText, zone)
  const { entries } = journal

  test('the entries stand in R1 order, none twice, none later than now', () => {
    expect(entries).toEqual(entries.toSorted(compareEntries))
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
    const late = entries.filter((entry) => entry.at > now || entry.recordedAt > now)
    expect(late).toEqual([])
  })

  test('every id is a UUIDv7 of its instant, every take has a task id of its own', () => {
    const wrong = entries.filter((entry) => {
      const time = Number.parseInt(entry.id.replaceAll('-', '').slice(0, 12), 16)
      return time !== entry.recordedAt || entry.id[14] !== '7'
    })
    expect(wrong).toEqual([])
    expect(new Set(usage.map((entry) => entry.externalId)).size).toBe(usage.length)
    expect(new Set(usage.map((entry) => entry.source))).toEqual(new Set([card.id]))
  })

  test('six months of over 3,000 takes, some in every month, on working days and in working hours alone', () => {
    expect(usage.length).toBeGreaterThan(3000)
    const days = (now - (entries[0]?.at ?? now)) / MILLISECONDS_PER_DAY
    expect(days).toBeGreaterThan(174)
    expect(days).toBeLessThan(183)
    expect(usage.filter((entry) => !isWorkingTime(entry.at, zone))).toEqual([])
    const months = new Set(usage.map((entry) => monthOfDay(dayOf(entry.at, zone))))
    const first = monthOfDay(dayOf(entries[0]?.at ?? now, zone))
    for (let month = first; month < monthOfDay(dayOf(now, zone)); month = shiftMonth(month, 1)) {
      expect([...months]).toContain(month)
    }
  })

  test('five productions, with failures, rejections and retakes; a third of the clips is kept', () => {
    expect(new Set(usage.map((entry) => entry.production)).size).toBe(5)
    const [success, failed, rejected] = [
      ofOutcome(usage, 'success'),
      ofOutcome(usage, 'failed'),
      ofOutcome(usage, 'rejected'),
    ]
    expect(failed.length / usage.length).toBeCloseTo(0.04, 2)
    expect(rejected.length / usage.length).toBeCloseTo(0.03, 2)
    expect(success.filter((entry) => entry.details?.kept === true).length / success.length).toBeCloseTo(1 / 3, 1)
    expect([...failed, ...rejected].filter((entry) => entry.details?.kept !== undefined)).toEqual([])
    const takes = Object.groupBy(usage, (entry) => `${entry.production} ${entry.shot}`)
    const numbers = Object.values(takes).map((ofShot) => (ofShot ?? []).map((entry) => Number(entry.details?.take)))
    expect(numbers.some((ofShot) => ofShot.length > 3)).toBe(true)
    expect(numbers.filter((ofShot) => Math.max(...ofShot) !== ofShot.length)).toEqual([])
  })

  test('the first pack runs out: some tens of units of overage on the last working day before the next is bought', () => {
    const overage = postings.filter((posting) => posting.kind === 'overage')
    expect(-sum(units(overage, 'overage'))).toBeGreaterThan(20)
    expect(-sum(units(overage, 'overage'))).toBeLessThan(60)
    expect(sum(overage.map((posting) => posting.cost))).toBeGreaterThan(0)
    const nextPurchase = lots[1]?.purchasedAt ?? 0
    expect(overage.filter(({ at }) => at > nextPurchase || at < nextPurchase - 4 * MILLISECONDS_PER_DAY)).toEqual([])
  })

  test('the third pack is bought while the second lasts, extended, and expires with hundreds of units', () => {
    const [, second, third] = lots
    const atPurchase = emptyBook({ zone, currency: card.currency, drawingOrders: new Map() })
    const earlier = movingEntries(entries).filter((entry) => entry.at <= (third?.purchasedAt ?? 0))
    fold(atPurchase, earlier, () => undefined)
    expect([...atPurchase.lots.values()].filter((lot) => remaining(lot) > 0).map((lot) => lot.id)).toEqual([
      second?.id,
      third?.id,
    ])
    expect(entries.filter((entry) => entry.kind === 'amend').map((entry) => entry.lot)).toEqual([third?.id])
    const [waste = 0, ...small] = units(postings, 'expiry').map((unit) => -unit)
    expect(waste).toBeGreaterThan(500)
    expect(waste).toBeLessThan(800)
    expect(small).toHaveLength(1)
    expect(Math.max(...small)).toBeLessThan(20)
  })

  test('the books are reconciled once, with a small difference', () => {
    expect(entries.filter((entry) => entry.kind === 'balance')).toHaveLength(1)
    expect(units(postings, 'adjustment')).toEqual([-3.4])
  })

  test('one purchase was recorded twice and is reversed', () => {
    const reversals = entries.filter((entry) => entry.kind === 'reversal')
    const reversed = entries.filter((entry) => reversals.some((reversal) => reversal.entry === entry.id))
    expect(reversed.map((entry) => entry.kind)).toEqual(['purchase'])
    expect(lots).toHaveLength(7)
  })

  test('now: one pack with weeks to go, partly used, and one that expires within a week with units at risk', () => {
    const onHand = lots.filter((lot) => lot.expiresAt > now).sort((a, b) => a.expiresAt - b.expiresAt)
    expect(onHand.map((lot) => lot.pack)).toEqual(['custom', 'pro'])
    const [offer, pro] = onHand.map((lot) => ({
      days: (lot.expiresAt - now) / MILLISECONDS_PER_DAY,
      left: remaining(lot) / 1000,
      share: remaining(lot) / lot.units,
    }))
    expect(offer?.days).toBeGreaterThan(4.9)
    expect(offer?.days).toBeLessThan(7)
    expect(offer?.left).toBeGreaterThan(400)
    expect(pro?.days).toBeGreaterThan(14)
    expect(pro?.days).toBeLessThan(25)
    expect(pro?.share).toBeGreaterThan(0.7)
    expect(pro?.share).toBeLessThan(0.95)
  })

  test('the months to close are those that are over, but for the last', () => {
    const { closeMonths } = journal
    expect(closeMonths[0]).toBe(monthOfDay(dayOf(entries[0]?.at ?? now, zone)))
    expect(closeMonths.at(-1)).toBe(shiftMonth(shiftMonth(monthOfDay(dayOf(now, zone)), -1), -1))
    expect(closeMonths.slice(1)).toEqual(closeMonths.slice(0, -1).map((month) => shiftMonth(month, 1)))
  })
})

function isWorkingTime(at: Instant, zone: Zone): boolean {
  const day = dayOf(at, zone)
  const onClock = (time: string): Instant => parseLocalOrInstant(`${formatDay(day)} ${time}`, zone, 'time')
  return (day + 3) % 7 < 5 && at >= onClock('09:00') && at <= onClock('19:00')
}

test('the same now, zone and card give the same entries', () => {
  const [first, second] = [run('2026-11-23T14:12:00Z', 'Europe/Berlin'), run('2026-11-23T14:12:00Z', 'Europe/Berlin')]
  expect(first.journal).toEqual(second.journal)
})

test('earlier on the same day the journal is the same but for what comes later', () => {
  const morning = run('2026-11-23T10:00:00Z', 'Europe/Berlin').journal.entries
  const evening = run('2026-11-23T20:00:00Z', 'Europe/Berlin').journal.entries
  expect(evening.length).toBeGreaterThan(morning.length)
  expect(evening.slice(0, morning.length)).toEqual(morning)
})

test('every entry is a line of the journal that reads back as it was', () => {
  const { entries } = run('2026-11-23T14:12:00Z', 'Europe/Berlin').journal
  const back = entries.map((entry) => entryFromJson(entryToJson(entry, card.currency), card.currency))
  expect(back).toEqual(entries)
})

test('every take is charged as the card says', () => {
  const kinds = new Map(card.renderKinds.map((kind) => [`${kind.model} ${kind.resolution} ${kind.seconds}`, kind]))
  for (const { charge, details } of run('2026-11-23T14:12:00Z', 'Europe/Berlin').usage) {
    const kind = kinds.get(`${charge.model} ${charge.resolution} ${charge.seconds}`)
    expect([charge.unitsPerClip, charge.payAsYouGo]).toEqual([kind?.unitsPerClip, kind?.payAsYouGo])
    expect(charge.listPricePerUnit).toBe(card.listPricePerUnit)
    expect(kind?.modes).toContain(details?.mode)
  }
})

test('a card without the packs of the demo is refused', () => {
  const now = parseInstant('2026-11-23T14:12:00Z', 'now')
  const without: RateCard = { ...card, packs: card.packs.filter((pack) => pack.id !== 'pro') }
  expect(refusalBy(() => demoJournal({ now, zone: 'UTC', card: without })).message).toBe(
    'pack: "pro" is not on the rate card minimax-video; it has standard, scale, business, custom',
  )
  const unpriced: RateCard = { ...card, packs: card.packs.map((pack) => ({ ...pack, price: null })) }
  expect(refusalBy(() => demoJournal({ now, zone: 'UTC', card: unpriced })).message).toBe(
    'rate card minimax-video: the demo needs the price of the pack standard',
  )
})
