import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyBook, emptyBook } from '../../../shared/domain/book.ts'
import type { Book } from '../../../shared/domain/book.ts'
import type { Charge } from '../../../shared/domain/journal.ts'
import { expireThrough, fold } from '../../../shared/domain/postings.ts'
import type { ProjectedTakes } from '../../../shared/domain/queue.ts'
import { clipsToDo, moved, projectPlan, projectRenders, sumProjections } from '../../../shared/domain/queue.ts'
import { at, entryId, purchase, usage, UTC_USD, foldInto } from '../../support/fold.ts'
import { randomJournal } from '../../support/random-journal.ts'

const CHARGE: Charge = {
  model: 'MiniMax-Hailuo-2.3',
  resolution: '768p',
  seconds: 6,
  unitsPerClip: 1000,
  payAsYouGo: 280_000,
  listPricePerUnit: 280_000,
}

function bookOf(...purchases: ReturnType<typeof purchase>[]): Book {
  const book = emptyBook(UTC_USD)
  foldInto(book, purchases)
  return book
}

function takes(id: string, clips: number, when = '2026-01-02', charge: Partial<Charge> = {}): ProjectedTakes {
  return { id, account: 'main', charge: { ...CHARGE, ...charge }, clips, at: at(when) }
}

describe('a projection', () => {
  test('R2: draws the lot that expires first, and tells what is left after each render', () => {
    const book = bookOf(
      purchase(1, '2026-01-01', { units: '10', price: '10.00', expires: '2026-03-01' }),
      purchase(2, '2026-01-01', { units: '4', price: '2.00', expires: '2026-02-01', pack: 'small' }),
    )
    const projected = projectRenders(book, [takes('a', 3), takes('b', 3)])
    expect(projected.get('a')).toMatchObject({
      units: 3000,
      cost: 150,
      draws: [{ lot: entryId(2), pack: 'small', expiresAt: at('2026-02-01'), units: 3000, cost: 150 }],
      balanceAfter: 11_000,
    })
    expect(projected.get('b')?.draws).toEqual([
      { lot: entryId(2), pack: 'small', expiresAt: at('2026-02-01'), units: 1000, cost: 50 },
      { lot: entryId(1), pack: 'standard', expiresAt: at('2026-03-01'), units: 2000, cost: 200 },
    ])
  })

  test('R5: counts what no lot covers at the pay-as-you-go price, and names it in the sums', () => {
    const book = bookOf(purchase(1, '2026-01-01', { units: '2.5', price: '1.00' }))
    const projected = projectRenders(book, [takes('a', 2), takes('b', 2)])
    expect(projected.get('a')?.overageUnits).toBe(0)
    expect(projected.get('b')).toMatchObject({ overageUnits: 1500, overageCost: 42, cost: 62, balanceAfter: 0 })
    expect(sumProjections(projected.values())).toEqual({ units: 4000, cost: 142, overageUnits: 1500, overageCost: 42 })
  })

  test('R7: shares that do not come out even add up to the lot’s price', () => {
    const book = bookOf(purchase(1, '2026-01-01', { units: '3', price: '1.00' }))
    const projected = projectRenders(book, [takes('a', 1), takes('b', 1), takes('c', 1)])
    expect([...projected.values()].map((one) => one.cost)).toEqual([33, 34, 33])
  })

  test('R3: does not draw from a lot that has expired by the render’s day', () => {
    const book = bookOf(purchase(1, '2026-01-01', { units: '10', price: '10.00', expires: '2026-02-01' }))
    const projected = projectRenders(book, [takes('late', 1, '2026-02-01'), takes('soon', 1, '2026-01-31')])
    expect(projected.get('soon')).toMatchObject({ cost: 100, balanceAfter: 9000 })
    expect(projected.get('late')).toMatchObject({ cost: 28, draws: [], overageUnits: 1000, balanceAfter: 0 })
  })

  test('leaves the book as it was', () => {
    const book = bookOf(purchase(1, '2026-01-01'))
    const before = structuredClone([...book.lots.values()])
    projectRenders(book, [takes('a', 5000)])
    expect([...book.lots.values()]).toEqual(before)
  })

  test('costs to the cent what recording the same takes then costs, whatever the ledger', () => {
    const render = fc.record({
      clips: fc.integer({ min: 1, max: 400 }),
      unitsPerClip: fc.constantFrom(250, 333, 700, 1000, 4001),
      payAsYouGo: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
      later: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(fc.integer(), fc.array(render, { minLength: 1, maxLength: 12 }), (seed, plan) => {
        const { settings, entries, through } = randomJournal(seed)
        const book = emptyBook(settings)
        fold(book, entries, () => undefined)
        expireThrough(book, through, () => undefined)
        const account = entries[0]?.kind === 'amend' ? 'main' : (entries[0]?.account ?? 'main')
        const planned = plan.map(({ clips, unitsPerClip, payAsYouGo, later }, number): ProjectedTakes => ({
          id: entryId(number),
          account,
          charge: { ...CHARGE, unitsPerClip, payAsYouGo },
          clips,
          at: through + later * 86_400_000,
        }))
        const projected = projectRenders(book, planned)
        // Recorded one by one, in the journal's order.
        const recorded = copyBook(book)
        for (const one of planned.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
          const entry = { ...usage(0, '2026-01-01', '1'), ...one, outcome: 'success' as const }
          const posted = foldInto(recorded, [entry]).filter((posting) => posting.kind !== 'expiry')
          const projection = projected.get(one.id)
          expect(projection?.cost).toBe(posted.reduce((sum, posting) => sum + posting.cost, 0))
          expect(projection?.draws.map((draw) => [draw.lot, draw.units, draw.cost])).toEqual(
            posted
              .filter((posting) => posting.lot !== null)
              .map((posting) => [posting.lot, -posting.units, posting.cost]),
          )
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a projection with what is to come', () => {
  const small = (number: number, when: string, expires: string) =>
    purchase(number, when, { units: '4', price: '4.00', expires })

  test('draws a planned purchase from its day on, like a lot on hand', () => {
    const book = bookOf(small(1, '2026-01-01', '2026-02-01'))
    const changes = { purchases: [small(2, '2026-01-05', '2026-02-05')], holds: [] }
    const { renders, expiring } = projectPlan(book, [takes('a', 6, '2026-01-04'), takes('b', 3, '2026-01-05')], changes)
    expect(renders.get('a')).toMatchObject({ overageUnits: 2000, balanceAfter: 0 })
    expect(renders.get('b')).toMatchObject({ overageUnits: 0, cost: 300, balanceAfter: 1000 })
    expect(expiring).toEqual([
      { lot: entryId(2), pack: 'standard', expiresAt: at('2026-02-05'), units: 1000, cost: 100 },
    ])
  })

  test('takes of one render on several days are one projection, each lot once', () => {
    const book = bookOf(small(1, '2026-01-01', '2026-01-03'), small(2, '2026-01-01', '2026-02-01'))
    const { renders, pieces, expiring } = projectPlan(
      book,
      [takes('a', 2, '2026-01-02'), takes('a', 3, '2026-01-03'), takes('a', 3, '2026-01-04')],
      { purchases: [], holds: [] },
    )
    expect(pieces.map((piece) => piece.projection.overageUnits)).toEqual([0, 0, 2000])
    expect(renders.get('a')).toMatchObject({ units: 8000, overageUnits: 2000, overageCost: 56, balanceAfter: 0 })
    expect(renders.get('a')?.draws.map((draw) => [draw.lot, draw.units])).toEqual([
      [entryId(1), 2000],
      [entryId(2), 4000],
    ])
    expect(expiring.map((one) => [one.lot, one.units])).toEqual([[entryId(1), 2000]])
  })

  test('held units are left alone until they are let go, and forfeited with their lot', () => {
    const book = bookOf(small(1, '2026-01-01', '2026-02-01'))
    const holds = [{ lot: entryId(1), units: 3000, until: at('2026-01-25') }]
    const plan = [takes('a', 2, '2026-01-02'), takes('b', 1, '2026-01-25')]
    const { renders, expiring } = projectPlan(book, plan, { purchases: [], holds })
    expect(renders.get('a')).toMatchObject({ overageUnits: 1000, balanceAfter: 0 })
    expect(renders.get('b')).toMatchObject({ overageUnits: 0, balanceAfter: 2000 })
    expect(expiring.map((one) => one.units)).toEqual([2000])
  })

  test('whatever the plan: what is drawn and what expires is what the lots hold, and costs their prices', () => {
    const lot = fc.record({
      units: fc.integer({ min: 1, max: 40 }),
      price: fc.integer({ min: 0, max: 5000 }),
      from: fc.integer({ min: 0, max: 20 }),
      lasts: fc.integer({ min: 1, max: 20 }),
    })
    const piece = fc.record({ clips: fc.integer({ min: 1, max: 30 }), on: fc.integer({ min: 0, max: 40 }) })
    fc.assert(
      fc.property(
        fc.array(lot, { maxLength: 5 }),
        fc.array(lot, { maxLength: 5 }),
        fc.array(piece, { minLength: 1, maxLength: 10 }),
        fc.boolean(),
        (onHand, planned, plan, isHeld) => {
          const start = at('2026-01-01')
          const bought = ({ units, price, from, lasts }: (typeof onHand)[number], number: number) => ({
            ...purchase(number, '2026-01-01', { units: String(units) }),
            price,
            at: start + from * 86_400_000,
            expiresAt: start + (from + lasts) * 86_400_000,
          })
          const book = bookOf(...onHand.map((one, index) => bought({ ...one, from: 0 }, index)))
          const purchases = planned.map((one, index) => bought(one, 100 + index))
          const holds = isHeld
            ? onHand.map(({ units, lasts }, index) => ({
                lot: entryId(index),
                units: units * 500,
                until: start + lasts * 86_400_000 - 1,
              }))
            : []
          const renders = plan.map(({ clips, on }, index) => ({
            ...takes(String(index), clips),
            at: start + on * 86_400_000,
          }))
          const projected = projectPlan(book, renders, { purchases, holds })
          const draws = [...projected.renders.values()].flatMap((one) => one.draws)
          const total = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0)
          const all = [...onHand, ...planned]
          expect(total(draws.map((one) => one.units)) + total(projected.expiring.map((one) => one.units))).toBe(
            total(all.map((one) => one.units * 1000)),
          )
          expect(total(draws.map((one) => one.cost)) + total(projected.expiring.map((one) => one.cost))).toSatisfy(
            (cost: number) =>
              isHeld
                ? Math.abs(cost - total(all.map((one) => one.price))) <= 2 * holds.length
                : cost === total(all.map((one) => one.price)),
          )
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('clips still to be made are those planned less those made, and none of a render that is held or done', () => {
  const render = { takes: 3, clips: 2, state: 'planned' as const }
  expect(clipsToDo(render, 0)).toBe(6)
  expect(clipsToDo(render, 5)).toBe(1)
  expect(clipsToDo(render, 9)).toBe(0)
  expect(clipsToDo({ ...render, state: 'held' }, 0)).toBe(0)
  expect(clipsToDo({ ...render, state: 'done' }, 0)).toBe(0)
})

test('moving back undoes moving', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), fc.nat(), fc.nat(), (list, a, b) => {
      const [from, to] = [a % list.length, b % list.length]
      expect(moved(moved(list, from, to), to, from)).toEqual(list)
    }),
  )
})
