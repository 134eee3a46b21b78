import type { OperationName, Operations, Output, ParsedInput } from '../../shared/api/operations.ts'
import type { StudyControl } from '../../shared/domain/study-control.ts'
import type { QueryContext } from './context.ts'

export type StudyName = {
  [N in OperationName]: Operations[N]['kind'] extends 'study' ? N : never
}[OperationName]

/**
 * A long computation in three parts, so that the one in the middle can run on any thread: it needs no ledger, and what goes in
 * and comes out of it can be copied. What it is about stands as it was when it was asked for.
 */
export interface Study<N extends StudyName, Problem = unknown, Result = unknown> {
  /** Gathers from the ledger what there is to compute. Refuses bad input. */
  prepare(context: QueryContext, input: ParsedInput<N>): Problem
  /** Computes. Pure but for `control`. */
  work(problem: Problem, control: StudyControl): Result
  /** Puts the result into the contract's words; reads nothing more. */
  answer(context: QueryContext, problem: Problem, result: Result): Output<N>
}

/** Runs the middle part of a study. */
export type RunStudy = (
  name: StudyName,
  problem: unknown,
  progress: (done: number, total: number | null) => void,
) => Promise<unknown>

/** Carries a study out. @param run where its middle part runs */
export async function carryOut<N extends StudyName>(
  study: Study<N>,
  name: N,
  context: QueryContext,
  input: ParsedInput<N>,
  run: RunStudy,
  progress: (done: number, total: number | null) => void,
): Promise<Output<N>> {
  const problem = study.prepare(context, input)
  return study.answer(context, problem, await run(name, problem, progress))
}
