import { describe, expect, test } from 'vitest'
import type { FormatOptions } from '../../../electron/cli/report-format.ts'
import { reportFormat, WHOLE_FORMATS } from '../../../electron/cli/report-format.ts'
import { refusalBy } from '../../support/refusal.ts'

const formatOf = (options: Partial<FormatOptions>): string =>
  reportFormat({ month: '2026-10', isForOne: false, json: false, ...options })

describe('a report is written as', () => {
  test.each([
    ['2026-10.csv', 'csv'],
    ['2026-10.CSV', 'csv'],
    ['statement-2026-10.focus.csv', 'focus'],
    ['statement-2026-10.focus-contract.csv', 'focus-contract'],
    ['statement-2026-10.csv.zip', 'csv-zip'],
    ['october.journal', 'hledger'],
    ['october.pdf', 'pdf'],
    ['october.txt', 'text'],
    ['october', 'text'],
    ['csv', 'text'],
  ])('its file’s name ends like: %s, %s', (out, format) => {
    expect(formatOf({ out })).toBe(format)
  })

  test('what --format says, whatever the file is called', () => {
    expect(formatOf({ format: 'json', out: 'october.csv' })).toBe('json')
  })

  test('text for people, or JSON with --json', () => {
    expect(formatOf({})).toBe('text')
    expect(formatOf({ json: true })).toBe('json')
    expect(formatOf({ json: true, out: 'october' })).toBe('json')
  })

  test('for one client it is no format that tells of others', () => {
    expect(formatOf({ out: 'halden.focus.csv', isForOne: true })).toBe('csv')
    expect(refusalBy(() => formatOf({ format: 'focus', isForOne: true })).message).toBe(
      'format: "focus" is no format of a report for one client or production; it is one of text, pdf, csv, xlsx, json',
    )
  })

  test('no other: the refusal names what was typed, and all that there are', () => {
    expect(refusalBy(() => formatOf({ format: 'xls' })).message).toBe(
      `format: "xls" is no format; it is one of ${WHOLE_FORMATS.join(', ')}`,
    )
  })

  test('a file’s format needs a file: the refusal names one', () => {
    expect(refusalBy(() => formatOf({ format: 'xlsx' })).message).toBe(
      'out: xlsx goes into a file: name it with --out, such as --out statement-2026-10.xlsx',
    )
    expect(refusalBy(() => formatOf({ format: 'pdf' })).message).toContain('--out statement-2026-10.pdf')
  })
})
