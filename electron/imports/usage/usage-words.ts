import type { Outcome } from '../../../shared/domain/journal.ts'
import { invalid } from '../../../shared/domain/refusal.ts'

/**
 * The words that files and vendors' interfaces have for an outcome: neutral ones, and MiniMax's of both forms of its API
 * (Success, Fail; succeeded, failed, cancelled, expired) and of its callbacks (success, failed).
 */
const OUTCOME_OF = new Map<string, Outcome>([
  ...['success', 'succeeded', 'successful', 'ok', 'done', 'complete', 'completed', 'finished'].map(outcome('success')),
  ...['fail', 'failed', 'failure', 'error', 'cancelled', 'canceled', 'expired'].map(outcome('failed')),
  ...['rejected', 'moderated', 'sensitive', 'blocked', 'input sensitive', 'output sensitive'].map(outcome('rejected')),
])

const UNFINISHED = new Set([
  'preparing',
  'queueing',
  'queuing',
  'queued',
  'processing',
  'running',
  'pending',
  'in progress',
])

function outcome(value: Outcome): (word: string) => [string, Outcome] {
  return (word) => [word, value]
}

/** Reads an outcome, in any case. Refuses the words for a task that still runs: it has no outcome yet. */
export function parseOutcome(text: string): Outcome {
  const exact = OUTCOME_OF.get(text)
  if (exact !== undefined) return exact
  const word = text.toLowerCase().replace(/[\s_-]+/g, ' ')
  const known = OUTCOME_OF.get(word)
  if (known !== undefined) return known
  if (word === '') throw invalid('outcome: is missing; it must be success, failed or rejected', { field: 'outcome' })
  if (UNFINISHED.has(word)) throw invalid(`outcome: not finished yet ("${text}")`, { field: 'outcome' })
  throw invalid(`outcome: "${text}" is not known; it must be success, failed or rejected`, { field: 'outcome' })
}

const KEPT = new Map<string, boolean | null>([
  ['', null],
  ...['1', 'true', 'yes', 'y', 'x'].map((word): [string, boolean] => [word, true]),
  ...['0', 'false', 'no', 'n'].map((word): [string, boolean] => [word, false]),
])

/** Reads whether a take was kept; null where that is not told. */
export function parseKept(text: string): boolean | null {
  const kept = KEPT.get(text) ?? KEPT.get(text.toLowerCase())
  if (kept !== undefined) return kept
  throw invalid(`kept: "${text}" is neither yes nor no; write 1 or 0`, { field: 'kept' })
}
