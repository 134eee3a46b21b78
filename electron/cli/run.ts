import { homedir } from 'node:os'
import { CommanderError } from 'commander'
import { Refusal } from '../../shared/domain/refusal.ts'
import { parseInstant } from '../../shared/domain/calendar.ts'
import { fixedClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { StudioPorts } from '../studio/studio.ts'
import { dataFolder } from './data-folder.ts'
import type { CalledStudio, Io, ServingWork } from './io.ts'
import { ReaderGone, write } from './io.ts'
import type { GlobalOptions, Work } from './program.ts'
import { openPageHost } from './page-host.ts'
import { createProgram } from './program.ts'
import type { ProgressLine } from './progress.ts'
import { progressLine } from './progress.ts'

import { openSession, Refused } from './session.ts'
import { printable } from './text/printable.ts'

/** What the process ends with. */
const EXIT = { done: 0, refused: 1, misuse: 2, interrupted: 130 } as const

/** Ctrl-C. */
class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/**
 * Runs one command and answers its exit code: 0 done, 1 refused (`CODE: message` on standard error), 2 misuse,
 * 130 interrupted. Touches the machine through `io` alone, and closes the studio in every case.
 * @param argv the arguments after the program's name
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  // A stream's failure reaches whoever writes; without a listener it would end the process as well.
  for (const stream of [io.stdout, io.stderr]) stream.on('error', () => undefined)
  const program = createProgram(
    io,
    (options, work) => perform(io, options, work),
    (options, work, name) => serve(io, options, work, `packledger ${name}`),
  )
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return EXIT.done
  } catch (error) {
    return exitCode(error, io)
  }
}

async function perform(io: Io, options: GlobalOptions, work: Work): Promise<void> {
  const { machineZone } = io
  const studio = await io.openStudio(portsOf(io, options, 'packledger command line'))
  const progress = progressLine(io.stderr)
  const unsubscribe = studio.onEvent((event) => {
    if (event.type === 'notice') tell(io, progress, `warning: ${event.message}`)
    else progress.show(event)
  })
  try {
    if (io.interrupt?.aborted === true) throw new Interrupted()
    const session = openSession(studio, {
      write: (text) => {
        progress.clear()
        return write(io.stdout, text)
      },
      warn: (text) => {
        tell(io, progress, text)
      },
      json: options.json === true,
      machineZone,
      env: io.env,
      interrupt: io.interrupt,
      servePage: () =>
        openPageHost(io.rendererFolder, {
          studio,
          port: 0,
          onDefect: (error) => {
            tell(io, progress, `internal: ${defect(error)}`)
          },
        }),
    })
    await Promise.race([interruption(io, studio, progress), work(session)])
  } finally {
    // Closing waits for the command that is running, and may have something to tell.
    await studio.close()
    unsubscribe()
    progress.clear()
  }
}

/** Like `perform` for a host that stays: Ctrl-C is its ordinary end, which waits for the command that is running. */
async function serve(io: Io, options: GlobalOptions, work: ServingWork, program: string): Promise<void> {
  const ports = portsOf(io, options, program)
  const studio = await io.openThreadedStudio(ports)
  const silent = progressLine(io.stderr)
  const unsubscribe = studio.onEvent((event) => {
    if (event.type === 'notice') tell(io, silent, `warning: ${event.message}`)
  })
  try {
    await work({
      studio,
      clock: ports.clock,
      rendererFolder: io.rendererFolder,
      stopped: aborted(io.interrupt),
      say: (json, text) => io.stdout.write(`${options.json === true ? JSON.stringify(json) : text}\n`),
      warnOf: (error) => {
        tell(io, silent, `internal: ${defect(error)}`)
      },
    })
  } finally {
    await studio.close()
    unsubscribe()
  }
}

function portsOf(io: Io, options: GlobalOptions, program: string): StudioPorts {
  const folder = dataFolder(options.data, { platform: process.platform, home: homedir(), env: io.env })
  return { dataFolder: folder, clock: clockOf(options.now, io.clock), machineZone: io.machineZone, program }
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve()
    signal?.addEventListener('abort', () => {
      resolve()
    })
  })
}

function tell(io: Io, progress: ProgressLine, text: string): void {
  progress.clear()
  io.stderr.write(`${printable(text)}\n`)
}

function clockOf(now: string | undefined, clock: Clock): Clock {
  return now === undefined ? clock : fixedClock(parseInstant(now, 'now'))
}

/** Never ends but by throwing, once Ctrl-C was pressed: a long command is undone, a short one is done before it is noticed. */
function interruption(io: Io, studio: CalledStudio, progress: ProgressLine): Promise<never> {
  return new Promise((_resolve, reject) => {
    const interrupt = (): void => {
      if (io.stderr.isTTY === true) tell(io, progress, 'Stopping; Ctrl-C again ends at once.')
      studio.cancel()
      reject(new Interrupted())
    }
    io.interrupt?.addEventListener('abort', interrupt, { once: true })
  })
}

function exitCode(error: unknown, io: Io): number {
  // Commander has said what is wrong; help and version come as errors with exit code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.misuse
  if (error instanceof ReaderGone) return EXIT.done
  if (error instanceof Interrupted) return EXIT.interrupted
  const expected = error instanceof Refused || error instanceof Refusal
  io.stderr.write(`${printable(expected ? `${error.code}: ${error.message}` : `internal: ${defect(error)}`)}\n`)
  return EXIT.refused
}

/** A defect is told with its stack: nobody can say what happened from less. */
function defect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
