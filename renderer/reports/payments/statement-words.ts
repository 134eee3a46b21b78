import { formatCount } from '../../ui/format.ts'
import type { ReadStatement } from './statement-import.ts'

/** What a statement would bring, without what is nought: "4 new, 1 known already". */
export function statementWords({ lines }: Pick<ReadStatement, 'lines'>): string {
  const parts: readonly (readonly [number, string])[] = [
    [lines.new, 'new'],
    [lines.known, 'known already'],
    [lines.incoming, 'came in'],
    [lines.leftOut, 'left out'],
  ]
  const words = parts.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count)} ${what}`)
  return words.length === 0 ? 'no payments' : words.join(', ')
}
