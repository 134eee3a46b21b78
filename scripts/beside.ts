import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** How a program of Node that ran beside others ended, and all that it printed. */
export interface Ran {
  readonly printed: string
  readonly isDone: boolean
}

/** Runs a program of Node; what it prints is kept, so that programs beside each other do not print into one another. */
export async function ranBeside(...options: readonly string[]): Promise<Ran> {
  const running = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err] = await Promise.all([text(running.stdout), text(running.stderr), once(running, 'close')])
  return { printed: out + err, isDone: running.exitCode === 0 }
}

/** Prints what each has printed, in their order, and has this process fail where one of them has. */
export function tell(ran: readonly Ran[]): void {
  for (const { printed } of ran) process.stdout.write(printed)
  if (!ran.every(({ isDone }) => isDone)) process.exitCode = 1
}
