import { hash } from 'node:crypto'
import { USAGE_FIELDS } from './usage-columns.ts'
import type { UsageRowTexts } from './usage-texts.ts'

const SORTED_FIELDS = USAGE_FIELDS.toSorted()
const SEPARATOR = '\u001f'

/**
 * Names rows that have no task id by what they say, so that a file imported twice adds nothing: "row:" and 32 hexadecimal
 * digits of the SHA-256 of the fields in order of their neutral names, then of the other columns in order of theirs, empty ones
 * left out. The order of the columns, and columns without content, make no difference. Rows of one file that say the same are
 * told apart by "-2", "-3" and so on, so that all of them count.
 */
export function rowNamer(): (row: UsageRowTexts) => string {
  // By the first 52 bits of a row's digest: a million numbers take a third of the room of as many texts. Should two rows ever
  // share them, one merely gets a suffix that it does not need.
  const seen = new Map<number, number>()
  return (row) => {
    const digest = hash('sha256', contentOf(row), 'hex')
    const key = Number.parseInt(digest.slice(0, 13), 16)
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    const id = `row:${digest.slice(0, 32)}`
    return times === 1 ? id : `${id}-${times}`
  }
}

function contentOf(row: UsageRowTexts): string {
  let content = ''
  for (const field of SORTED_FIELDS) content += row.texts[field] + SEPARATOR
  if (row.unknown.length === 0) return content
  const others = row.unknown.map((one) => `${one.name}${SEPARATOR}${one.text}`).toSorted()
  return content + others.join(SEPARATOR)
}
