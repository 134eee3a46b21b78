/** Chromium's names of the parts of a tagged PDF: by when it came to show each, which is not the same each time. */
const PARTS = /\(node\d{8}\)/g
const NAMED_PARTS = /\/ID (\(node\d{8}\))/g
/** The parts by name, which a reader looks them up in: in the order of their names. */
const INDEX = /(\/Limits \[).*?(\]\s\/Names \[)(.*?)\]/gs
const INDEXED_PART = /\(node\d{8}\) \d+ \d+ R/g
const DATES = /\/(CreationDate|ModDate) \(D:\d{14}(?:[+-]\d{2}'\d{2}'|Z)?\)/g

/**
 * A PDF as Chromium writes it, with its two dates put to the start of the statement's month and its parts numbered from 1 as they stand
 * in it: the same statement gives the same bytes. All stand in uncompressed dictionaries, and are replaced at the same length, so that
 * the places in the file's cross-reference table hold.
 * @param month such as "2026-10"
 */
export function withFixedMarks(pdf: Uint8Array, month: string): Buffer {
  const stamp = `${month.replace('-', '')}01000000`
  const dated = Buffer.from(pdf)
    .toString('latin1')
    .replace(DATES, (written) => written.replace(/D:\d{14}/, `D:${stamp}`).replace(/[+-]\d{2}'\d{2}'/, "+00'00'"))
  return Buffer.from(withNumberedParts(dated), 'latin1')
}

function withNumberedParts(text: string): string {
  const parts = [...new Set([...text.matchAll(NAMED_PARTS)].map(([, part]) => part))]
  const names = new Map(parts.map((part, index) => [part, `(node${String(index + 1).padStart(8, '0')})`]))
  return text.replace(PARTS, (part) => names.get(part) ?? part).replace(INDEX, sortedIndex)
}

function sortedIndex(index: string, limits: string, between: string, entries: string): string {
  const sorted = (entries.match(INDEXED_PART) ?? []).sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return index
  return `${limits}${nameOf(first)} ${nameOf(last)}${between}${sorted.join(' ')}]`
}

function nameOf(entry: string): string {
  return entry.slice(0, entry.indexOf(' '))
}
