import { invalid } from '../../../shared/domain/refusal.ts'
import { shortened } from './shortened.ts'

/** What a head line calls its columns; one without a name is called by its place. */
export function columnNames(head: readonly string[]): readonly string[] {
  return head.map((cell, index) => (cell.trim() === '' ? `column ${index + 1}` : cell.trim()))
}

/** Refuses (`invalid_input`) what is said of a column that the file has not: it is meant for another file. */
export function refuseUnknownColumns(said: Iterable<string>, names: readonly string[], file: string): void {
  const stray = [...said].find((name) => !names.includes(name))
  if (stray === undefined) return
  throw invalid(`${file}: has no column "${shortened(stray)}"; it has ${shortened(names.join(', '))}`, {
    file,
    field: 'columns',
  })
}
