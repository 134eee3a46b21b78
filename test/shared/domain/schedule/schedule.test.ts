import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '../../../../shared/domain/calendar.ts'
import { schedulePurchases } from '../../../../shared/domain/schedule/schedule.ts'
import type { Plan } from '../../../../shared/domain/schedule/replay.ts'
import type { ScheduleProblem } from '../../../../shared/domain/schedule/problem.ts'
import type { StudyControl } from '../../../../shared/domain/study-control.ts'
import { refusalBy } from '../../../support/refusal.ts'
import { problemOf, UNHURRIED } from '../../../support/schedule-problems.ts'

const ELEVEN_THOUSAND = { '2026-03-02': '11000' }

function schedule(problem: ScheduleProblem) {
  return schedulePurchases(problem, 10_000, UNHURRIED)
}

function bought(plan: Plan | null): string[] | null {
  return plan === null ? null : plan.purchases.map(({ day, pack, count }) => `${formatDay(day)} ${count} ${pack}`)
}

describe('11,000 units in one month, by the figures of the Video Packages page', () => {
  test('where every unit must be covered three Standards are best, 1,500 USD below a Scale', () => {
    const { plan, proven } = schedule(problemOf(ELEVEN_THOUSAND, { overflowPrice: null }))
    expect(bought(plan)).toEqual(['2026-03-02 3 standard'])
    expect([plan.cost, 4500_00 - plan.cost, plan.wastedUnits]).toEqual([3000_00, 1500_00, 280_000])
    expect(proven).toBe(true)
  })

  test('a Pro and 1,080 units paid as they go beat them by 197.60 USD, and two Standards come next', () => {
    const { plan, runnerUp, habit } = schedule(problemOf(ELEVEN_THOUSAND))
    expect(bought(plan)).toEqual(['2026-03-02 1 pro'])
    expect([plan.packCost, plan.overflowUnits, plan.overflowCost, plan.cost]).toEqual([
      2500_00, 1_080_000, 302_40, 2802_40,
    ])
    expect(bought(runnerUp)).toEqual(['2026-03-02 2 standard'])
    expect(runnerUp?.cost).toBe(2974_40)
    expect([bought(habit), habit?.cost, habit?.wastedUnits]).toEqual([['2026-03-02 1 business'], 6000_00, 15_780_000])
  })

  test('a lot on hand is drawn first, and what it leaves of the demand is planned', () => {
    const lot = { id: 'lot', pack: null, units: 1_080_000, expires: parseDay('2026-03-03', 'date') }
    const { plan } = schedule(problemOf(ELEVEN_THOUSAND, { lots: [lot] }))
    expect([bought(plan), plan.cost]).toEqual([['2026-03-02 1 pro'], 2500_00])
    expect(plan.lots[0]).toMatchObject({ id: 'lot', drawn: 1_080_000 })
  })
})

describe('what a purchase covers', () => {
  const most = (day: string) => problemOf({ '2026-01-31': '3000', [day]: '700' }, { overflowPrice: null })

  test('R4: demand until the same day a month later, clamped to the month’s last day, that day excluded', () => {
    expect(bought(schedule(most('2026-02-27')).plan)).toEqual(['2026-01-31 1 standard'])
    expect(bought(schedule(most('2026-02-28')).plan)).toEqual(['2026-01-31 1 standard', '2026-02-28 1 standard'])
    expect(schedule(most('2026-02-27')).plan.purchases[0]?.expires).toBe(parseDay('2026-02-28', 'date'))
  })

  test('a lot on hand covers nothing on the day on which it expires', () => {
    const lot = { id: 'lot', pack: null, units: 5_000_000, expires: parseDay('2026-03-02', 'date') }
    expect(schedule(problemOf({ '2026-03-02': '100' }, { lots: [lot] })).plan.overflowUnits).toBe(100_000)
  })
})

describe('what limits a plan', () => {
  test('nothing is bought before the earliest day', () => {
    const earliest = parseDay('2026-03-03', 'date')
    const demand = { '2026-03-02': '3760', '2026-03-03': '3760' }
    const { plan, habit } = schedule(problemOf(demand, { earliest }))
    expect([bought(plan), plan.overflowUnits]).toEqual([['2026-03-03 1 standard'], 3_760_000])
    expect([bought(habit), habit?.overflowUnits]).toEqual([['2026-03-03 1 business'], 3_760_000])
  })

  test('a budget a month is kept, and what it leaves of one month buys for the next', () => {
    const demand = { '2026-03-20': '3000', '2026-04-05': '3760', '2026-04-06': '3760' }
    const { plan, proven } = schedule(problemOf(demand, { overflowPrice: null, monthlyBudget: 2000_00 }))
    expect([bought(plan), proven]).toEqual([
      ['2026-03-20 1 standard', '2026-04-05 1 standard', '2026-04-06 1 standard'],
      true,
    ])
    const tight = schedule(
      problemOf({ ...demand, '2026-04-20': '3000' }, { overflowPrice: null, monthlyBudget: 2000_00 }),
    )
    expect(bought(tight.plan)).toEqual([
      '2026-03-20 1 standard',
      '2026-03-31 1 standard',
      '2026-04-06 1 standard',
      '2026-04-20 1 standard',
    ])
  })

  test('a budget too small for what must be covered is refused with the first day that fails, and by how much', () => {
    const problem = problemOf(
      { '2026-03-20': '3000', '2026-04-05': '9000', '2026-04-06': '1' },
      { overflowPrice: null, monthlyBudget: 1000_00 },
    )
    expect(refusalBy(() => schedule(problem))).toMatchObject({
      code: 'invalid_input',
      message:
        'demand: on 2026-04-05 4480 of 9000 units cannot be covered, since packs may cost 1000.00 USD a month at most and pay-as-you-go is not allowed',
      details: { field: 'demand', day: '2026-04-05', missingUnits: '4480' },
    })
  })

  test('demand before anything can be bought is refused where no lot covers it', () => {
    const problem = problemOf(
      { '2026-03-01': '10', '2026-03-02': '11' },
      {
        overflowPrice: null,
        earliest: parseDay('2026-03-05', 'date'),
        lots: [{ id: 'lot', pack: null, units: 12_500, expires: parseDay('2026-04-01', 'date') }],
      },
    )
    expect(refusalBy(() => schedule(problem)).message).toBe(
      'demand: on 2026-03-02 8.5 of 11 units cannot be covered, since nothing can be bought before 2026-03-05 and pay-as-you-go is not allowed',
    )
  })

  test('amounts beyond what is counted exactly are refused', () => {
    const problem = problemOf({ '2026-03-02': '9007199254740' }, { overflowPrice: 999_999_999_999 })
    expect(refusalBy(() => schedule(problem)).message).toMatch(/too large to be counted exactly/)
  })
})

describe('nothing much to plan', () => {
  test('no demand costs nothing', () => {
    const { plan, proven, gap, habit } = schedule(problemOf({}))
    expect([plan.cost, plan.purchases, proven, gap, habit?.cost]).toEqual([0, [], true, '0', 0])
  })

  test('without packs all is paid as it goes, and there is neither runner-up nor habit', () => {
    const { plan, runnerUp, habit } = schedule(problemOf(ELEVEN_THOUSAND, { packs: [] }))
    expect([plan.cost, plan.overflowUnits, runnerUp, habit]).toEqual([3080_00, 11_000_000, null, null])
  })

  test('demand of one day in several rows is one demand', () => {
    const { demand } = problemOf({ '2026-03-02': '5500' })
    const { plan } = schedule(problemOf({}, { demand: [...demand, ...demand] }))
    expect([plan.cost, plan.days]).toEqual([2802_40, [{ day: demand[0]?.day, units: 11_000_000, overflow: 1_080_000 }]])
  })
})

describe('an answer at any time', () => {
  test('stopped from the start, there is a plan with the bound that it has', () => {
    const stopped: StudyControl = { ...UNHURRIED, isStopped: () => true }
    const { plan, lowerBound } = schedulePurchases(problemOf(ELEVEN_THOUSAND), 10_000, stopped)
    expect(plan.cost).toBe(2802_40)
    expect(lowerBound).toBeLessThanOrEqual(plan.cost)
  })

  test('progress is of the time limit, and never beyond it', () => {
    const told: number[] = []
    let now = 0
    const control: StudyControl = {
      elapsed: () => (now += 40),
      isStopped: () => false,
      progress: (done, total) => told.push(done / (total ?? 0)),
    }
    schedulePurchases(problemOf({ '2026-03-02': '11000', '2026-04-20': '900' }), 100, control)
    expect(told.length).toBeGreaterThan(0)
    expect(told.every((share) => share > 0 && share <= 1)).toBe(true)
  })
})
