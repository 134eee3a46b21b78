import type { MessagePort } from 'node:worker_threads'
import { parentPort } from 'node:worker_threads'
import type { OperationName } from '../../shared/api/operations.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { LocalStudio } from './local-studio.ts'
import { openLocalStudio } from './open-studio.ts'
import type { FromWriter, ToWriter, WriterStart } from './thread-messages.ts'

/** The operations after which there may be another ledger, or one at all. */
const REPLACING: ReadonlySet<string> = new Set<OperationName>(['backups.restore', 'studio.init'])

/**
 * The thread that holds the ledger's writer for a host with a window: it runs every command, so that imports and rebuilds
 * never keep the host's own thread from its events. Answers go back as outcomes.
 */
export async function serveWriter({ stop, now: startedAt, ...ports }: WriterStart): Promise<void> {
  if (parentPort === null) throw new Error('the writer is served on a thread of its own')
  const port = parentPort
  let now = startedAt
  const tell = (message: FromWriter): void => {
    port.postMessage(message)
  }
  try {
    const studio = await openLocalStudio({ ...ports, clock: { now: () => now } }, stop)
    studio.onEvent((event) => {
      tell({ type: 'event', event })
    })
    listen(port, studio, tell, (at) => {
      now = at
    })
    tell({ type: 'open', usable: studio.usable })
    setImmediate(() => {
      studio.checkAfterCrash()
      if (!studio.usable) tell({ type: 'open', usable: false })
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tell({ type: 'refused', code: error.code, message: error.message, details: error.details })
    port.close()
  }
}

function listen(
  port: MessagePort,
  studio: LocalStudio,
  tell: (message: FromWriter) => void,
  setClock: (now: number) => void,
): void {
  const done = (id: number): void => {
    tell({ type: 'answer', id, outcome: { ok: true, value: null } })
  }
  port.on('message', (message: ToWriter) => {
    setClock(message.now)
    switch (message.type) {
      case 'call':
        void studio.dispatch(message.name, message.input).then((outcome) => {
          if (REPLACING.has(message.name)) tell({ type: 'open', usable: studio.usable })
          tell({ type: 'answer', id: message.id, outcome })
        })
        return
      case 'catch-up':
        void studio.catchUp().then(() => {
          done(message.id)
        })
        return
      case 'close':
        void studio.close().then(() => {
          done(message.id)
          port.close()
        })
        return
    }
  })
}
