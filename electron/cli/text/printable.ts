/**
 * The text as it is safe on a terminal: names and notes come from files, and a control sequence in one of them could
 * rewrite what is on the screen. Line breaks stay.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/\p{Bidi_Control}/gu, '')
    .replaceAll(/(?!\n)\p{Cc}/gu, '\ufffd')
}

/** The same on one line. */
export function oneLine(text: string): string {
  return printable(text).replaceAll(/[\n\u2028\u2029]+/g, ' ')
}
