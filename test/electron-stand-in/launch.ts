import { fork, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { _electron } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { Display } from './display.ts'
import type { Message } from './rpc.ts'
import { Rpc } from './rpc.ts'

/** Electron's module as a test's function gets it. */
export type ElectronModule = typeof Electron

/** A running app, whichever Electron it runs on. */
export interface Driver {
  /** Runs a function's text in the main process, with Electron's module and an argument that can be cloned. */
  evaluate<R, A>(run: (electron: ElectronModule, argument: A) => R, argument: A): Promise<Awaited<R>>
  /** The windows that were opened, in that order, closed ones included. */
  readonly windows: readonly Page[]
  onWindow(listener: (page: Page) => void): void
  /** The exit code, once the app has ended. */
  readonly exited: Promise<number | null>
  /** What it wrote to standard error. */
  errors(): string
  /** Calls as a frame of the test's making; null where the real Electron makes the frames. */
  readonly callAs: ((sender: Sender, channel: string, ...values: readonly unknown[]) => Promise<unknown>) | null
  kill(): Promise<void>
}

/** The frame that a forged call claims to come from. */
export interface Sender {
  readonly url: string
  readonly isMainFrame: boolean
}

export interface Start {
  /** The repository, built. */
  readonly root: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** The real binary, where one is installed; never downloads one. */
export function electronBinary(root: string): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist')
  const name = join(root, 'node_modules/electron/path.txt')
  const binary = join(folder, existsSync(name) ? readFileSync(name, 'utf8') : 'electron')
  return existsSync(binary) ? binary : null
}

export async function startOnElectron(executablePath: string, { root, args, env }: Start): Promise<Driver> {
  const app = await _electron.launch({
    executablePath,
    args: [root, ...args],
    env: { ...environment(), ...env },
  })
  const windows: Page[] = [...app.windows()]
  const listeners = new Set<(page: Page) => void>()
  app.on('window', (page) => {
    windows.push(page)
    for (const listener of listeners) listener(page)
  })
  const child = app.process()
  const errors = collect(child)
  return {
    evaluate: (run, argument) => app.evaluate(run as never, argument) as never,
    windows,
    onWindow: (listener) => listeners.add(listener),
    exited: exitOf(child),
    errors,
    callAs: null,
    async kill() {
      child.kill('SIGKILL')
      await exitOf(child)
    },
  }
}

export function startOnStandIn(browser: Browser, { root, args, env }: Start): Driver {
  const program = join(import.meta.dirname, 'run.ts')
  const child = fork(program, [join(root, 'out/main/main.js'), root, ...args], {
    execArgv: [],
    serialization: 'advanced',
    silent: true,
    env: { ...environment(), ...env },
  })
  const windows: Page[] = []
  const listeners = new Set<(page: Page) => void>()
  const display: Display = new Display(
    browser,
    (name, ...values) => rpc.call(name, ...values),
    (page) => {
      windows.push(page)
      for (const listener of listeners) listener(page)
    },
  )
  const rpc: Rpc = new Rpc(
    {
      send: (message) => {
        // What is answered to an app that has just ended reaches nobody.
        if (child.connected) child.send(message, () => undefined)
      },
      listen: (receive) => {
        child.on('message', (message) => {
          receive(message as Message)
        })
      },
    },
    display.answers,
  )
  const exited = exitOf(child).then(async (code) => {
    rpc.end('the app has ended')
    await display.close()
    return code
  })
  return {
    evaluate: (run, argument) => rpc.call('evaluate', run.toString(), argument) as never,
    windows,
    onWindow: (listener) => listeners.add(listener),
    exited,
    errors: collect(child),
    callAs: (sender, channel, ...values) => rpc.call('invoke', 1, sender, channel, values),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Starts the app once more, with nobody to show its windows: for one that is expected to end by itself. Answers its exit code. */
export async function startUnseen(executablePath: string | null, { root, args, env }: Start): Promise<number | null> {
  const options = { env: { ...environment(), ...env } }
  if (executablePath !== null) return exitOf(spawn(executablePath, [root, ...args], { ...options, stdio: 'ignore' }))
  const program = join(import.meta.dirname, 'run.ts')
  const main = join(root, 'out/main/main.js')
  return exitOf(fork(program, [main, root, ...args], { ...options, execArgv: [], serialization: 'advanced' }))
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (data: Buffer) => {
    text += data.toString()
  })
  return () => text
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code)
    })
  })
}

/** The machine's, without what would name a data folder of its owner's. */
function environment(): Record<string, string> {
  const { PACKLEDGER_DATA: _data, ...rest } = process.env
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
