import type { FocusColumn } from '../../shared/domain/focus/columns.ts'
import type { FocusRow } from '../../shared/domain/focus/values.ts'
import { isCurrency } from '../../shared/domain/money.ts'

/** FOCUS: no thousands sign, no plus, an exponent only as in 35.2E-7, which is never written here. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/
/** Capitalised count nouns in the plural, and "Count". */
const UNIT = /^([A-Z][a-z]+s|Count)$/
/** What a decimal128 of FOCUS's toolkits holds of a cost, and of a price. */
const COST_PLACES = 14
const PRICE_PLACES = 16

/** What is wrong with a row by the project's own table of columns; empty where nothing is. */
export function cellFaults(columns: readonly FocusColumn[], row: FocusRow): string[] {
  return columns.flatMap((column) => {
    const value = row[column.name] ?? null
    const fault = value === null ? (column.isNullable ? null : 'is null') : valueFault(column, value)
    return fault === null ? [] : [`${column.name} ${fault}`]
  })
}

function valueFault({ name, type, allowed, isNonNegative }: FocusColumn, value: string): string | null {
  if (value === '') return 'is an empty text, which FOCUS has as null'
  if (allowed !== undefined && !allowed.includes(value)) return `is "${value}", which is not allowed`
  switch (type) {
    case 'decimal':
      return decimalFault(name, value, isNonNegative === true)
    case 'date-time':
      return INSTANT.test(value) ? null : `is "${value}", no instant`
    case 'currency':
      return isCurrency(value) ? null : `is "${value}", no currency`
    case 'unit':
      return UNIT.test(value) ? null : `is "${value}", no unit`
    case 'json':
      return isObject(value) ? null : `is ${value}, no JSON object`
    case 'string':
      return null
  }
}

function decimalFault(name: string, value: string, isNonNegative: boolean): string | null {
  if (!NUMBER.test(value)) return `is "${value}", no number`
  if (isNonNegative && value.startsWith('-')) return `is ${value}, below nought`
  const places = value.split('.')[1]?.length ?? 0
  return places > (name.includes('UnitPrice') ? PRICE_PLACES : COST_PLACES) ? `has ${places} decimals` : null
}

function isObject(value: string): boolean {
  const parsed: unknown = JSON.parse(value)
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
}

/** A decimal as an integer of so many places that FOCUS's costs fit, so that sums and products are exact. */
export function exact(value: string | null | undefined): bigint {
  const [whole = '0', fraction = ''] = (value ?? '0').split('.')
  return BigInt(whole + fraction.padEnd(EXACT_PLACES, '0'))
}

export const EXACT_PLACES = 18
