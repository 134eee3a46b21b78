import { EventEmitter } from 'node:events'
import { display } from './display.ts'
import { preventable } from './events.ts'

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }

/** As much as is used of Electron's. */
interface PrintOptions {
  readonly pageSize: 'A4' | 'Letter'
  readonly printBackground: boolean
}

export class WebContents extends EventEmitter {
  readonly id: number
  #openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(id: number) {
    super()
    this.id = id
  }

  /** Values cross by structured clone: what cannot be cloned is refused here, as Electron does. */
  send(channel: string, ...values: unknown[]): void {
    void display.call('send', this.id, channel, structuredClone(values))
  }

  async printToPDF({ pageSize, printBackground }: PrintOptions): Promise<Buffer> {
    const base64 = await display.call('printToPdf', this.id, pageSize, printBackground)
    return Buffer.from(String(base64), 'base64')
  }

  reload(): void {
    void display.call('reload', this.id)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  mayOpen(url: string): boolean {
    return this.#openHandler({ url }).action === 'allow'
  }

  /** A page wants to go elsewhere by itself: by a link, a script or a form; never by `loadURL`. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const frame = preventable({ url, isMainFrame })
    this.emit('will-frame-navigate', frame)
    const main = preventable({ url, isMainFrame })
    if (isMainFrame) this.emit('will-navigate', main, url)
    return !frame.defaultPrevented && !main.defaultPrevented
  }
}
