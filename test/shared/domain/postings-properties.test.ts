import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Book, BookSettings } from '../../../shared/domain/book.ts'
import { activeLots, copyBook, emptyBook, openBook } from '../../../shared/domain/book.ts'
import { addValidity, formatInstant } from '../../../shared/domain/calendar.ts'
import type { EntryId, MovingEntry } from '../../../shared/domain/journal.ts'
import { compareEntries } from '../../../shared/domain/journal.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import { bookValue, DRAWING_ORDERS, remaining } from '../../../shared/domain/lot.ts'
import { formatAmount } from '../../../shared/domain/money.ts'
import { expireThrough } from '../../../shared/domain/postings.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import type { Posted } from '../../support/fold.ts'
import { amend, at, balance, foldInto, purchase, usage } from '../../support/fold.ts'

const ACCOUNTS = ['main', 'second']
const START = at('2026-01-25')
const HOUR = 3_600_000

/** Few instants, so that entries often share one; written as the builders read them. */
const hour = fc.integer({ min: 0, max: 90 })
const when = (hours: number): string => formatInstant(START + hours * HOUR).slice(0, -1)

type Draft = (number: number, lots: readonly number[]) => MovingEntry | null

const account = fc.constantFrom(...ACCOUNTS)
const price = fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: null, freq: 3 })

const purchaseDraft: fc.Arbitrary<Draft> = fc
  .record({
    account,
    from: hour,
    life: fc.integer({ min: 1, max: 120 }),
    units: fc.oneof({ arbitrary: fc.integer({ min: 1, max: 10_000 }), weight: 5 }, fc.constant(3_760_000)),
    price: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1_000_000 })),
  })
  .map((of) => (number) => {
    const expires = when(of.from + of.life)
    const money = { units: formatUnits(of.units), price: formatAmount(of.price, 'USD') }
    return purchase(number, when(of.from), { account: of.account, expires, ...money })
  })

const usageDraft: fc.Arbitrary<Draft> = fc
  .record({
    account,
    hours: hour,
    units: fc.constantFrom('0.3', '0.7', '1.1', '1.3', '2'),
    clips: fc.integer({ min: 1, max: 5 }),
    outcome: fc.constantFrom('success', 'success', 'success', 'failed', 'rejected'),
    payAsYouGo: price,
    listPricePerUnit: price,
  })
  .map(
    ({ hours, units, payAsYouGo, listPricePerUnit, ...rest }) =>
      (number) =>
        usage(number, when(hours), units, { ...rest, charge: { payAsYouGo, listPricePerUnit } }),
  )

const balanceDraft: fc.Arbitrary<Draft> = fc
  .record({
    account,
    hours: hour,
    units: fc.integer({ min: 0, max: 20_000 }),
    named: fc.option(fc.nat(), { nil: null, freq: 2 }),
  })
  .map((of) => (number, lots) => {
    const lot = of.named === null ? undefined : lots[of.named % lots.length]
    const named = lot === undefined ? {} : { lot }
    return balance(number, when(of.hours), formatUnits(of.units), { account: of.account, ...named })
  })

const amendDraft: fc.Arbitrary<Draft> = fc
  .record({ hours: hour, life: fc.integer({ min: 0, max: 90 }), lot: fc.nat() })
  .map((of) => (number, lots) => {
    const lot = lots[of.lot % lots.length]
    return lot === undefined ? null : amend(number, when(of.hours), lot, when(of.hours + of.life))
  })

const draft = fc.oneof(
  { arbitrary: purchaseDraft, weight: 3 },
  { arbitrary: usageDraft, weight: 6 },
  { arbitrary: balanceDraft, weight: 3 },
  { arbitrary: amendDraft, weight: 2 },
)

interface Scenario {
  readonly settings: BookSettings
  /** In R1 order; every entry stands. */
  readonly entries: readonly MovingEntry[]
}

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    drafts: fc.array(draft, { minLength: 5, maxLength: 60, size: 'max' }),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Kiritimati'),
    orders: fc.tuple(fc.constantFrom(...DRAWING_ORDERS), fc.constantFrom(...DRAWING_ORDERS)),
  })
  .map(({ drafts, zone, orders }) => {
    const drawingOrders = new Map(orders.map((order, index) => [ACCOUNTS[index] ?? '', order]))
    const settings: BookSettings = { zone, currency: 'USD', drawingOrders }
    return { settings, entries: standing(settings, written(drafts)) }
  })

/** The drafts as entries; balances and amends name the lots that any purchase or balance may have made. */
function written(drafts: readonly Draft[]): MovingEntry[] {
  const makers = drafts.flatMap((make, index) => {
    const kind = make(index, [])?.kind
    return kind === 'purchase' || kind === 'balance' ? [index] : []
  })
  return drafts.flatMap((make, index) => make(index, makers) ?? [])
}

/** The entries in R1 order, without those that the fold refuses. */
function standing(settings: BookSettings, entries: readonly MovingEntry[]): MovingEntry[] {
  const book = emptyBook(settings)
  return entries.toSorted(compareEntries).filter((entry) => {
    try {
      foldInto(book, [entry])
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  })
}

const atOnce = ({ settings, entries }: Scenario): Posted[] => foldInto(emptyBook(settings), entries)

function expireAll(book: Book): Posted[] {
  const postings: Posted[] = []
  expireThrough(book, Infinity, (posting) => postings.push({ ...posting, entry: null }))
  return postings
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** A scenario and how many of its entries stand before the cut. */
const cutScenario = scenario.chain((of) =>
  fc.record({ of: fc.constant(of), cut: fc.integer({ min: 0, max: of.entries.length }) }),
)

describe('folding in parts', () => {
  /** Folds the entries before the cut, has the book handed over, and folds the rest with what is left to expire. */
  function foldInParts(of: Scenario, cut: number, handOver: (book: Book, reached: number) => Book): Posted[] {
    const book = emptyBook(of.settings)
    const before = foldInto(book, of.entries.slice(0, cut))
    const next = handOver(book, of.entries[cut - 1]?.at ?? -Infinity)
    return [...before, ...foldInto(next, of.entries.slice(cut)), ...expireAll(next)]
  }

  function expectedOf(of: Scenario): Posted[] {
    const book = emptyBook(of.settings)
    return [...foldInto(book, of.entries), ...expireAll(book)]
  }

  test.each<[string, (book: Book, reached: number) => Book]>([
    ['continuing the book', (book) => book],
    ['continuing a copy of it', copyBook],
    [
      'continuing from its lots, stored in any order',
      (book, reached) => openBook(book.settings, structuredClone([...book.lots.values()].reverse()), reached),
    ],
  ])('gives the same postings as folding at once, wherever it is cut: by %s', (_, handOver) => {
    fc.assert(
      fc.property(cutScenario, ({ of, cut }) => {
        expect(foldInParts(of, cut, handOver)).toEqual(expectedOf(of))
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  test('gives the same postings when expiries are posted before the next entry is known', () => {
    fc.assert(
      fc.property(cutScenario, fc.nat({ max: 90 * HOUR }), ({ of, cut }, wait) => {
        const early: Posted[] = []
        const postings = foldInParts(of, cut, (book, reached) => {
          const now = Math.min(Math.max(reached, START) + wait, of.entries[cut]?.at ?? Infinity)
          expireThrough(book, now, (posting) => early.push({ ...posting, entry: null }))
          return openBook(book.settings, structuredClone([...book.lots.values()]), now)
        })
        const first = foldInto(emptyBook(of.settings), of.entries.slice(0, cut)).length
        expect(postings.toSpliced(first, 0, ...early)).toEqual(expectedOf(of))
      }),
      { seed: 2, numRuns: 300 },
    )
  })

  test('gives the same postings in whatever order the entries came in', () => {
    const shuffled = scenario.chain((of) =>
      fc.record({
        of: fc.constant(of),
        arrival: fc.shuffledSubarray([...of.entries], { minLength: of.entries.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ of, arrival }) => {
        expect(atOnce({ ...of, entries: arrival.toSorted(compareEntries) })).toEqual(atOnce(of))
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  test('leaves the book from which a copy was taken as it was', () => {
    fc.assert(
      fc.property(cutScenario, ({ of, cut }) => {
        const book = emptyBook(of.settings)
        foldInto(book, of.entries.slice(0, cut))
        const before = structuredClone({ ...book, settings: null })
        foldInto(copyBook(book), of.entries.slice(cut))
        expect({ ...book, settings: null }).toEqual(before)
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})

describe('what every fold keeps', () => {
  const overEntries = (check: (book: Book, posted: readonly Posted[], entry: MovingEntry) => void): void => {
    fc.assert(
      fc.property(scenario, ({ settings, entries }) => {
        const book = emptyBook(settings)
        for (const entry of entries) check(book, foldInto(book, [entry]), entry)
      }),
      { seed: 5, numRuns: 300 },
    )
  }

  test('R7 cost: the costs of a lot that is used up or expired add up to its price; those of another, with its book value', () => {
    fc.assert(
      fc.property(scenario, (of) => {
        const book = emptyBook(of.settings)
        const postings = foldInto(book, of.entries)
        const costs = (lot: Lot): number =>
          sum(postings.filter((posting) => posting.lot === lot.id).map((posting) => posting.cost))
        for (const lot of book.lots.values()) {
          expect(costs(lot) + bookValue(lot)).toBe(lot.price)
          if (remaining(lot) === 0) expect(costs(lot)).toBe(lot.price)
        }
        postings.push(...expireAll(book))
        for (const lot of book.lots.values()) expect([remaining(lot), costs(lot)]).toEqual([0, lot.price])
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  test('no lot is ever below nought or above its units', () => {
    overEntries((book) => {
      for (const lot of book.lots.values()) {
        expect(lot.consumed).toBeGreaterThanOrEqual(0)
        expect(lot.consumed).toBeLessThanOrEqual(lot.units)
      }
    })
  })

  test('units in are units out: what a lot gained and lost is what is left of it', () => {
    fc.assert(
      fc.property(scenario, (of) => {
        const book = emptyBook(of.settings)
        const postings = foldInto(book, of.entries)
        for (const lot of book.lots.values()) {
          expect(sum(postings.filter((posting) => posting.lot === lot.id).map(({ units }) => units))).toBe(
            remaining(lot),
          )
        }
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  test('R5, R6: usage and overage of a take are what it is charged, and nothing where it did not succeed', () => {
    overEntries((_, posted, entry) => {
      if (entry.kind !== 'usage') return
      const moved = sum(posted.filter((posting) => posting.entry === entry.id).map(({ units }) => units))
      expect(moved + 0).toBe(entry.outcome === 'success' ? -entry.clips * entry.charge.unitsPerClip : 0)
    })
  })

  test('R2, R3: units move only while their lot is active, and expire at its expiry', () => {
    overEntries((book, posted) => {
      for (const posting of posted) {
        const lot = posting.lot === null ? undefined : book.lots.get(posting.lot)
        if (lot === undefined) continue
        expect(posting.account).toBe(lot.account)
        expect(posting.at).toBeGreaterThanOrEqual(lot.purchasedAt)
        if (posting.kind === 'expiry') expect(posting.at).toBe(lot.expiresAt)
        else expect(posting.at).toBeLessThan(lot.expiresAt)
      }
    })
  })

  test('R8 balance: after it the account, or the named lot with what was found, holds what the console showed', () => {
    overEntries((book, posted, entry) => {
      if (entry.kind !== 'balance') return
      const lots = activeLots(book, entry.account)
      const meant = entry.lot === null ? lots : lots.filter((lot) => lot.id === entry.lot || lot.id === entry.id)
      expect(sum(meant.map(remaining))).toBe(entry.units)
      for (const posting of posted) expect(['adjustment', 'expiry']).toContain(posting.kind)
    })
  })

  test('the postings stand in the order of their instants', () => {
    fc.assert(
      fc.property(scenario, (of) => {
        const instants = atOnce(of).map((posting) => posting.at)
        expect(instants).toEqual(instants.toSorted((a, b) => a - b))
      }),
      { seed: 8, numRuns: 200 },
    )
  })
})

describe('the fold against a plain reading of the rules', () => {
  test('gives the same postings as an account that looks through all lots for each step, in big integers', () => {
    fc.assert(
      fc.property(scenario, (of) => {
        expect(atOnce(of)).toEqual(plainFold(of))
      }),
      { seed: 9, numRuns: 500 },
    )
  })
})

interface PlainLot {
  readonly id: EntryId
  readonly account: string
  readonly bought: number
  readonly units: number
  readonly price: number
  expires: number
  gone: number
  forfeited: boolean
}

/** R1 to R9 read word by word, without regard to speed: shares no code with the fold but the calendar's month (R4). */
function plainFold({ settings, entries }: Scenario): Posted[] {
  const postings: Posted[] = []
  const lots: PlainLot[] = []

  const halfAway = (numerator: bigint, divisor: bigint): number =>
    numerator < 0n ? -halfAway(-numerator, divisor) : Number((2n * numerator + divisor) / (2n * divisor))
  const share = (lot: PlainLot, gone: number): number => halfAway(BigInt(lot.price) * BigInt(gone), BigInt(lot.units))
  const left = (lot: PlainLot): number => lot.units - lot.gone

  const move = (kind: Posted['kind'], instant: number, lot: PlainLot, out: number, entry: EntryId | null): void => {
    const cost = share(lot, lot.gone + out) - share(lot, lot.gone)
    lot.gone += out
    postings.push({ kind, at: instant, account: lot.account, lot: lot.id, units: -out, cost, entry })
  }

  const inOrder = (of: string): PlainLot[] => {
    const byPurchase = settings.drawingOrders.get(of) === 'purchase'
    const key = (lot: PlainLot): string => {
      const [first, second] = byPurchase ? [lot.bought, lot.expires] : [lot.expires, lot.bought]
      return `${String(first).padStart(15, '0')} ${String(second).padStart(15, '0')} ${lot.id}`
    }
    const active = lots.filter((lot) => lot.account === of && !lot.forfeited)
    return active.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  }

  const expireUntil = (instant: number): void => {
    const key = (lot: PlainLot): string => `${lot.expires} ${lot.bought} ${lot.id}`
    const due = lots.filter((lot) => !lot.forfeited && lot.expires <= instant)
    for (const lot of due.sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
      lot.forfeited = true
      if (left(lot) > 0) move('expiry', lot.expires, lot, left(lot), null)
    }
  }

  for (const entry of entries) {
    expireUntil(entry.at)
    const { id } = entry
    if (entry.kind === 'purchase') {
      const lot = { id, account: entry.account, bought: entry.at, units: entry.units, price: entry.price }
      lots.push({ ...lot, expires: entry.expiresAt, gone: 0, forfeited: false })
      postings.push({
        kind: 'purchase',
        at: entry.at,
        account: entry.account,
        lot: id,
        units: entry.units,
        cost: 0,
        entry: id,
      })
    } else if (entry.kind === 'amend') {
      for (const lot of lots) if (lot.id === entry.lot) lot.expires = entry.expiresAt
    } else if (entry.kind === 'usage') {
      if (entry.outcome !== 'success') continue
      let wanted = entry.clips * entry.charge.unitsPerClip
      for (const lot of inOrder(entry.account)) {
        const units = Math.min(wanted, left(lot))
        if (units > 0) move('usage', entry.at, lot, units, id)
        wanted -= units
      }
      if (wanted === 0) continue
      const { payAsYouGo, listPricePerUnit, unitsPerClip } = entry.charge
      // Prices are in millionths, a cent has ten thousand of them.
      const perClip = payAsYouGo !== null
      const cost = halfAway(
        BigInt(payAsYouGo ?? listPricePerUnit ?? 0) * BigInt(wanted),
        10_000n * BigInt(perClip ? unitsPerClip : 1000),
      )
      postings.push({
        kind: 'overage',
        at: entry.at,
        account: entry.account,
        lot: null,
        units: -wanted,
        cost,
        entry: id,
      })
    } else {
      const meant = inOrder(entry.account).filter((lot) => entry.lot === null || lot.id === entry.lot)
      let missing = sum(meant.map(left)) - entry.units
      for (const lot of meant) {
        const units = Math.min(Math.max(missing, 0), left(lot))
        if (units > 0) move('adjustment', entry.at, lot, units, id)
        missing -= units
      }
      for (const lot of meant.reverse()) {
        const units = Math.min(Math.max(-missing, 0), lot.gone)
        if (units > 0) move('adjustment', entry.at, lot, -units, id)
        missing += units
      }
      if (missing === 0) continue
      const last = Math.max(...inOrder(entry.account).map((lot) => lot.expires))
      const expires = last === -Infinity ? addValidity(entry.at, { months: 1 }, settings.zone) : last
      const found = { id, account: entry.account, bought: entry.at, units: -missing, price: 0, expires }
      lots.push({ ...found, gone: 0, forfeited: false })
      postings.push({
        kind: 'adjustment',
        at: entry.at,
        account: entry.account,
        lot: id,
        units: -missing,
        cost: 0,
        entry: id,
      })
    }
  }
  return postings
}
