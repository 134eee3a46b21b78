import type { Page } from 'playwright-core'
import type { Bridge } from '../../../shared/api/host.ts'
import type { Input, OperationName, Output } from '../../../shared/api/operations.ts'
import type { ErrorCode, Outcome } from '../../../shared/api/outcome.ts'

/** A page's own object, as the preload made it. */
export interface AppPage {
  readonly packledger: Bridge
}

/** Calls an operation as the page does, over the bridge. */
export function call<N extends OperationName>(page: Page, name: N, input: Input<N>): Promise<Outcome<Output<N>>> {
  return page.evaluate(
    ([operation, given]) => (globalThis as unknown as AppPage).packledger.operations[operation](given),
    [name, input] as const,
  ) as Promise<Outcome<Output<N>>>
}

export async function done<N extends OperationName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const outcome = await call(page, name, input)
  if (outcome.ok) return outcome.value
  throw new Error(`${name} was refused: ${outcome.error.code}: ${outcome.error.message}`)
}

/** The code that an outcome was refused with; fails where it was done. */
export function codeOf(outcome: Outcome<unknown>): ErrorCode {
  if (outcome.ok) throw new Error('it was done')
  return outcome.error.code
}
