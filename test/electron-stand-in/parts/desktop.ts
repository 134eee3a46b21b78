import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { display } from './display.ts'

/** A native dialog waits for a person; a test that opens one says beforehand what the person chooses. */
function unanswered(name: string) {
  return (): never => {
    throw new Error(`${name} was opened, and the test has not said what is chosen`)
  }
}

export const dialog = {
  showOpenDialog: unanswered('an open dialog'),
  showSaveDialog: unanswered('a save dialog'),
  showMessageBox: unanswered('a message box'),
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`)
  },
}

export class Notification extends EventEmitter {
  readonly title: string
  readonly body: string

  constructor({ title = '', body = '' }: { title?: string; body?: string } = {}) {
    super()
    this.title = title
    this.body = body
  }

  static isSupported(): boolean {
    return true
  }

  show(): void {
    this.emit('show')
  }
}

/** Says that the machine sleeps or wakes; here a test does. */
export const powerMonitor = new EventEmitter()

let copied = ''

export const clipboard = {
  writeText(text: string): Promise<void> {
    copied = text
    return Promise.resolve()
  },
  readText(): Promise<string> {
    return Promise.resolve(copied)
  },
}

export const shell = {
  showItemInFolder(): void {
    // Nothing to show it with; tests put a recorder in its place.
  },
  openExternal(url: string): Promise<void> {
    return Promise.reject(new Error(`there is no browser to open ${url} with`))
  },
}

class NativeTheme extends EventEmitter {
  #source: 'system' | 'light' | 'dark' = 'system'

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    this.#source = source
    void display.call('theme', source)
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new NativeTheme()

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }

export const screen = {
  getAllDisplays() {
    app.refuseUntilReady('screen')
    return [{ id: 1, bounds: SCREEN, workArea: SCREEN }]
  },
}
