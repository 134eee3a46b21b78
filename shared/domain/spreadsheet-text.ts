/** A spreadsheet runs what begins like this as a formula; apostrophes before it are this program's own, or look like them. */
const FORMULA = /^'*[=+\-@\t\r\n]/
const NEUTRALISED = /^'+[=+\-@\t\r\n]/

/**
 * Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line break) gets an apostrophe before it; so
 * does one that has such an apostrophe of its own, so that `withoutApostrophe` gives back every text. For text alone: a number
 * such as "-2.1" stays a number.
 */
export function neutralised(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text that `neutralised` was given. */
export function withoutApostrophe(text: string): string {
  return NEUTRALISED.test(text) ? text.slice(1) : text
}
