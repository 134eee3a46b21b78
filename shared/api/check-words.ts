import type { ChecksJson } from './reconciliation.ts'

type AgeClass = ChecksJson['accounts'][number]['byAge'][number]

/** The age of unexplained units in words: "up to 7 days", "8 to 31 days", "over 92 days". */
export function ageWords(classes: readonly AgeClass[], index: number): string {
  const before = classes[index - 1]?.upToDays ?? null
  const upTo = classes[index]?.upToDays ?? null
  if (before === null) return `up to ${upTo} days`
  return upTo === null ? `over ${before} days` : `${before + 1} to ${upTo} days`
}
