/** Chromium's names of the parts of a tagged PDF: it numbers them on from what the page has shown before. */
const PARTS = /\(node(\d{8})\)/g
const DATES = /\/(CreationDate|ModDate) \(D:\d{14}(?:[+-]\d{2}'\d{2}'|Z)?\)/g

/**
 * A PDF as Chromium writes it, with its two dates put to the start of the statement's month and its parts numbered from 1 in their
 * order: the same statement gives the same bytes. Both stand in uncompressed dictionaries, and are replaced at the same length, so that
 * the places in the file's cross-reference table hold.
 * @param month such as "2026-10"
 */
export function withFixedMarks(pdf: Uint8Array, month: string): Buffer {
  const stamp = `${month.replace('-', '')}01000000`
  const text = Buffer.from(pdf).toString('latin1')
  const parts = [...new Set(text.match(PARTS))].sort()
  const numbers = new Map(parts.map((part, index) => [part, `(node${String(index + 1).padStart(8, '0')})`]))
  return Buffer.from(
    text
      .replace(PARTS, (part) => numbers.get(part) ?? part)
      .replace(DATES, (written) => written.replace(/D:\d{14}/, `D:${stamp}`).replace(/[+-]\d{2}'\d{2}'/, "+00'00'")),
    'latin1',
  )
}
