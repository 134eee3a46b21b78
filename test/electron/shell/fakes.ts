import { EventEmitter } from 'node:events'
import type { App, WebContents } from 'electron'
import type { ShellEvent, ShellLog } from '../../../electron/shell/log.ts'

/** A log that can be read. */
export function memoryLog(): { readonly log: ShellLog; readonly events: ShellEvent[] } {
  const events: ShellEvent[] = []
  return { events, log: (event) => events.push(event) }
}

/** Electron's `app` as far as its events go. */
export class FakeApp extends EventEmitter {
  quits = 0

  quit(): void {
    this.quits += 1
  }

  get asApp(): App {
    return this as unknown as App
  }
}

type OpenHandler = () => { readonly action: 'allow' | 'deny' }

/** A page's contents, to which things happen. */
export class FakeContents extends EventEmitter {
  openHandler: OpenHandler = () => ({ action: 'allow' })

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  get asContents(): WebContents {
    return this as unknown as WebContents
  }

  /** Whether an event's default was prevented. */
  isPrevented(name: string): boolean {
    let prevented = false
    const event = {
      url: 'https://example.com/',
      preventDefault: () => {
        prevented = true
      },
    }
    this.emit(name, event, 'https://example.com/')
    return prevented
  }
}
