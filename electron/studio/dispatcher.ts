import type * as z from 'zod'
import type { OperationName, Output, ParsedInput } from '../../shared/api/operations.ts'
import { isOperationName, operations } from '../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import { invalid, Refusal } from '../../shared/domain/refusal.ts'
import { storageFailure } from '../ledger/store/storage-failure.ts'

/** Runs one operation on a validated input; what it answers is validated too. */
export type Run = <N extends OperationName>(name: N, input: ParsedInput<N>) => Promise<Output<N>>

export type Dispatch = (name: string, raw: unknown) => Promise<Outcome<unknown>>

/** Where the story of an operation goes: its name and how it ended, never what it carried. */
export type Log = (event: {
  readonly operation: string
  readonly code: string
  readonly id?: string
  readonly cause?: unknown
}) => void

/**
 * The one door to the application: looks the operation up, parses its input, runs it, parses its output, and answers an
 * outcome. Nothing that a caller sends makes it throw.
 */
export function createDispatcher(run: Run, dataFolder: string, log: Log, newErrorId: () => string): Dispatch {
  return async (name, raw) => {
    try {
      if (!isOperationName(name)) throw new Refusal('unsupported', `there is no operation "${name}"`)
      const input = parseInput(name, raw)
      const output = operations[name].output.safeParse(await run(name, input))
      if (!output.success) throw new Error(`${name} answered what its contract does not allow: ${output.error.message}`)
      log({ operation: name, code: 'ok' })
      return { ok: true, value: output.data }
    } catch (thrown) {
      const error = errorOf(storageFailure(thrown, dataFolder), newErrorId)
      log({
        operation: name,
        code: error.code,
        ...(error.code === 'internal' ? { id: String(error.details['id']), cause: thrown } : {}),
      })
      return { ok: false, error }
    }
  }
}

function parseInput<N extends OperationName>(name: N, raw: unknown): ParsedInput<N> {
  const parsed = operations[name].input.safeParse(raw)
  if (parsed.success) return parsed.data as ParsedInput<N>
  const issue = parsed.error.issues[0]
  const field = fieldOf(issue)
  throw invalid(field === '' ? (issue?.message ?? name) : `${field}: ${issue?.message ?? 'is not valid'}`, { field })
}

function fieldOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') return issue.keys.join(', ')
  return issue?.path.map(String).join('.') ?? ''
}

function errorOf(error: unknown, newErrorId: () => string): OperationError {
  if (error instanceof Refusal) return { code: error.code, message: error.message, details: error.details }
  const id = newErrorId()
  return { code: 'internal', message: `something went wrong that should not; the log names it ${id}`, details: { id } }
}
