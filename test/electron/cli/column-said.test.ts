import { describe, expect, test } from 'vitest'
import { columnSaid } from '../../../electron/cli/column-said.ts'
import { refusalBy } from '../../support/refusal.ts'

const FIELDS = ['date', 'amount']

describe('what an option says of a column', () => {
  test('is its field, or none; the last equals sign counts', () => {
    expect(columnSaid('A=B=date', FIELDS)).toEqual({ column: 'A=B', field: 'date' })
    expect(columnSaid('Saldo=', FIELDS)).toEqual({ column: 'Saldo', field: null })
  })

  test.each([
    ['A=bogus', '"bogus" in "A=bogus" is no field; it is one of date, amount'],
    ['Saldo', '"Saldo" does not say what a column is; write NAME=FIELD'],
    ['=date', '"=date" does not say what a column is'],
  ])('is refused by the option where it is wrong: %s', (text, message) => {
    const refusal = refusalBy(() => columnSaid(text, FIELDS))
    expect(refusal.details.field).toBe('column')
    expect(refusal.message).toContain(message)
  })
})
