import type { BrowserWindow } from 'electron'
import type { Page } from '../hosts/pages.ts'
import { APP_ORIGIN, originOf } from './app-address.ts'
import type { Failure, FailureAction } from './failure.ts'
import { failureDetails } from './failure.ts'
import { actionAt, FAILURE_PATH, failurePage } from './failure-page.ts'
import { focusWindow } from './window.ts'

/** An answer that the start waits for; the rest of the actions the screen carries out by itself. */
export type FailureAnswer = Extract<FailureAction, 'restore' | 'start-anew' | 'try-again' | 'quit'>

interface ScreenPorts {
  /** A window that no page's script runs in. */
  readonly make: () => BrowserWindow
  /** Shows a file or folder where the system shows files. */
  openFolder(path: string): void
  copy(text: string): void
  readonly versions: Readonly<Record<string, string>>
}

/** The window of a start that failed. It stays until the start has gone well, or the app ends. */
export class FailureScreen {
  readonly #ports: ScreenPorts
  #window: BrowserWindow | null = null
  #failure: Failure | null = null
  #note = ''

  constructor(ports: ScreenPorts) {
    this.#ports = ports
  }

  /** The screen's page, as the app's scheme serves it; null for every other path, and while nothing has failed. */
  readonly page = (pathname: string): Page | null =>
    this.#failure !== null && pathname === FAILURE_PATH ? failurePage(this.#failure, this.#note) : null

  /** Shows a failure and waits for what is to be done about it; a closed window means quit. */
  ask(failure: Failure): Promise<FailureAnswer> {
    this.#failure = failure
    this.#note = ''
    const window = this.#opened()
    const answer = new Promise<FailureAnswer>((resolve) => {
      const onClosed = (): void => {
        resolve('quit')
      }
      window.once('closed', onClosed)
      const contents = window.webContents
      const onNavigate = (event: { readonly url: string }): void => {
        const chosen = this.#chosen(event.url, failure)
        if (chosen === null) return
        contents.removeListener('will-navigate', onNavigate)
        window.removeListener('closed', onClosed)
        resolve(chosen)
      }
      contents.on('will-navigate', onNavigate)
    })
    void window.loadURL(`${APP_ORIGIN}${FAILURE_PATH}`)
    return answer
  }

  focus(): void {
    if (this.#window !== null && !this.#window.isDestroyed()) focusWindow(this.#window)
  }

  /** Called once the app's own window is there. */
  close(): void {
    this.#failure = null
    this.#window?.close()
    this.#window = null
  }

  #opened(): BrowserWindow {
    if (this.#window !== null && !this.#window.isDestroyed()) return this.#window
    const window = this.#ports.make()
    window.once('ready-to-show', () => {
      window.show()
    })
    this.#window = window
    return window
  }

  /** What a link asks for; what the screen does by itself is done, and null. */
  #chosen(address: string, failure: Failure): FailureAnswer | null {
    if (originOf(address) !== APP_ORIGIN) return null
    const action = actionAt(new URL(address).pathname, failure)
    switch (action) {
      case null:
        return null
      case 'open-folder':
        this.#ports.openFolder(failure.path)
        return null
      case 'copy-details':
        this.#ports.copy(failureDetails(failure, this.#ports.versions))
        this.#say('The details are on the clipboard.')
        return null
      case 'restore':
      case 'start-anew':
      case 'try-again':
      case 'quit':
        return action
    }
  }

  #say(note: string): void {
    this.#note = note
    // A page without a script says something new by being loaded anew.
    this.#window?.webContents.reload()
  }
}
