import { USAGE_FIELDS } from '../../../shared/domain/usage-fields.ts'
import { hash } from 'node:crypto'
import { numberSet } from '../text/number-set.ts'
import type { UsageRowTexts } from './usage-texts.ts'

const SORTED_FIELDS = USAGE_FIELDS.toSorted()
const SEPARATOR = '\u001f'

/**
 * Names rows that have no task id by what they say, so that a file imported twice adds nothing: "row:" and 32 hexadecimal
 * digits of the SHA-256 of the fields that the row tells, each with its neutral name and in order of those, then of the other
 * columns in order of theirs. The order of the columns, columns without content, and fields that a later version knows make no
 * difference. Rows of one file that say the same are told apart by "-2", "-3" and so on, so that all of them count.
 */
export function rowNamer(): (row: UsageRowTexts) => string {
  const seen = numberSet()
  const repeats = new Map<number, number>()
  return (row) => {
    const digest = hash('sha256', contentOf(row), 'hex')
    const id = `row:${digest.slice(0, 32)}`
    // The first 52 bits are enough to tell rows apart; should two ever share them, one gets a suffix that it does not need.
    const key = Number.parseInt(digest.slice(0, 13), 16) + 1
    if (seen.add(key)) return id
    const times = (repeats.get(key) ?? 1) + 1
    repeats.set(key, times)
    return `${id}-${times}`
  }
}

function contentOf(row: UsageRowTexts): string {
  const told = SORTED_FIELDS.filter((field) => row.texts[field] !== '')
  const fields = told.map((field) => `${field}${SEPARATOR}${row.texts[field]}`)
  const others = row.unknown.map((one) => `${one.name}${SEPARATOR}${one.text}`).toSorted()
  return [...fields, ...others].join(SEPARATOR)
}
