import { describe, expect, test } from 'vitest'
import { chartPoints, dayAt, dayRows, marksOf } from '../../../renderer/burndown/chart-points.ts'
import { NOW, pace, paceLot, points } from './paces.ts'

const time = (text: string): number => Date.parse(text)

/** What the lot's area is drawn from: its height at each instant, both where it steps. */
function heights(account: ReturnType<typeof pace>, lot: string): [string, number][] {
  return chartPoints(account).map((point) => [
    new Date(point.at).toISOString().slice(5, 16).replace('T', ' '),
    point.lots[lot] ?? 0,
  ])
}

describe('the area of a lot', () => {
  test('steps up at its purchase and falls from one day’s end to the next', () => {
    const account = pace({
      lots: [paceLot('a', { purchasedAt: '2026-01-02T06:00:00Z' })],
      points: points({}, { a: '9' }, { a: '6' }, { a: '5' }),
    })
    expect(heights(account, 'a')).toEqual([
      ['01-01 00:00', 0],
      ['01-02 06:00', 0],
      ['01-02 06:00', 10],
      ['01-03 00:00', 9],
      ['01-04 00:00', 6],
      ['01-04 12:00', 5],
      ['01-04 12:00', 0],
    ])
  })

  test('drops as a cliff at its expiry, from what was forfeited', () => {
    const account = pace({
      lots: [paceLot('a', { expiresAt: '2026-01-03T18:00:00Z', forfeited: '4', left: '0', outlook: null })],
      points: points({ a: '8' }, { a: '6' }, {}, {}),
    })
    expect(heights(account, 'a')).toEqual([
      ['01-01 00:00', 0],
      ['01-02 00:00', 8],
      ['01-03 00:00', 6],
      ['01-03 18:00', 4],
      ['01-03 18:00', 0],
      ['01-04 12:00', 0],
    ])
  })

  test('ends at nothing without a cliff where the lot was used up before its expiry', () => {
    const account = pace({
      lots: [paceLot('a', { expiresAt: '2026-01-03T18:00:00Z', left: '0', outlook: null })],
      points: points({ a: '8' }, {}, {}, {}),
    })
    expect(chartPoints(account).filter((point) => point.at === time('2026-01-03T18:00:00Z'))).toHaveLength(1)
  })

  test('goes on in a straight line where another lot steps', () => {
    const account = pace({
      lots: [paceLot('b', { purchasedAt: '2026-01-02T12:00:00Z' }), paceLot('a')],
      points: points({ a: '10' }, { a: '8', b: '10' }, { a: '8', b: '10' }, { a: '8', b: '10' }),
    })
    expect(heights(account, 'a').filter(([at]) => at === '01-02 12:00')).toEqual([
      ['01-02 12:00', 9],
      ['01-02 12:00', 9],
    ])
  })
})

test('the points rise with time, and the lines end where the studio ends them', () => {
  const account = pace({
    lots: [paceLot('a')],
    points: points({ a: '9' }, { a: '8' }, { a: '7' }, { a: '6' }),
    even: [
      { at: '2026-01-01T00:00:00Z', units: '10' },
      { at: '2026-01-10T00:00:00Z', units: '0' },
    ],
    ahead: [
      { at: NOW, units: '6' },
      { at: '2026-01-10T00:00:00Z', units: '2' },
      { at: '2026-01-10T00:00:00Z', units: '0' },
    ],
  })
  const drawn = chartPoints(account)
  expect(drawn.map((point) => point.at)).toEqual(drawn.map((point) => point.at).toSorted((a, b) => a - b))
  expect(drawn[0]).toMatchObject({ even: 10, ahead: null })
  expect(drawn.slice(-2).map((point) => [point.even, point.ahead, point.lots['a']])).toEqual([
    [0, 2, 0],
    [0, 0, 0],
  ])
})

test('an account without lots has an empty chart', () => {
  expect(chartPoints(pace()).every((point) => Object.keys(point.lots).length === 0)).toBe(true)
})

describe('the marks', () => {
  test('are what happened within the chart, and the expiries to come', () => {
    const account = pace({
      lots: [
        paceLot('old', { purchasedAt: '2025-12-20T00:00:00Z', expiresAt: '2026-01-03T00:00:00Z', forfeited: '4' }),
        paceLot('new', { purchasedAt: '2026-01-02T00:00:00Z' }),
      ],
      adjustments: [{ day: '2026-01-03', at: '2026-01-04T00:00:00Z', units: '-2' }],
      points: points({}, {}, {}, {}),
    })
    expect(marksOf(account).map(({ kind, lot, units }) => [kind, lot, units])).toEqual([
      ['purchase', 'new', '10'],
      ['expiry', 'old', '4'],
      ['balance', null, '-2'],
      ['expiry', 'new', null],
    ])
  })
})

describe('the days', () => {
  const account = pace({
    points: points({}, {}, {}, {}),
    projection: [{ day: '2026-01-05', at: '2026-01-06T00:00:00Z', units: '3', even: '2' }],
  })

  test('are those of the past, and after them those to come', () => {
    expect(dayRows(account).map((row) => [row.day, row.isProjected])).toEqual([
      ['2026-01-01', false],
      ['2026-01-02', false],
      ['2026-01-03', false],
      ['2026-01-04', false],
      ['2026-01-05', true],
    ])
  })

  test('are found by any instant of theirs', () => {
    const rows = dayRows(account)
    const found = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:01Z', '2026-01-05T03:00:00Z', '2027-01-01T00:00:00Z']
    expect(found.map((at) => dayAt(rows, time(at))?.day)).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-05',
      '2026-01-05',
    ])
  })
})
