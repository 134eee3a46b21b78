import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { acquireLock } from '../../../electron/ledger/store/lock.ts'
import type { Lock } from '../../../electron/ledger/store/lock.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'

/**
 * A process that takes and gives back a data folder's lock as it is told on standard input, and tells what came of it on
 * standard output, a JSON value a line. Arguments: the folder, the program's name, and the user to run as, if any.
 */
const [dataFolder = '', program = '', user] = process.argv.slice(2)
const since = Date.UTC(2026, 9, 5, 8)
let lock: Lock | null = null

function tell(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

function acquire(): Lock | null {
  try {
    const taken = acquireLock(dataFolder, { program, pid: process.pid, since })
    tell({ taken: true, unclean: taken.unclean })
    return taken
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tell({ taken: false, code: error.code, message: error.message })
    return null
  }
}

/** Collects what nothing refers to any more, and lets its finalizers run, which happens in later turns of the event loop. */
async function collectGarbage(): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('start this with --expose-gc')
  for (let turn = 0; turn < 5; turn += 1) {
    globalThis.gc()
    await setImmediate()
  }
}

const commands: Readonly<Record<string, () => void>> = {
  acquire: () => {
    lock = acquire()
  },
  drop: () => {
    lock = null
    void collectGarbage().then(() => {
      tell({ dropped: true })
    })
  },
  release: () => {
    lock?.release()
    tell({ released: true })
  },
}

// The modules are loaded by now: a user who may not read them can still run them.
if (user !== undefined) process.seteuid?.(Number(user))
createInterface({ input: process.stdin }).on('line', (command) => commands[command]?.())
tell({ ready: true })
