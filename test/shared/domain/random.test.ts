import { expect, test } from 'vitest'
import { integerBetween, pickWeighted, seededRandom, seedOf } from '../../../shared/domain/random.ts'

test('a seed gives the published sequence of mulberry32', () => {
  const random = seededRandom(1)
  expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522])
})

test('a text gives the published FNV-1a hash as its seed', () => {
  expect([seedOf(''), seedOf('a'), seedOf('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
})

test('numbers lie from 0 up to below 1 and are spread evenly', () => {
  const random = seededRandom(seedOf('spread'))
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let count = 0; count < 100_000; count += 1) {
    const number = random()
    expect(number >= 0 && number < 1).toBe(true)
    const tenth = Math.floor(number * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500)
})

test('integers reach both of their bounds and none beyond', () => {
  const random = seededRandom(7)
  const seen = new Set(Array.from({ length: 1000 }, () => integerBetween(random, -1, 2)))
  expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2])
})

test('a value comes as often as it weighs', () => {
  const random = seededRandom(7)
  const picks = Array.from({ length: 10_000 }, () =>
    pickWeighted(random, [
      { value: 'often', weight: 3 },
      { value: 'seldom', weight: 1 },
    ]),
  )
  const often = picks.filter((pick) => pick === 'often').length
  expect(Math.abs(often - 7500)).toBeLessThan(200)
})

test('the last value is picked where the weights leave a rounding', () => {
  const nearlyOne = (): number => 1 - 2 ** -53
  const tenth = { weight: 0.1 }
  const last = { value: 'last', ...tenth }
  expect(pickWeighted(nearlyOne, [{ value: 'first', ...tenth }, { value: 'second', ...tenth }, last])).toBe('last')
})
