import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const PROGRAM = join(import.meta.dirname, '../../electron/cli.ts')

/** `packledger serve` as a process of its own. */
export interface ServedApp {
  /** The address that lets one browser in, once. */
  readonly url: string
  readonly port: number
  /** Ends it as Ctrl-C does, and answers its exit code. */
  stop(): Promise<number | null>
}

/**
 * Starts the web host on a data folder, on a free port. The page must have been built.
 * @param more further arguments, such as `--now`
 */
export async function serveApp(data: string, ...more: readonly string[]): Promise<ServedApp> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--json', '--data', data, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    ended.then(() => null),
  ])
  if (line === null) throw new Error('the web host ended before it was open')
  const { url, port } = JSON.parse(line) as { readonly url: string; readonly port: number }
  return {
    url,
    port,
    stop: async () => {
      child.kill('SIGINT')
      const [code] = await ended
      return code
    },
  }
}

/** Fills an empty data folder with the made-up studio. @param more further arguments, such as `--now` */
export function fillDemo(data: string, ...more: readonly string[]): void {
  const args = [PROGRAM, 'demo', '--data', data, ...more]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the demo studio could not be filled: ${stderr}`)
}
