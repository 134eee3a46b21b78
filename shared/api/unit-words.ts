import type { WordFormats } from './alert-words.ts'

/** What so many units are called, from a decimal text as the contract has it: one unit alone, gained or drawn, is singular. */
export function unitNoun(units: string): 'unit' | 'units' {
  return units === '1' || units === '-1' ? 'unit' : 'units'
}

/** Units with their name, as a host writes figures: "1 unit", "3,760 units". */
export function countedUnits(units: string, formats: WordFormats): string {
  return `${formats.units(units)} ${unitNoun(units)}`
}
