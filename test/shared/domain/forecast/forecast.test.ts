import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Book } from '../../../../shared/domain/book.ts'
import { emptyBook } from '../../../../shared/domain/book.ts'
import type { Forecast, ForecastProblem } from '../../../../shared/domain/forecast/forecast.ts'
import { forecastTakes } from '../../../../shared/domain/forecast/forecast.ts'
import type { Charge } from '../../../../shared/domain/journal.ts'
import { judgedTakes, keepKey } from '../../../../shared/domain/forecast/keep-history.ts'
import { keepRates, PRIOR } from '../../../../shared/domain/forecast/keep-rates.ts'
import { projectRenders } from '../../../../shared/domain/queue.ts'
import { costOfTakes } from '../../../../shared/domain/forecast/takes-cost.ts'
import { at, foldInto, purchase, UTC_USD } from '../../../support/fold.ts'
import { UNSTOPPED } from '../../../support/unstopped.ts'

const CHARGE: Charge = {
  model: 'MiniMax-Hailuo-2.3',
  resolution: '768p',
  seconds: 6,
  unitsPerClip: 1000,
  payAsYouGo: 280_000,
  listPricePerUnit: 280_000,
}
const FINE: Charge = { ...CHARGE, resolution: '1080p', unitsPerClip: 2000, payAsYouGo: 490_000 }
const [KIND, FINE_KIND] = [keepKey(CHARGE), keepKey(FINE)]

function bookOf(...purchases: ReturnType<typeof purchase>[]): Book {
  const book = emptyBook(UTC_USD)
  foldInto(book, purchases)
  return book
}

function forecast(problem: Partial<ForecastProblem> = {}): Forecast {
  const renders = Array.from({ length: 10 }, () => ({ charge: CHARGE, clips: 1, at: at('2026-01-02') }))
  return forecastTakes(
    {
      book: emptyBook(UTC_USD),
      account: 'main',
      production: 'Nova',
      history: [],
      renders,
      plannedUnits: 0,
      draws: 2000,
      seed: 1,
      ...problem,
    },
    UNSTOPPED,
  )
}

const cell = fc
  .record({ production: fc.constantFrom('Nova', 'Ads', 'Film'), kind: fc.constantFrom(KIND, FINE_KIND) })
  .chain(({ production, kind }) =>
    fc
      .tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }))
      .map(([takes, kept]) => ({ production, kind, takes, kept: Math.min(takes, kept) })),
  )
const history = fc.uniqueArray(cell, {
  maxLength: 6,
  selector: ({ production, kind }) => `${production}/${kind}`,
})

describe('keep rates', () => {
  test('without history are the prior: 3 takes a kept clip, one production in ten above 9', () => {
    const rates = keepRates([], 'Nova', [KIND])
    const [one] = rates.kinds
    const deviation = Math.hypot(PRIOR.kindDeviation, PRIOR.productionDeviation, PRIOR.cellDeviation)
    expect(rates.means[0]).toBeCloseTo(PRIOR.logOdds, 12)
    expect(rates.factor[0]?.[0]).toBeCloseTo(deviation, 12)
    expect(one?.takesPerKept.middle).toBeCloseTo(3, 12)
    expect(one?.takesPerKept.high).toBeCloseTo(1 + 2 * Math.exp(1.28155 * deviation), 3)
    expect(one?.evidence.own).toEqual({ takes: 0, kept: 0 })
  })

  test('with thousands of takes are what these say', () => {
    const [one] = keepRates([{ production: 'Nova', kind: KIND, takes: 50_000, kept: 5000 }], 'Nova', [KIND]).kinds
    expect(one?.takesPerKept.middle).toBeCloseTo(10, 0)
    expect(one?.takesPerKept.high).toBeLessThan(10.5)
  })

  test('of a kind without takes lean on the production’s other takes, and on the kind’s in other productions', () => {
    const middle = (...cells: [string, string][]): number => {
      const seen = cells.map(([production, kind]) => ({ production, kind, takes: 400, kept: 40 }))
      return keepRates(seen, 'Nova', [KIND]).kinds[0]?.takesPerKept.middle ?? 0
    }
    const [prior, byKind, byProduction] = [middle(), middle(['Ads', KIND]), middle(['Nova', FINE_KIND])]
    expect(byKind).toBeGreaterThan(prior)
    expect(byProduction).toBeGreaterThan(byKind)
    expect(middle(['Nova', FINE_KIND], ['Ads', KIND], ['Ads', FINE_KIND])).toBeGreaterThan(byKind)
  })

  test('that are seen more often are known better', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 20, max: 400 }), (others, kept) => {
        const elsewhere = others.filter(({ production, kind }) => production !== 'Nova' || kind !== KIND)
        const width = (times: number): number => {
          const own = { production: 'Nova', kind: KIND, takes: 3 * kept * times, kept: kept * times }
          const takes = keepRates([...elsewhere, own], 'Nova', [KIND]).kinds[0]?.takesPerKept
          return (takes?.high ?? 0) / (takes?.low ?? 1)
        }
        expect(width(20)).toBeLessThan(width(1))
      }),
      { numRuns: 60 },
    )
  })

  test('stay finite whatever was kept', () => {
    fc.assert(
      fc.property(history, (cells) => {
        for (const { takesPerKept } of keepRates(cells, 'Nova', [KIND, FINE_KIND]).kinds) {
          expect(takesPerKept.low).toBeGreaterThanOrEqual(1)
          expect(takesPerKept.middle).toBeGreaterThanOrEqual(takesPerKept.low)
          expect(takesPerKept.high).toBeGreaterThanOrEqual(takesPerKept.middle)
          expect(Number.isFinite(takesPerKept.high)).toBe(true)
        }
      }),
    )
  })
})

describe('marks', () => {
  const made = { production: 'Nova', kind: KIND, made: 30, kept: 10, dropped: 0 }

  test('of a production that marks keepers alone mean that the others were not kept', () => {
    const fine = { ...made, kind: FINE_KIND, made: 7, kept: 0 }
    expect(judgedTakes([made, fine]).map(({ takes, kept }) => [takes, kept])).toEqual([
      [30, 10],
      [7, 0],
    ])
  })

  test('of a production that marks both are believed as far as they go', () => {
    expect(judgedTakes([{ ...made, dropped: 5 }])).toEqual([{ production: 'Nova', kind: KIND, takes: 15, kept: 10 }])
  })

  test('that were never made say nothing', () => {
    expect(judgedTakes([{ ...made, kept: 0 }])).toEqual([])
  })
})

describe('what takes cost', () => {
  const render = fc.record({
    charge: fc.constantFrom(CHARGE, FINE, { ...CHARGE, unitsPerClip: 333, payAsYouGo: 1_234_567 }),
    clips: fc.integer({ min: 1, max: 3 }),
    later: fc.integer({ min: 0, max: 60 }),
    takes: fc.integer({ min: 1, max: 40 }),
  })

  test('is to the minor unit what the projection of the same takes costs (R2, R3, R5, R7)', () => {
    fc.assert(
      fc.property(fc.array(render, { minLength: 1, maxLength: 20 }), fc.boolean(), (plan, byPurchase) => {
        const settings = { ...UTC_USD, drawingOrders: new Map([['main', byPurchase ? 'purchase' : 'expiry'] as const]) }
        const book = emptyBook(settings)
        foldInto(book, [
          purchase(1, '2026-01-01', { units: '33.3', price: '10.01', expires: '2026-02-10' }),
          purchase(2, '2026-01-02', { units: '17', price: '3.33', expires: '2026-01-20' }),
          purchase(3, '2026-01-03', { units: '50', price: '12.34', expires: '2026-03-01' }),
        ])
        const renders = plan.map((one) => ({ ...one, at: at('2026-01-04') + one.later * 86_400_000 }))
        const cost = costOfTakes(book, 'main', renders)(Int32Array.from(renders, ({ takes }) => takes))
        const projected = projectRenders(
          book,
          renders.map(({ charge, clips, takes, at: when }, index) => ({
            id: String(index),
            account: 'main',
            charge,
            clips: clips * takes,
            at: when,
          })),
        )
        const sums = [...projected.values()].reduce(
          (sum, one) => ({
            units: sum.units + one.units,
            cost: sum.cost + one.cost,
            overageUnits: sum.overageUnits + one.overageUnits,
          }),
          { units: 0, cost: 0, overageUnits: 0 },
        )
        expect(cost).toEqual(sums)
      }),
    )
  })
})

describe('a forecast', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(forecast({ seed: 7 })).toEqual(forecast({ seed: 7 }))
    expect(forecast({ seed: 8 }).units).not.toEqual(forecast({ seed: 7 }).units)
  })

  test('has rising percentiles, and a bin for each future', () => {
    fc.assert(
      fc.property(history, fc.integer(), (cells, seed) => {
        const { units, cost, takes, draws } = forecast({ history: cells, seed, draws: 200 })
        for (const { p50, p80, p95 } of [units, cost, takes]) {
          expect(p50).toBeLessThanOrEqual(p80)
          expect(p80).toBeLessThanOrEqual(p95)
        }
        for (const { bins } of [units, cost]) {
          expect(bins.length).toBeLessThanOrEqual(33)
          expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(draws)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('is narrower where the production has shown what it needs', () => {
    const width = ({ units }: Forecast): number => units.p95 / units.p50
    const seen = forecast({ history: [{ production: 'Nova', kind: KIND, takes: 3000, kept: 1000 }] })
    expect(width(seen)).toBeLessThan(width(forecast()))
  })

  test('R6: counts each take that succeeds, and no other: a render needs at least one', () => {
    const { units, takes } = forecast({ history: [{ production: 'Nova', kind: KIND, takes: 4000, kept: 4000 }] })
    expect(units.p50).toBe(10_000)
    expect(takes.p50).toBe(10)
  })

  test('says how often what is on hand lasts: always with plenty, never with nothing', () => {
    expect(forecast({ book: bookOf(purchase(1, '2026-01-01')) }).lasting).toBe(2000)
    expect(forecast().lasting).toBe(0)
  })

  test('R3: does not reckon with a lot that has expired when a render is made', () => {
    const book = bookOf(purchase(1, '2026-01-01', { expires: '2026-01-02' }))
    expect(forecast({ book }).lasting).toBe(0)
  })

  test('says in how many futures the takes that are planned are enough', () => {
    const { units, withinPlan, draws } = forecast({ plannedUnits: forecast().units.p80 })
    expect(withinPlan).toBeGreaterThanOrEqual(draws * 0.8)
    expect(forecast({ plannedUnits: units.p50 }).withinPlan).toBeLessThan(withinPlan)
  })

  test('that is stopped answers what was drawn so far', () => {
    const problem = { renders: [{ charge: CHARGE, clips: 1, at: 0 }], draws: 100_000, seed: 1 }
    const stopped = { ...UNSTOPPED, isStopped: () => true }
    const { draws } = forecastTakes(
      { book: emptyBook(UTC_USD), account: 'main', production: 'Nova', history: [], plannedUnits: 0, ...problem },
      stopped,
    )
    expect(draws).toBeGreaterThan(0)
    expect(draws).toBeLessThan(1000)
  })
})
