import type { App } from 'electron'
import type { ShellLog } from './log.ts'
import { storyOf } from './log.ts'

/** What quitting closes. */
export interface Closing {
  /** Finishes the running command, brings the ledger's file up to date, and gives the folder back. */
  close(): Promise<void>
  /** Has the running command stop, if it is a long one. */
  cancel(): void
}

export interface Deadlines {
  /** For the running command to end by itself. */
  readonly finishMs: number
  /** After that, for it to stop. */
  readonly stopMs: number
}

const DEADLINES: Deadlines = { finishMs: 10_000, stopMs: 5000 }

/**
 * Quitting is a sequence: the running command ends, the ledger is brought up to date and closed, then the app ends. A command
 * that takes too long is stopped, which undoes it; one that does not even stop is left to the ledger's own safety.
 */
export function quitInOrder(
  app: Pick<App, 'on' | 'quit'>,
  closing: Closing,
  log: ShellLog,
  deadlines = DEADLINES,
): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void closeInTime(closing, deadlines, log).then((how) => {
      log({ event: 'closed', how })
      state = 'closed'
      app.quit()
    })
  })
}

/** How the closing went. */
type How = 'finished' | 'stopped' | 'abandoned' | 'failed'

export async function closeInTime(closing: Closing, { finishMs, stopMs }: Deadlines, log: ShellLog): Promise<How> {
  const closed = closing.close().then(
    (): How => 'finished',
    (error: unknown): How => {
      log({ event: 'defect', story: storyOf(error) })
      return 'failed'
    },
  )
  const first = await within(closed, finishMs)
  if (first !== null) return first
  closing.cancel()
  const second = await within(closed, stopMs)
  if (second === null) return 'abandoned'
  return second === 'finished' ? 'stopped' : second
}

/** What a promise comes to, or null after so long. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null)
    }, ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
