import { expect, test } from 'vitest'
import { pack, unpack } from './flat.ts'

test('what can be cloned crosses as it is, however deep', () => {
  const value = {
    nothing: undefined,
    none: null,
    numbers: [0, -0, NaN, Infinity, 0.1, 2 ** 53],
    big: 12n,
    text: '\ud800 東京',
    bytes: new Uint8Array([1, 2, 255]),
    buffer: new Uint8Array([3, 4]).buffer,
    date: new Date(0),
    map: new Map<unknown, unknown>([[{ key: 1 }, new Set([1, 'a'])]]),
    ['__proto__']: 'a field',
  }
  expect(unpack(pack(value))).toEqual(structuredClone(value))
  let deep: unknown = 'the bottom'
  for (let level = 0; level < 100_000; level += 1) deep = [deep]
  let found = unpack(pack(deep))
  while (Array.isArray(found)) found = found[0]
  expect(found).toBe('the bottom')
})

test('a cycle crosses as a cycle', () => {
  const round: { self?: unknown } = {}
  round.self = round
  const found = unpack(pack(round)) as typeof round
  expect(found.self).toBe(found)
})
