import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { app } from './app.ts'
import { answerDisplay, display } from './display.ts'
import { preventable } from './events.ts'
import { WebContents } from './web-contents.ts'

const byId = new Map<number, BrowserWindow>()
let lastId = 0

/** Electron's `BrowserWindow`: keeps its own state, and has the display show its page. */
export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents
  /** What it was made with. */
  readonly options: BrowserWindowConstructorOptions
  #bounds: Rectangle
  #state: 'normal' | 'maximized' | 'minimized' = 'normal'
  #isVisible: boolean
  #isDestroyed = false
  #hasPainted = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    app.refuseUntilReady('BrowserWindow')
    lastId += 1
    this.id = lastId
    this.options = options
    this.#bounds = {
      x: options.x ?? 100,
      y: options.y ?? 100,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.#isVisible = options.show ?? true
    this.webContents = new WebContents(this.id)
    byId.set(this.id, this)
    app.windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
    this.#make(options)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...byId.values()]
  }

  static fromId(id: number): BrowserWindow | null {
    return byId.get(id) ?? null
  }

  async loadURL(url: string): Promise<void> {
    await display.call('load', this.id, url)
    this.webContents.emit('did-finish-load')
    if (this.#hasPainted) return
    this.#hasPainted = true
    this.emit('ready-to-show')
  }

  show(): void {
    this.#isVisible = true
    this.emit('show')
  }

  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }

  focus(): void {
    this.emit('focus')
  }

  /** A window that is shown has the focus: nothing else is on this desktop. */
  isFocused(): boolean {
    return this.#isVisible
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  minimize(): void {
    this.#state = 'minimized'
  }

  isMinimized(): boolean {
    return this.#state === 'minimized'
  }

  maximize(): void {
    this.#state = 'maximized'
    this.#isVisible = true
    this.emit('maximize')
  }

  isMaximized(): boolean {
    return this.#state === 'maximized'
  }

  restore(): void {
    this.#state = 'normal'
    this.emit('restore')
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds }
  }

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    void display.call('resize', this.id, this.#bounds.width, this.#bounds.height)
    this.emit('resize')
    this.emit('move')
  }

  setBackgroundColor(color: string): void {
    this.options.backgroundColor = color
  }

  close(): void {
    if (this.#isDestroyed) return
    const closing = preventable()
    this.emit('close', closing)
    if (!closing.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    byId.delete(this.id)
    void display.call('destroy', this.id)
    this.webContents.emit('destroyed')
    this.emit('closed')
    app.windowClosed(this)
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  #make({ webPreferences }: BrowserWindowConstructorOptions): void {
    const preload = webPreferences?.preload
    void display.call('make', this.id, {
      width: this.#bounds.width,
      height: this.#bounds.height,
      preload: preload === undefined ? null : readFileSync(preload, 'utf8'),
    })
  }
}

answerDisplay({
  navigate: (id: number, url: string, isMainFrame: boolean) => byId.get(id)?.webContents.mayNavigate(url, isMainFrame),
  windowOpen: (id: number, url: string) => byId.get(id)?.webContents.mayOpen(url),
  // The person closes the window.
  closeWindow: (id: number) => {
    byId.get(id)?.close()
  },
})
