import type { Writable } from 'node:stream'
import type { Zone } from '../../shared/domain/calendar.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Studio, StudioPorts } from '../studio/studio.ts'

/** A standard stream: `isTTY` and `columns` where it is a terminal. */
export type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** What the command line needs of the application. */
export type CalledStudio = Pick<Studio, 'call' | 'dispatch' | 'onEvent' | 'cancel' | 'close'>

/** What a host that stays does with the open studio. */
export interface Serving {
  readonly studio: Studio
  readonly clock: Clock
  readonly rendererFolder: string
  /** Ends once the program is to end. */
  readonly stopped: Promise<void>
  /** Tells a line of text, or its JSON where that was asked for. */
  say(json: unknown, text: string): void
  /** Tells a defect that stops nothing. */
  readonly warnOf: (defect: unknown) => void
}

export type ServingWork = (serving: Serving) => Promise<void>

/** What the command line touches of the machine. */
export interface Io {
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly openStudio: (ports: StudioPorts) => Promise<CalledStudio>
  /** For a host that stays: its own thread is kept free. */
  readonly openThreadedStudio: (ports: StudioPorts) => Promise<Studio>
  /** The built page. */
  readonly rendererFolder: string
  readonly machineZone: Zone
  readonly clock: Clock
  /** Aborted by Ctrl-C, and by a system that has the program end. */
  readonly interrupt?: AbortSignal
}

/** Whoever read standard output is gone (`| head`): the rest of the command has no audience, which is no failure. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

/** Writes to standard output and waits until it is taken, so that a long output never piles up in memory. */
export function write(stream: Stream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined) resolve()
      else reject(writeFailure(error))
    })
  })
}

function writeFailure(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return new ReaderGone()
  return new Refusal('storage_failed', `standard output cannot be written: ${error.message}`)
}
