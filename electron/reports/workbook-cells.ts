import type { Cell } from 'hucre/xlsx'
import type { Zone } from '../../shared/domain/calendar.ts'
import {
  formatLocal,
  MILLISECONDS_PER_DAY,
  parseDay,
  parseInstant,
  wallMilliseconds,
} from '../../shared/domain/calendar.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { currencyDigits } from '../../shared/domain/money.ts'
import type { CellKind } from './statement-sections.ts'
import { workbookText } from './workbook-text.ts'

/** A cell of a workbook: its value, how it is shown, and its formula where it has one. */
export type WorkbookCell = Partial<Cell>

/** What a workbook's cells are told in. */
export interface CellTerms {
  readonly zone: Zone
  readonly currency: Currency
}

/** Named with its size: a reader gives a font that has none another. */
const BOLD = { name: 'Calibri', size: 11, bold: true }

/** A cell that says what stands beside or below it. */
export function headCell(text: string): WorkbookCell {
  return { value: workbookText(text), style: { font: BOLD } }
}

/** A cell of a text that stands for a value of a kind; null for what does not apply. */
export function valueCell(kind: CellKind, text: string | null, terms: CellTerms): WorkbookCell | null {
  if (text === null) return null
  switch (kind) {
    case 'text':
      return { value: workbookText(text) }
    case 'day':
      return dayCell(text)
    case 'instant':
      return instantCell(text, terms.zone)
    case 'count':
    case 'units':
    case 'money':
    case 'quotient':
      // A workbook holds binary fractions; with so few digits they show, and add up to, the decimals that they came from.
      return { value: Number(text), style: { numFmt: numberFormat(kind, text, terms.currency) } }
  }
}

/** A number that a formula gives, with what it comes to: not every program that shows a workbook reckons. */
export function formulaCell(
  formula: string,
  kind: 'count' | 'units' | 'money',
  result: string,
  { currency }: CellTerms,
): WorkbookCell {
  const style = { numFmt: numberFormat(kind, result, currency), font: BOLD }
  return { value: Number(result), formula, formulaResult: Number(result), style }
}

/** Whole numbers have a format without decimals: an optional decimal would leave them their point, "3,760.". */
function numberFormat(kind: 'count' | 'units' | 'money' | 'quotient', text: string, currency: Currency): string {
  const digits = currencyDigits(currency)
  switch (kind) {
    case 'count':
      return '#,##0'
    case 'units':
      return text.includes('.') ? '#,##0.0##' : '#,##0'
    case 'money':
      return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
    case 'quotient':
      return '0.000000'
  }
}

/** Days from a workbook's day 0, 1899-12-30, to 1970-01-01. */
const DAYS_BEFORE_1970 = 25_569

/** 1 March 1900: before it, programs do not agree on a day's number, since Excel has a 29 February 1900. */
const FIRST_CERTAIN_DAY = 61

function dayCell(text: string): WorkbookCell {
  return dateCell(parseDay(text, 'day') + DAYS_BEFORE_1970, 'yyyy-mm-dd', text)
}

/** An instant as the clock of the zone shows it: a workbook's dates have no zone. */
function instantCell(text: string, zone: Zone): WorkbookCell {
  const instant = parseInstant(text, 'instant')
  // Divided once, so that the number is the nearest to the minute that there is.
  const serial = (wallMilliseconds(instant, zone) + DAYS_BEFORE_1970 * MILLISECONDS_PER_DAY) / MILLISECONDS_PER_DAY
  return dateCell(serial, 'yyyy-mm-dd hh:mm', formatLocal(instant, zone))
}

/** The format does not depend on where the workbook is opened. */
function dateCell(serial: number, numFmt: string, text: string): WorkbookCell {
  return serial < FIRST_CERTAIN_DAY ? { value: text } : { value: serial, style: { numFmt } }
}
