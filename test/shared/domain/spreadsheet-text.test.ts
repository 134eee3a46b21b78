import fc from 'fast-check'
import { expect, it } from 'vitest'
import { neutralised, withoutApostrophe } from '../../../shared/domain/spreadsheet-text.ts'

it.for(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "'=1", "''-1"])(
  'text that begins like %j is no formula, and does not become one',
  (text) => {
    expect(neutralised(text)).toBe(`'${text}`)
  },
)

it.for(['', 'Nova', '1-2', "'tis", ' =1'])('text such as %j stays as it is', (text) => {
  expect(neutralised(text)).toBe(text)
  expect(withoutApostrophe(text)).toBe(text)
})

it('every text comes back as it was', () => {
  const signs = fc.string({ unit: fc.constantFrom("'", '=', '-', '\t', 'a', ' ') })
  fc.assert(
    fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
      expect(withoutApostrophe(neutralised(text))).toBe(text)
    }),
  )
})
