import { invalid } from '../../../shared/domain/refusal.ts'
import type { OfxElement } from './ofx-elements.ts'
import { shortened } from '../text/shortened.ts'

/** Takes a file's elements in order. Refuses (`invalid_input`) one by which a bank answers with an error and no statement. */
export function ofxStatus(path: string): { take(element: OfxElement): void } {
  let status: { line: number; values: Map<string, string> } | null = null
  return {
    take({ name, isEnd, line, text }) {
      if (name === 'STATUS' && !isEnd) status = { line, values: new Map() }
      else if (name === 'STATUS' && status !== null) {
        refuseError(status.values, path, status.line)
        status = null
      } else if (!isEnd) status?.values.set(name, text)
    },
  }
}

function refuseError(values: ReadonlyMap<string, string>, path: string, line: number): void {
  if (values.get('SEVERITY')?.toUpperCase() !== 'ERROR') return
  const words = [values.get('CODE'), values.get('MESSAGE')].filter((one) => one !== undefined && one !== '')
  throw invalid(
    `${path}, line ${line}: is no statement: the bank answered with an error, ${shortened(words.join(', '))}; ask it for the statement again`,
    { file: path, line, field: 'STATUS' },
  )
}
