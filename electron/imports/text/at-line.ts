import { Refusal } from '../../../shared/domain/refusal.ts'

/** Does what may refuse something that stands on a line of a file: the refusal then says which file and line. */
export function atLine<T>(file: string, line: number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, `${file}, line ${line}: ${error.message}`, { ...error.details, file, line })
  }
}
