import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { formatInstant } from '../../shared/domain/calendar.ts'
import type { Clock } from '../clock.ts'

const MOST_BYTES = 1024 * 1024

/** A line of the window's log: what happened, by name; never what a call carried. */
export interface ShellEvent {
  readonly event: string
  readonly [detail: string]: string | number | boolean | null
}

export type ShellLog = (event: ShellEvent) => void

/**
 * Writes `window.log` in the window's folder, a line of JSON each; a full file becomes `window.log.1`. What the studio has to
 * tell stands in the data folder's own log. A log that cannot be written must not stop the work.
 */
export function shellLog(folder: string, clock: Clock): ShellLog {
  const file = join(folder, 'window.log')
  return (event) => {
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ at: formatInstant(clock.now()), ...event })}\n`)
    } catch {
      // A disk that takes no log says so by itself soon enough.
    }
  }
}

/** A defect in words for the log: its stack where it has one. */
export function storyOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}
