import { unitNoun } from '../../shared/api/unit-words.ts'
import type { Outcome } from '../../shared/domain/journal.ts'
import { formatUnits } from './format.ts'

/** Units with their name: "1 unit", "-1 unit", "3,760 units". */
export function unitsInWords(units: string | null | undefined): string {
  return `${formatUnits(units)} ${unitNoun(units ?? '0')}`
}

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  success: 'Succeeded',
  failed: 'Failed',
  rejected: 'Rejected by review',
}

/** A pack's id as a name; a lot that a console check found has none. */
export function packOf(pack: string | null): string {
  return pack === null ? 'Found by a check' : pack.charAt(0).toUpperCase() + pack.slice(1)
}
