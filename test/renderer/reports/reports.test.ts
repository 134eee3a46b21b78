import { describe, expect, test } from 'vitest'
import { monthOf, monthSpan } from '../../../renderer/reports/month-span.ts'
import { isNought, negated } from '../../../renderer/reports/signs.ts'
import { createReportsStore, firstMonthShown } from '../../../renderer/reports/reports-store.ts'
import { costliest, hasSpend, pointsOf } from '../../../renderer/reports/spend-points.ts'
import { amountOf, seriesOf } from '../../../renderer/ui/spend-series.ts'
import { kindLines, productionLines } from '../../../renderer/reports/usage-lines.ts'
import { stepsOf } from '../../../renderer/reports/waterfall.ts'
import type { ApiClient } from '../../../renderer/api/client.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import type { SpendJson } from '../../../shared/api/spend.ts'
import type { StatementJson } from '../../../shared/api/shapes.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const figure = (units: string, amount: string) => ({ units, cost: usd(amount) })

describe('a month', () => {
  test('is asked for from its first day to the next month’s', () => {
    expect(monthSpan('2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' })
  })

  test('is read from the address where it names one', () => {
    expect([monthOf('month=2026-10'), monthOf('month=2026-13'), monthOf('month=<b>'), monthOf('')]).toEqual([
      '2026-10',
      null,
      null,
      null,
    ])
  })

  test('that is shown first is the newest that has ended and has something in it', () => {
    const of = (...months: [string, boolean][]) => ({
      at: '2026-11-10T00:00:00Z',
      running: '2026-11',
      months: months.map(([month, hasEntries]) => ({ month, closedAt: null, digest: null, note: null, hasEntries })),
    })
    expect(firstMonthShown(of(['2026-11', true], ['2026-10', false], ['2026-09', true]))).toBe('2026-09')
    expect(firstMonthShown(of(['2026-11', true]))).toBe('2026-11')
    expect(firstMonthShown(of(['2026-11', false]))).toBe('2026-11')
  })
})

const account: StatementJson['accounts'][number] = {
  account: 'main',
  opening: figure('100', '25.00'),
  purchased: figure('50', '10.00'),
  used: figure('30', '7.00'),
  overage: figure('4', '1.00'),
  adjusted: figure('-20', '5.00'),
  expired: figure('10', '2.50'),
  closing: figure('90', '20.50'),
}

describe('the steps from opening to closing', () => {
  const steps = stepsOf(account)

  test('are signed so that units and money add up downwards', () => {
    const sum = (of: (step: (typeof steps)[number]) => string): number =>
      steps.slice(0, -1).reduce((total, step) => total + Number(of(step)), 0)
    expect(sum((step) => step.units)).toBe(Number(account.closing.units))
    expect(sum((step) => step.amount)).toBe(Number(account.closing.cost.amount))
  })

  test('stand each where the one before ended, the last on the ground', () => {
    expect(steps.map(({ from, to }) => [from * 150, to * 150].map(Math.round))).toEqual([
      [0, 100],
      [100, 150],
      [150, 120],
      [120, 100],
      [100, 90],
      [0, 90],
    ])
  })

  test('of a month with nothing are nothing', () => {
    const none = figure('0', '0.00')
    const empty = {
      account: 'main',
      opening: none,
      purchased: none,
      used: none,
      overage: none,
      adjusted: none,
      expired: none,
      closing: none,
    }
    expect(stepsOf(empty).every(({ from, to, units }) => from === 0 && to === 0 && units === '0')).toBe(true)
  })
})

test('the other sign of an amount is written without counting', () => {
  expect(['12.50', '-12.50', '0.00', '0'].map(negated)).toEqual(['-12.50', '12.50', '0.00', '0'])
  expect(['0', '0.00', '-0.0', '0.01', '10'].map(isNought)).toEqual([true, true, true, false, false])
})

describe('the lines of a statement', () => {
  const use = {
    account: 'main',
    clips: 1,
    failed: 0,
    rejected: 0,
    ...figure('1', '0.25'),
    overageUnits: '0',
    overageCost: usd('0.00'),
  }
  const statement = {
    month: '2026-10',
    byProduction: [
      { production: 'A&B =x', ...use },
      { production: null, ...use },
    ],
    byRenderKind: [{ model: 'M', resolution: '768p', seconds: 6, ...use }],
  } as unknown as StatementJson

  test('lead to the entries of the production in the month; those of none lead nowhere', () => {
    expect(productionLines(statement).map((line) => [line.name, line.behind])).toEqual([
      ['A&B =x', { from: '2026-10-01', to: '2026-11-01', production: 'A&B =x', account: 'main', kind: 'usage' }],
      ['No production', null],
    ])
  })

  test('lead to the takes of a render kind’s model', () => {
    expect(kindLines(statement)[0]).toMatchObject({ name: 'M · 768p · 6 s', behind: { model: 'M' } })
  })
})

describe('the spend of twelve months', () => {
  const month = (name: string, amounts: string[], rest: string, reconciled: string): SpendJson['months'][number] => ({
    month: name,
    spent: usd('0.00'),
    consumed: usd(amounts[0] ?? '0.00'),
    wasted: usd('1.00'),
    unitCost: name === '2026-01' ? null : usd('0.265957'),
    byProduction: amounts.map(usd),
    rest: usd(rest),
    reconciled: usd(reconciled),
  })
  const spend: SpendJson = {
    currency: 'USD',
    productions: ['Nova', null],
    others: 3,
    months: [month('2026-01', ['1.00', '2.00'], '3.00', '0.00'), month('2026-02', ['9.00', '0.00'], '0.00', '-0.50')],
  }

  test('is drawn production by production, then the others, then what was reconciled', () => {
    expect(seriesOf(spend).map((one) => one.label)).toEqual(['Nova', 'No production', '3 others', 'Reconciled'])
    expect(seriesOf({ ...spend, others: 0, months: spend.months.slice(0, 1) }).map((one) => one.label)).toEqual([
      'Nova',
      'No production',
    ])
  })

  test('draws no unit cost of a month in which nothing was used', () => {
    const [january, february] = pointsOf(spend)
    expect(january?.heights).toEqual({ p0: 1, p1: 2, rest: 3, reconciled: 0, wasted: 1 })
    expect(february?.heights['unitCost']).toBe(0.265957)
  })

  test('tells each part in the studio’s own figure', () => {
    const [, february] = spend.months
    const told = february === undefined ? [] : seriesOf(spend).map((one) => amountOf(february, one)?.amount)
    expect(told).toEqual(['9.00', '0.00', '0.00', '-0.50'])
  })

  test('names the costliest month, and knows when there is nothing to show', () => {
    expect(costliest(spend)?.month).toBe('2026-02')
    const none = {
      ...spend,
      months: spend.months.map((one) => ({ ...one, consumed: usd('0.00'), wasted: usd('0.00') })),
    }
    expect([costliest(none), hasSpend(none), hasSpend(spend)]).toEqual([null, false, true])
  })
})

describe('the work on a month', () => {
  /** A client that answers what it is told to, and keeps what it was asked. */
  function clientOf(answer: Outcome<unknown>) {
    const asked: unknown[] = []
    const keep = (...request: unknown[]) => {
      asked.push(request)
      return Promise.resolve(answer)
    }
    return { api: { call: keep, saveExport: keep } as unknown as ApiClient, asked }
  }

  test('exports the statement under a name that says month and format', async () => {
    const { api, asked } = clientOf({ ok: true, value: { name: 'x', bytes: 1 } })
    const { work } = createReportsStore(api)
    expect(await work.getState().save('2026-10', 'hledger')).toEqual({ name: 'x', bytes: 1 })
    expect(asked).toEqual([
      [
        {
          operation: 'exports.statement',
          input: { month: '2026-10', format: 'hledger' },
          name: 'statement-2026-10.journal',
        },
      ],
    ])
  })

  test('says why a month could not be closed, and forgets it with the next attempt', async () => {
    const error = { code: 'conflict', message: 'month: 2026-10 is closed already', details: {} } as const
    const refused = clientOf({ ok: false, error })
    const { work } = createReportsStore(refused.api)
    expect(await work.getState().close('2026-10')).toBe(false)
    expect(work.getState()).toMatchObject({ doing: null, failure: error })
    const attempt = work.getState().reopen('2026-10')
    expect(work.getState()).toMatchObject({ doing: 'reopening', failure: null })
    await attempt
  })

  test('does one thing at a time', async () => {
    const { api, asked } = clientOf({ ok: true, value: {} })
    const { work } = createReportsStore(api)
    const done = await Promise.all([work.getState().close('2026-10'), work.getState().close('2026-10')])
    expect([done, asked.length]).toEqual([[true, false], 1])
  })
})
