import type { ProjectionBasis } from '../../shared/api/burn-outlook.ts'

/** What a projection goes by, within a sentence: "at the rate of the last 14 working days". */
export function basisWords(basis: ProjectionBasis): string {
  return basis === 'queue' ? 'as the queues are planned' : `at the rate of the last ${basis} working days`
}

/** Why a projection draws nothing. */
export function idleWords(basis: ProjectionBasis): string {
  return basis === 'queue' ? 'no render is planned before' : `nothing was used in the last ${basis} working days`
}
