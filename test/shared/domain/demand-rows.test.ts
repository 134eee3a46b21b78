import { describe, expect, test } from 'vitest'
import { parseDay } from '../../../shared/domain/calendar.ts'
import { parseDemandRows } from '../../../shared/domain/demand-rows.ts'
import { refusalBy } from '../../support/refusal.ts'

const day = (text: string): number => parseDay(text, 'date')

describe('rows of dated demand', () => {
  test.each([
    ['with its head', 'date,units\n2026-11-03,420.5\n2026-11-04,1\n'],
    ['without a head', '2026-11-03,420.5\n2026-11-04,1'],
    ['as a spreadsheet copies it', '2026-11-03\t420.5\r\n2026-11-04\t1\r\n'],
    [
      'with semicolons, quotes, a byte order mark and empty lines',
      '\uFEFFDate;Units\n\n"2026-11-03";"420.5"\n\n2026-11-04; 1\n',
    ],
  ])('are read %s', (_, text) => {
    expect(parseDemandRows(text, 'shoots.csv')).toEqual([
      { day: day('2026-11-03'), units: 420_500 },
      { day: day('2026-11-04'), units: 1000 },
    ])
  })

  test.each([
    ['2026-11-03,1\n2026-02-29,2', 'shoots.csv, line 2, date: "2026-02-29" is not a date that exists', 2, 'date'],
    ['date,units\n\n3 Nov,2', 'shoots.csv, line 3, date: "3 Nov" is not a date such as 2026-10-05', 3, 'date'],
    ['2026-11-03,-5', 'shoots.csv, line 1, units: "-5" is negative; a demand is 0 or more', 1, 'units'],
    ['2026-11-03,1.2345', 'shoots.csv, line 1, units: "1.2345" has 4 decimals; at most 3 are possible', 1, 'units'],
    ['2026-11-03,', 'shoots.csv, line 1, units: "" is not a decimal number such as 12.5', 1, 'units'],
    [
      '2026-11-03,1,234',
      'shoots.csv, line 1: has 3 cells; a line is a date and its units, such as 2026-11-03,420.5',
      1,
      undefined,
    ],
  ])('%j is refused with its line and field', (text, message, line, field) => {
    const refusal = refusalBy(() => parseDemandRows(text, 'shoots.csv'))
    expect(refusal.message).toBe(message)
    expect(refusal.details).toEqual({ file: 'shoots.csv', line, ...(field === undefined ? {} : { field }) })
  })

  test('none at all are refused', () => {
    expect(refusalBy(() => parseDemandRows('date,units\n', 'shoots.csv')).message).toMatch(/has no demand/)
  })
})
