import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { LOG_FILE } from './log.ts'

const logLine = z.object({ at: z.string(), operation: z.string(), id: z.string() })

/** A defect as the log has it, without where in the program it happened. */
export type Defect = z.infer<typeof logLine>

const MOST_BYTES = 64 * 1024
const MOST = 10

/** The newest defects of the data folder's log, the newest first; none where there is no log that can be read. */
export function lastDefects(dataFolder: string): Defect[] {
  return endOf(join(dataFolder, LOG_FILE))
    .split('\n')
    .flatMap((line) => defectIn(line) ?? [])
    .slice(-MOST)
    .toReversed()
}

function defectIn(line: string): Defect | null {
  try {
    const parsed = logLine.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    // The first line may have been cut, and the last may be on its way.
    return null
  }
}

function endOf(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const bytes = Buffer.alloc(Math.min(size, MOST_BYTES))
  try {
    const descriptor = openSync(file, 'r')
    try {
      return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, size - bytes.length))
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return ''
  }
}
