import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvRecord, neutralised } from '../../../electron/reports/csv.ts'

it('a record is quoted where RFC 4180 asks for it, and ends in CRLF', () => {
  expect(csvRecord(['plain', 'a,b', 'say "so"', 'two\nlines', ' blank ', '', '-2.1'])).toBe(
    'plain,"a,b","say ""so""","two\nlines"," blank ",,-2.1\r\n',
  )
})

it('whatever the cells, a reader that trims gets them back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvRecord(cells), { trim: true })).toEqual([cells])
    }),
  )
})

it.for(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('text that begins like %j is no formula', (text) => {
  expect(neutralised(text)).toBe(`'${text}`)
})

it.for(['', 'Nova', '1-2', "'=1", ' =1'])('text such as %j stays as it is', (text) => {
  expect(neutralised(text)).toBe(text)
})
