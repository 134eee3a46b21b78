import { EventEmitter } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { preventable } from './events.ts'

/** A window as far as quitting concerns it. */
export interface OpenWindow {
  close(): void
  isDestroyed(): boolean
}

/** Electron's `app`: paths, the single-instance lock, and the order of events from ready to quit. */
class App extends EventEmitter {
  readonly isPackaged = false
  readonly windows = new Set<OpenWindow>()
  isSandboxed = false
  userModelId: string | null = null
  #name = 'Electron'
  #isReady = false
  #isQuitting = false
  #handingOver: Promise<void> = Promise.resolve()
  #lockFile: string | null = null
  readonly #paths = new Map<string, string>()
  readonly #ready: Promise<void>
  #setReady: () => void = () => undefined

  constructor() {
    super()
    this.#ready = new Promise((resolve) => {
      this.#setReady = resolve
    })
  }

  get name(): string {
    return this.#name
  }

  setName(name: string): void {
    this.#name = name
  }

  setAppUserModelId(id: string): void {
    this.userModelId = id
  }

  getVersion(): string {
    const file = new URL('../../../package.json', import.meta.url)
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
  }

  getPath(name: string): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    if (name === 'temp') return tmpdir()
    if (name === 'home') return homedir()
    const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
    if (name === 'appData') return appData
    if (name === 'userData') return join(appData, this.#name)
    throw new Error(`the stand-in has no path "${name}"`)
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    this.#paths.set(name, path)
  }

  enableSandbox(): void {
    this.refuseOnceReady('enableSandbox')
    this.isSandboxed = true
  }

  /** For what Electron allows before it is ready alone. */
  refuseOnceReady(what: string): void {
    if (this.#isReady) throw new Error(`${what} must be called before the app is ready`)
  }

  refuseUntilReady(what: string): void {
    if (!this.#isReady) throw new Error(`${what} cannot be used before the app is ready`)
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  /** Electron is ready once the main module has run to its end, and never before. */
  becomeReady(): void {
    this.#isReady = true
    this.emit('ready')
    this.#setReady()
  }

  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    const lockFile = join(folder, 'SingletonLock')
    if (!takeFile(lockFile)) {
      this.#handingOver = handOver(folder)
      return false
    }
    this.#lockFile = lockFile
    const server = createServer((socket) => {
      let text = ''
      socket.on('data', (data) => (text += data.toString()))
      socket.on('end', () => {
        const { argv, cwd } = JSON.parse(text) as { argv: string[]; cwd: string }
        this.emit('second-instance', {}, argv, cwd, null)
      })
    })
    if (process.platform !== 'win32') rmSync(socketOf(folder), { force: true })
    server.listen(socketOf(folder)).unref()
    return true
  }

  /** The number on the app's icon. */
  badgeCount = 0

  setBadgeCount(count: number): boolean {
    this.badgeCount = count
    return true
  }

  quit(): void {
    if (this.#isQuitting) return
    const beforeQuit = preventable()
    this.emit('before-quit', beforeQuit)
    if (beforeQuit.defaultPrevented) return
    this.#isQuitting = true
    for (const window of this.windows) window.close()
    if (this.windows.size > 0) {
      this.#isQuitting = false
      return
    }
    const willQuit = preventable()
    this.emit('will-quit', willQuit)
    if (willQuit.defaultPrevented) {
      this.#isQuitting = false
      return
    }
    this.emit('quit', {}, 0)
    this.exit(0)
  }

  exit(code = 0): void {
    if (this.#lockFile !== null) rmSync(this.#lockFile, { force: true })
    this.#lockFile = null
    void this.#handingOver.finally(() => process.exit(code))
  }

  windowClosed(window: OpenWindow): void {
    this.windows.delete(window)
    if (this.windows.size > 0 || this.#isQuitting) return
    // Without a listener Electron quits.
    if (!this.emit('window-all-closed')) this.quit()
  }
}

/** Takes a lock file, also that of a process that has gone. */
function takeFile(file: string): boolean {
  try {
    const descriptor = openSync(file, 'wx')
    writeSync(descriptor, String(process.pid))
    closeSync(descriptor)
    return true
  } catch {
    const pid = Number(readFileSync(file, 'utf8'))
    if (isAlive(pid)) return false
    rmSync(file)
    return takeFile(file)
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Tells the first instance of the second's arguments. */
function handOver(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = createConnection(socketOf(folder), () => {
      socket.end(JSON.stringify({ argv: process.argv, cwd: process.cwd() }))
    })
    socket.on('close', () => {
      resolve()
    })
    socket.on('error', () => {
      resolve()
    })
  })
}

/** Short: a socket's path may have about a hundred characters. */
function socketOf(folder: string): string {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const name = `electron-stand-in-${key}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

export const app = new App()
