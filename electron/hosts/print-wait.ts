import { PRINT_STATE } from '../../shared/api/print.ts'
import { Refusal } from '../../shared/domain/refusal.ts'

/** How long a page may take until it says that it is whole. */
export const MOST_PRINT_MS = 30_000

const LOOK_MS = 20

/**
 * A script for a print route: waits until the page says that it is whole or never will be, or until the time is over. Answers "" once
 * it can be printed, else why not.
 */
export const WAIT_FOR_PRINT = `new Promise((resolve) => {
  const root = document.documentElement
  const end = performance.now() + ${MOST_PRINT_MS}
  const look = () => {
    const state = root.getAttribute('${PRINT_STATE.state}')
    if (state === '${PRINT_STATE.ready}') resolve('')
    else if (state === '${PRINT_STATE.failed}') resolve(root.getAttribute('${PRINT_STATE.message}') || 'it cannot be shown')
    else if (performance.now() > end) resolve('it was not ready within ${MOST_PRINT_MS / 1000} seconds')
    else setTimeout(look, ${LOOK_MS})
  }
  look()
})`

/** Refuses (`storage_failed`) where the script has answered why the page cannot be printed. */
export function refuseUnready(answer: unknown): void {
  if (answer !== '') throw new Refusal('storage_failed', `the page cannot be printed: ${String(answer)}`)
}
