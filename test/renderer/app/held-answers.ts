import type { Outcome } from '../../../shared/api/outcome.ts'
import { FakeClient } from './clients.ts'

/** A client each of whose calls waits until the test answers it, in any order. */
export function clientWithHeldAnswers() {
  const held: ((outcome: Outcome<unknown>) => void)[] = []
  const fake = new FakeClient(() => new Promise((resolve) => held.push(resolve)))
  /** Answers a call by its place among all of them, from 0. */
  const answer = (call: number, outcome: Outcome<unknown>): void => held[call]?.(outcome)
  return { fake, answer }
}
