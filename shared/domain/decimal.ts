import { invalid } from './refusal.ts'

/** More than any safe integer needs with its decimals: the rest is not read. */
const MOST_CHARACTERS = 64

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/

/**
 * The integer that a decimal text stands for at a fixed number of places: `parseDecimal('0.7', 3, 'units')` is 700.
 * Refuses what is not a plain decimal, has more places than there are, or is beyond the safe integers.
 */
export function parseDecimal(text: string, places: number, field: string): number {
  if (text.length > MOST_CHARACTERS) {
    throw invalid(`${field}: a number of ${text.length} characters is too large`, { field })
  }
  const match = DECIMAL.exec(text.trim())
  if (match === null) throw invalid(`${field}: "${text}" is not a decimal number such as 12.5`, { field })
  const [, sign = '', whole = '', fraction = ''] = match
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > places) {
    throw invalid(`${field}: "${text}" has ${kept.length} decimals; at most ${places} are possible`, { field })
  }
  const value = Number(whole + kept.padEnd(places, '0'))
  if (!Number.isSafeInteger(value)) throw invalid(`${field}: "${text}" is too large`, { field })
  return sign === '-' && value !== 0 ? -value : value
}

/** The decimal text of an integer that counts `places` decimal places; at least `keep` of them are written. */
export function formatDecimal(value: number | bigint, places: number, keep: number): string {
  const digits = String(value < 0 ? -value : value).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places)
  let end = fraction.length
  while (end > keep && fraction[end - 1] === '0') end -= 1
  const text = end === 0 ? whole : `${whole}.${fraction.slice(0, end)}`
  return value < 0 ? `-${text}` : text
}
