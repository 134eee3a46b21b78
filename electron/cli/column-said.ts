/**
 * Reads what an option says of a file's column: "Ref=shot" what it is, "Size=" that it is for nothing. The last equals sign counts,
 * as a column's name may have some.
 */
export function columnSaid(text: string): { readonly column: string; readonly field: string | null } {
  const at = text.lastIndexOf('=')
  const field = text.slice(at + 1).trim()
  return { column: text.slice(0, Math.max(0, at)).trim(), field: field === '' ? null : field }
}
