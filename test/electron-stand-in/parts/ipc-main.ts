import { BrowserWindow } from './browser-window.ts'
import { answerDisplay } from './display.ts'

/** The frame that a call came from, as the display saw it. */
export interface Sender {
  readonly url: string
  readonly isMainFrame: boolean
}

type Handler = (event: unknown, ...values: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
}

async function invoke(id: number, sender: Sender, channel: string, values: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  const window = BrowserWindow.fromId(id)
  if (handler === undefined || window === null) throw new Error(`No handler registered for '${channel}'`)
  const event = {
    type: 'frame',
    sender: window.webContents,
    senderFrame: { url: sender.url, parent: sender.isMainFrame ? null : { url: 'app://ledger/', parent: null } },
  }
  // Answers cross by structured clone: what cannot be cloned fails here, as in Electron.
  return structuredClone(await handler(event, ...values))
}

answerDisplay({ invoke })
