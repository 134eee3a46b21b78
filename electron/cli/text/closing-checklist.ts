import { closingWords } from '../../../shared/api/closing-words.ts'
import type { Output } from '../../../shared/api/operations.ts'
import { plainFormats } from '../../../shared/api/plain-formats.ts'
import type { Locale } from './format.ts'
import { page } from './format.ts'

/** What is in order of a month, and what is open. */
export function checklistText({ month, points }: Output<'months.checklist'>, { zone }: Locale): string {
  const formats = plainFormats(zone)
  const open = points.filter(({ isDone }) => !isDone).length
  const lines = points.map((point) => `${point.isDone ? 'in order' : 'open    '}  ${closingWords(point, formats)}`)
  return page(`Before closing ${month}: ${open === 0 ? 'everything is in order.' : `${open} open.`}`, lines.join('\n'))
}
