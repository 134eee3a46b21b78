export const END_OF_RECORD = '\r\n'
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

/** A record of RFC 4180: cells in quotes where their text needs them (blanks at an end too, which readers trim), ended by CRLF. */
export function csvRecord(cells: readonly string[]): string {
  return cells.map(csvCell).join(',') + END_OF_RECORD
}

/** A cell as a record has it, in quotes where it needs them. */
export function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
