import { expect, test } from 'vitest'
import { lastCompared } from '../../../../shared/domain/reconciliation/last-compared.ts'

/** Checks by their instants: of the account, or of the lot that is named. */
const checks = (...list: (readonly [at: number, lot?: string])[]) => list.map(([at, lot]) => ({ at, lot: lot ?? null }))
const always =
  (...lots: string[]) =>
  () =>
    lots

test('an account was last compared when it was checked itself, whatever its lots', () => {
  expect(lastCompared([], always('a'))).toBeNull()
  expect(lastCompared(checks([1], [5]), always('a', 'b'))).toBe(5)
  expect(lastCompared(checks([1], [5], [7, 'a']), always('a', 'b'))).toBe(5)
})

test('a check of one lot is no comparison of an account that holds two', () => {
  expect(lastCompared(checks([1, 'a'], [3, 'a']), always('a', 'b'))).toBeNull()
})

test('checks of every lot are one, as old as the oldest of them', () => {
  expect(lastCompared(checks([1, 'b'], [4, 'a'], [5, 'b']), always('a', 'b'))).toBe(4)
  expect(lastCompared(checks([2], [4, 'a'], [5, 'b']), always('a', 'b'))).toBe(4)
  expect(lastCompared(checks([3, 'a']), always('a'))).toBe(3)
})

test('only lots that held units then have to be checked', () => {
  const held = (at: number) => (at < 5 ? ['a', 'b'] : ['a', 'c'])
  expect(lastCompared(checks([3, 'a'], [4, 'b'], [6, 'a']), held)).toBe(3)
  expect(lastCompared(checks([3, 'a'], [6, 'a']), (at) => (at < 5 ? ['a', 'b'] : ['a']))).toBe(6)
})
