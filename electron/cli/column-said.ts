import { invalid } from '../../shared/domain/refusal.ts'

/**
 * Reads what an option says of a file's column: "Ref=shot" what it is, "Size=" that it is for nothing. The last equals sign counts,
 * as a column's name may have some. Refuses (`invalid_input`) a text without one, and a field that is none of those there are.
 */
export function columnSaid(
  text: string,
  fields: readonly string[],
): { readonly column: string; readonly field: string | null } {
  const at = text.lastIndexOf('=')
  const column = text.slice(0, Math.max(0, at)).trim()
  const field = text.slice(at + 1).trim()
  if (column === '') {
    throw invalid(`column: "${text}" does not say what a column is; write NAME=FIELD, or NAME= to leave it out`, {
      field: 'column',
    })
  }
  if (field !== '' && !fields.includes(field)) {
    throw invalid(`column: "${field}" in "${text}" is no field; it is one of ${fields.join(', ')}`, { field: 'column' })
  }
  return { column, field: field === '' ? null : field }
}
