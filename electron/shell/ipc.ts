import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { newId } from '../studio/ids.ts'
import type { CallName } from './channels.ts'
import { CALL_CHANNELS } from './channels.ts'
import type { ShellLog } from './log.ts'
import { storyOf } from './log.ts'

/** What each channel does with what came over it: anything at all, so that each checks its own. */
export type Calls = Readonly<Record<CallName, (...values: readonly unknown[]) => Promise<unknown>>>

/**
 * The one door between page and main process: only here is `ipcMain` used. A call from anywhere but the app's page is refused
 * with an error, never with silence, and logged by its channel, never with what it carried.
 */
export function serveCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  calls: Calls,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
  log: ShellLog,
): void {
  for (const [name, channel] of Object.entries(CALL_CHANNELS) as [CallName, string][]) {
    ipcMain.handle(channel, async (event, ...values: unknown[]): Promise<Outcome<unknown>> => {
      if (!isTrusted(event)) {
        log({ event: 'call-refused', channel })
        return refusal('forbidden', 'calls come from the app’s own page alone')
      }
      return answer(() => calls[name](...values), channel, log)
    })
  }
}

/** What a call comes to; a defect stays in the log under the id that the page is told. */
async function answer(run: () => Promise<unknown>, channel: string, log: ShellLog): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await run() }
  } catch (thrown) {
    if (thrown instanceof OutcomeError) return { ok: false, error: thrown.error }
    if (thrown instanceof Refusal) return refusal(thrown.code, thrown.message, thrown.details)
    const id = newId()
    log({ event: 'defect', channel, id, story: storyOf(thrown) })
    return refusal('internal', `something went wrong that should not; the log names it ${id}`, { id })
  }
}

/** An operation's own refusal on its way through. */
class OutcomeError extends Error {
  readonly error: OperationError

  constructor(error: OperationError) {
    super(error.message)
    this.error = error
  }
}

/** The value of an outcome; its refusal is thrown on, to be answered as it is. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new OutcomeError(outcome.error)
}

function refusal(code: OperationError['code'], message: string, details: OperationError['details'] = {}) {
  return { ok: false, error: { code, message, details } } as const
}
