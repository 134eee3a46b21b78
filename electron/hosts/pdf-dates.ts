const DATES = /\/(CreationDate|ModDate) \(D:\d{14}(?:[+-]\d{2}'\d{2}'|Z)?\)/g

/**
 * A PDF as Chromium writes it, with its two dates put to the start of the statement's month: the same statement gives the same bytes.
 * The dates stand in the document's uncompressed information dictionary, and are replaced at the same length, so that the places in
 * its cross-reference table hold.
 * @param month such as "2026-10"
 */
export function withDatesOf(pdf: Uint8Array, month: string): Buffer {
  const stamp = `${month.replace('-', '')}01000000`
  const text = Buffer.from(pdf).toString('latin1')
  return Buffer.from(
    text.replace(DATES, (written) => written.replace(/D:\d{14}/, `D:${stamp}`).replace(/[+-]\d{2}'\d{2}'/, "+00'00'")),
    'latin1',
  )
}
