/** What stands in a text cell for a character beyond XML 1.0 that OOXML has no escape for: the replacement character. */
const NO_CHARACTER = '\uFFFD'

/** An underscore that a reader would take for the start of an escape such as `_x000D_`. */
const LIKE_AN_ESCAPE = /_(?=x[0-9a-f]{4}_)/gi

/**
 * A text as a workbook's cell holds it (ST_Xstring, ECMA-376 part 1, 22.9.2.19), where `_x000D_` stands for a character: one that only
 * looks like that is escaped. What no XML can hold, U+FFFE, U+FFFF and halves of pairs, is shown as replaced instead of being lost;
 * control characters are escaped where the XML is written.
 */
export function workbookText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, NO_CHARACTER)
    .replace(LIKE_AN_ESCAPE, '_x005F_')
}
