import { describe, expect, test } from 'vitest'
import type { Lot } from '../../../shared/domain/lot.ts'
import { neededPerDay, outlook, rateWindow, unitsPerDay, wholeDaysUntil } from '../../../shared/domain/pace.ts'
import { randomJournal } from '../../support/random-journal.ts'
import { emptyBook } from '../../../shared/domain/book.ts'
import { fold } from '../../../shared/domain/postings.ts'
import { remaining } from '../../../shared/domain/lot.ts'

const DAY = 86_400_000

/** A lot that was bought whole at day 0; days and units as given. */
function lot(id: string, units: number, expires: number, over: Partial<Lot> = {}): Lot {
  return {
    id,
    account: 'main',
    pack: 'standard',
    purchasedAt: 0,
    units: units * 1000,
    price: units * 100,
    expiresAt: expires * DAY,
    consumed: 0,
    ...over,
  }
}

const rate = (units: number, days = 14) => ({ units: units * 1000, days })

describe('the run rate', () => {
  test('is the mean of the fourteen whole days before today', () => {
    expect(rateWindow(100, 3)).toEqual({ from: 86, to: 100 })
    expect(unitsPerDay(rate(100))).toBe(7143)
  })

  test('is the mean of the days since the first usage where those are fewer', () => {
    expect(rateWindow(100, 98)).toEqual({ from: 98, to: 100 })
  })

  test('is what was used today where the first usage was today', () => {
    expect(rateWindow(100, 100)).toEqual({ from: 100, to: 101 })
  })

  test('is none where nothing was ever used', () => {
    expect(rateWindow(100, null)).toBeNull()
  })
})

describe('the outlook at the run rate', () => {
  test('draws the lot that expires first, and says when each is empty', () => {
    const late = lot('b', 20, 30)
    const ahead = outlook([late, lot('a', 10, 15)], rate(14), 0)
    expect(ahead.lots.map((one) => [one.lot.id, one.emptyAt, one.unused])).toEqual([
      ['a', 10 * DAY, 0],
      ['b', 30 * DAY, 0],
    ])
    expect(ahead).toMatchObject({ emptyAt: 30 * DAY, isUsedUp: true, unused: 0, unusedValue: 0 })
  })

  test('says what expires unused and what it cost', () => {
    const ahead = outlook([lot('a', 10, 4, { price: 1001 })], rate(14), 0)
    expect(ahead.lots[0]).toMatchObject({ emptyAt: null, unused: 6000, unusedValue: 601 })
    expect(ahead).toMatchObject({ emptyAt: 4 * DAY, isUsedUp: false, unused: 6000, unusedValue: 601 })
    expect(ahead.levels).toEqual([
      { at: 0, units: 10_000 },
      { at: 4 * DAY, units: 6000 },
      { at: 4 * DAY, units: 0 },
    ])
  })

  test('draws what was bought first where the account does so, although it expires last', () => {
    const first = lot('a', 10, 40)
    const second = lot('b', 10, 8, { purchasedAt: 1 })
    const ahead = outlook([second, first], rate(14), 2, 'purchase')
    expect(ahead.lots.map((one) => [one.lot.id, one.unused > 0])).toEqual([
      ['b', true],
      ['a', false],
    ])
  })

  test('has everything expire where nothing is used', () => {
    for (const none of [null, rate(0)]) {
      const ahead = outlook([lot('a', 10, 4), lot('b', 5, 9)], none, 0)
      expect(ahead).toMatchObject({ unused: 15_000, emptyAt: 9 * DAY, isUsedUp: false })
      expect(ahead.levels.map((one) => one.units)).toEqual([15_000, 15_000, 5000, 5000, 0])
    }
  })

  test('has no end where nothing is on hand', () => {
    const spent = lot('a', 10, 4, { consumed: 10_000 })
    const expired = lot('b', 10, 4)
    expect(outlook([spent, expired], rate(14), 5 * DAY)).toMatchObject({ lots: [], emptyAt: null, unused: 0 })
  })

  test('is not thrown off by rates and expiries beyond what doubles count exactly', () => {
    const never = lot('a', 9_000_000_000, 2_900_000)
    const ahead = outlook([never], { units: 9_000_000_000_000_000, days: 1 }, 0)
    expect(ahead).toMatchObject({ isUsedUp: true, emptyAt: 0.001 * DAY })
  })

  test('uses and forfeits what is on hand to the thousandth, whatever the journal', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const { settings, entries, through } = randomJournal(seed)
      const book = emptyBook(settings)
      fold(book, entries, () => undefined)
      for (const [account, lots] of book.active) {
        const held = lots.filter((one) => one.expiresAt > through && remaining(one) > 0)
        const left = held.reduce((sum, one) => sum + remaining(one), 0)
        const used = { units: seed * 977, days: 1 + (seed % 14) }
        const ahead = outlook(lots, used, through, settings.drawingOrders.get(account))
        const slow = hourByHour(held, used, through)
        expect(ahead.levels[0]?.units).toBe(left)
        if (left > 0) expect(ahead.levels.at(-1)?.units).toBe(0)
        expect(ahead.unused).toBeLessThanOrEqual(left)
        if (settings.drawingOrders.get(account) === 'purchase') continue
        // The hourly walk draws a thousandth later at most, at each of the expiries.
        expect(Math.abs(ahead.unused - slow)).toBeLessThanOrEqual(
          held.length * Math.ceil(used.units / used.days / 24 + 1),
        )
      }
    }
  })
})

/** What expires unused when the rate is drawn hour by hour from what expires first: slow, and plain to see. */
function hourByHour(lots: readonly Lot[], used: { units: number; days: number }, now: number): number {
  const left = new Map(lots.map((one) => [one.id, remaining(one)]))
  const order = lots.toSorted((a, b) => a.expiresAt - b.expiresAt)
  let unused = 0
  let drawn = 0
  const end = Math.max(now, ...lots.map((one) => one.expiresAt))
  for (let hour = 1; now + (hour - 1) * 3_600_000 < end; hour += 1) {
    const at = now + hour * 3_600_000
    let open = Math.floor((used.units * hour) / (used.days * 24)) - drawn
    drawn += open
    for (const one of order) {
      const taken = Math.min(open, left.get(one.id) ?? 0)
      left.set(one.id, (left.get(one.id) ?? 0) - taken)
      open -= taken
    }
    for (const one of order) {
      if (one.expiresAt > at) continue
      unused += left.get(one.id) ?? 0
      left.set(one.id, 0)
    }
  }
  return unused
}

describe('the units a day that use everything in time', () => {
  test('are the most that any expiry asks for', () => {
    expect(neededPerDay([lot('a', 10, 5), lot('b', 10, 20)], 0)).toBe(2000)
    expect(neededPerDay([lot('a', 2, 10), lot('b', 40, 20)], 0)).toBe(2100)
  })

  test('are enough, and a thousandth less is not', () => {
    const lots = [lot('a', 7, 3), lot('b', 31, 11), lot('c', 5, 12)]
    const need = neededPerDay(lots, 0) ?? 0
    expect(outlook(lots, { units: need, days: 1 }, 0).unused).toBe(0)
    expect(outlook(lots, { units: need - 1, days: 1 }, 0).unused).toBeGreaterThan(0)
  })

  test('count less than a day as one', () => {
    expect(neededPerDay([lot('a', 10, 1)], DAY - 1)).toBe(10_000)
  })

  test('are none where nothing is on hand', () => {
    expect(neededPerDay([], 0)).toBeNull()
  })
})

test('days that are not over do not count as left', () => {
  expect(wholeDaysUntil(3 * DAY - 1, 0)).toBe(2)
  expect(wholeDaysUntil(0, DAY)).toBe(0)
})
