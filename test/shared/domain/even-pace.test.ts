import { describe, expect, test } from 'vitest'
import { alongLine, evenLine, evenPace } from '../../../shared/domain/burn-down.ts'
import { integerBetween, seededRandom } from '../../../shared/domain/random.ts'

const lot = (purchasedAt: number, expiresAt: number, units: number) => ({ purchasedAt, expiresAt, units })

describe('the even pace', () => {
  test('falls in a straight line from what was bought to nothing at the expiry', () => {
    const lots = [lot(0, 1000, 10_000)]
    expect([-1, 0, 250, 999, 1000].map((at) => evenPace(lots, at))).toEqual([0, 10_000, 7500, 10, 0])
  })

  test('is that of all lots together', () => {
    expect(evenPace([lot(0, 1000, 10_000), lot(500, 1500, 4000)], 750)).toBe(2500 + 3000)
  })

  test('as a line says at each of its corners, and between them, what it says by itself', () => {
    const random = seededRandom(7)
    for (let round = 0; round < 200; round += 1) {
      const lots = Array.from({ length: integerBetween(random, 0, 6) }, () => {
        const from = integerBetween(random, 0, 1000)
        return lot(from, from + integerBetween(random, 1, 800), integerBetween(random, 0, 50_000))
      })
      const line = evenLine(lots, 100, 1500)
      expect(line.map((corner) => corner.at)).toEqual(line.map((corner) => corner.at).toSorted((a, b) => a - b))
      for (let at = 100; at <= 1500; at += integerBetween(random, 1, 60)) {
        // Each lot is rounded by itself, and the corners are.
        expect(Math.abs(alongLine(line, at) - evenPace(lots, at))).toBeLessThanOrEqual(lots.length + 1)
      }
    }
  })

  test('steps up where a lot is bought: the line has both heights', () => {
    expect(evenLine([lot(0, 1000, 10_000), lot(500, 1500, 4000)], 0, 1500)).toEqual([
      { at: 0, units: 10_000 },
      { at: 500, units: 5000 },
      { at: 500, units: 9000 },
      { at: 1000, units: 2000 },
      { at: 1500, units: 0 },
    ])
  })
})

describe('a line of corners', () => {
  const line = [
    { at: 0, units: 100 },
    { at: 10, units: 50 },
    { at: 10, units: 0 },
  ]

  test('says the later height where it steps', () => {
    expect([0, 5, 10].map((at) => alongLine(line, at))).toEqual([100, 75, 0])
  })

  test('says nothing beyond its ends', () => {
    expect([-1, 11].map((at) => alongLine(line, at))).toEqual([0, 0])
    expect(alongLine([], 0)).toBe(0)
  })
})
