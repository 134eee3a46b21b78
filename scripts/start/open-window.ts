import { spawn } from 'node:child_process'

/** What a shell and a loader answer for a program that cannot be run at all. */
const NOT_RUNNABLE = new Set([126, 127])

/**
 * Runs the built app in Electron until it is quit; its exit code becomes this program's. Answers why it did not start, where the
 * system cannot run it (a library is missing).
 */
export function openWindow(electron: string, root: string, dataFolder: string): Promise<string | null> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(electron, [root, '--data', dataFolder], { stdio: 'inherit', env })
  // Ctrl-C reaches the app by itself, which quits in its own time; a signal to this program alone is handed on.
  const wait = (): void => undefined
  const handOn = (): void => {
    child.kill('SIGTERM')
  }
  process.on('SIGINT', wait)
  process.on('SIGTERM', handOn)
  return new Promise((resolve) => {
    const end = (reason: string | null): void => {
      process.off('SIGINT', wait)
      process.off('SIGTERM', handOn)
      resolve(reason)
    }
    child.once('error', (error) => {
      end(`Electron cannot be started (${error.message})`)
    })
    child.once('exit', (code) => {
      if (code !== null && NOT_RUNNABLE.has(code)) {
        end('Electron cannot be started on this system')
        return
      }
      process.exitCode = code ?? 0
      end(null)
    })
  })
}
