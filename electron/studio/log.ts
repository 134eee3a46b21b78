import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'
import type { Log } from './dispatcher.ts'

/** Within the data folder. */
export const LOG_FILE = 'packledger.log'

const MOST_BYTES = 1024 * 1024

/**
 * Writes defects to `packledger.log` in the data folder, a line of JSON each, with the id that the caller was told; never what
 * an operation carried. A full file becomes `packledger.log.1`. A log that cannot be written must not stop the work.
 */
export function fileLog(dataFolder: string, clock: Clock): Log {
  const file = join(dataFolder, LOG_FILE)
  return ({ operation, code, id, cause }) => {
    if (code !== 'internal') return
    const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ at: formatInstant(clock.now()), operation, id, stack })}\n`)
    } catch {
      // The caller has the id and the code; a disk that takes no log says so by itself soon enough.
    }
  }
}
