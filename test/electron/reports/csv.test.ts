import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvRecord } from '../../../electron/reports/csv.ts'

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
