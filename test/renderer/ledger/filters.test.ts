import { describe, expect, test } from 'vitest'
import {
  filterInput,
  filtersOf,
  isPeriodAlone,
  isUnfiltered,
  searchOf,
  withFilters,
} from '../../../renderer/ledger/filters.ts'
import { movedRow } from '../../../renderer/ledger/row-moves.ts'
import { entryId } from '../../support/fold.ts'

describe('the filters in the address', () => {
  test('come back as they were, whatever the names hold', () => {
    const filters = {
      text: '=cmd() & <img onerror>',
      production: ' Nova Launch; lot: x#?%',
      account: '日本語',
      model: 'a/b+c',
      source: 'manual',
      kind: 'usage',
      outcome: 'failed',
      lot: entryId(7),
      figure: 'spent',
      from: '2026-10-01',
      to: '2026-11-01T00:00:00Z',
    } as const
    expect(filtersOf(searchOf(filters))).toEqual(filters)
  })

  test('leave out what makes no sense', () => {
    expect(filtersOf('kind=cheese&outcome=&lot=7&from=soon&to=2026-13&other=1&production=')).toEqual({})
  })

  test('are changed one at a time, and taken away', () => {
    const filters = withFilters(filtersOf('kind=usage&text=x'), { production: 'Nova', text: undefined })
    expect(searchOf(filters)).toBe('kind=usage&production=Nova')
  })

  test('of blanks alone are none; a period alone is read by number', () => {
    expect(isUnfiltered({ text: '  ' })).toBe(true)
    expect(filterInput({ text: ' a ' })).toEqual({ text: 'a' })
    expect(isPeriodAlone({ from: '2026-01-01', text: ' ' })).toBe(true)
    expect(isPeriodAlone({ from: '2026-01-01', kind: 'usage' })).toBe(false)
  })
})

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 99, 99],
  ['PageDown', 95, 99],
  ['PageUp', 30, 21],
  ['Home', 50, 0],
  ['End', 0, 99],
  ['x', 5, null],
])('%s at row %i goes to row %s', (key, from, to) => {
  expect(movedRow(key, from, 100, 10)).toBe(to)
})
