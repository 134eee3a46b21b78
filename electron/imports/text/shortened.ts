const MAX_SHOWN = 300

/** A text as it fits into a message: what a file says may be as long as the file. */
export function shortened(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`
}
