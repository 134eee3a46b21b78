import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core'
import { pack, unpack } from './flat.ts'
import { BINDING, pageBootstrap, RECEIVE } from './page-bootstrap.ts'
import type { Served } from './parts/protocol.ts'
import type { Answers } from './rpc.ts'

/** Chromium knows no scheme of an app's own: its pages are shown under an origin that no network has. */
export const SHOWN_ORIGIN = 'https://ledger.app.test'
const APP_ORIGIN = 'app://ledger'

/** A page's address as the app knows it. */
export function toAppAddress(url: string): string {
  return url === SHOWN_ORIGIN || url.startsWith(`${SHOWN_ORIGIN}/`) ? url.replace(SHOWN_ORIGIN, APP_ORIGIN) : url
}

function toShownAddress(url: string): string {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`) ? url.replace(APP_ORIGIN, SHOWN_ORIGIN) : url
}

/** What Chromium can grant a page. */
const PERMISSIONS = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as const

interface Shown {
  readonly id: number
  readonly page: Page
  /** Addresses that the app itself has asked for: pages that want elsewhere by themselves are asked about. */
  readonly expected: Set<string>
}

type Call = (name: string, ...values: readonly unknown[]) => Promise<unknown>

/** The windows of one app, each a page of a real Chromium. */
export class Display {
  readonly #browser: Browser
  readonly #call: Call
  readonly #onWindow: (page: Page) => void
  readonly #shown = new Map<number, Promise<Shown>>()
  #context: Promise<BrowserContext> | null = null
  #theme: 'light' | 'dark' = 'light'

  constructor(browser: Browser, call: Call, onWindow: (page: Page) => void) {
    this.#browser = browser
    this.#call = call
    this.#onWindow = onWindow
  }

  readonly answers: Answers = {
    make: (id: number, options: MakeOptions) => {
      const shown = this.#make(id, options)
      this.#shown.set(id, shown)
      return shown.then(() => null)
    },
    load: async (id: number, url: string) => {
      const { page, expected } = await this.#of(id)
      const address = toShownAddress(url)
      expected.add(address)
      await page.goto(address)
    },
    reload: async (id: number) => {
      const { page, expected } = await this.#of(id)
      expected.add(page.url())
      await page.reload()
    },
    resize: async (id: number, width: number, height: number) => {
      const { page } = await this.#of(id)
      await page.setViewportSize({ width, height })
    },
    send: async (id: number, channel: string, values: readonly unknown[]) => {
      const { page } = await this.#of(id)
      await page.evaluate(
        ([key, on, sent]) => {
          const receive = (globalThis as unknown as Record<symbol, (on: string, sent: unknown) => void>)[
            Symbol.for(key)
          ]
          receive?.(on, sent)
        },
        [RECEIVE, channel, pack(values)] as const,
      )
    },
    printToPdf: async (id: number, format: string, printBackground: boolean) => {
      const { page } = await this.#of(id)
      return (await page.pdf({ format, printBackground, tagged: true })).toString('base64')
    },
    theme: async (source: 'system' | 'light' | 'dark') => {
      this.#theme = source === 'dark' ? 'dark' : 'light'
      for (const shown of this.#shown.values()) await (await shown).page.emulateMedia({ colorScheme: this.#theme })
    },
    destroy: async (id: number) => {
      const { page } = await this.#of(id)
      this.#shown.delete(id)
      await page.close()
    },
  }

  async close(): Promise<void> {
    await (await this.#context)?.close()
  }

  #of(id: number): Promise<Shown> {
    const shown = this.#shown.get(id)
    if (shown === undefined) throw new Error(`there is no window ${id}`)
    return shown
  }

  async #make(id: number, { width, height, preload }: MakeOptions): Promise<Shown> {
    this.#context ??= this.#openContext()
    const context = await this.#context
    const page = await context.newPage()
    const shown: Shown = { id, page, expected: new Set() }
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: this.#theme })
    await page.exposeBinding(BINDING, async ({ frame }, channel: string, values: string) => {
      const sender = { url: toAppAddress(frame.url()), isMainFrame: frame.parentFrame() === null }
      try {
        return { ok: true, value: pack(await this.#call('invoke', id, sender, channel, unpack(values))), message: '' }
      } catch (error) {
        return { ok: false, value: '', message: error instanceof Error ? error.message : String(error) }
      }
    })
    await page.addInitScript(pageBootstrap(preload, process.platform))
    await page.route('**/*', async (route, request) => {
      // What was under way when the app ended is served to nobody.
      await this.#serve(shown, route, request).catch(() => route.abort('aborted').catch(() => undefined))
    })
    page.on('popup', (popup) => {
      const asked = this.#call('windowOpen', id, popup.url())
      const decided = asked.then((isAllowed) => {
        if (isAllowed !== true) return popup.close()
        this.#onWindow(popup)
        return undefined
      })
      decided.catch(() => undefined)
    })
    this.#onWindow(page)
    return shown
  }

  async #openContext(): Promise<BrowserContext> {
    const context = await this.#browser.newContext()
    const granted = (await this.#call('granted', PERMISSIONS)) as string[]
    if (granted.length > 0) await context.grantPermissions(granted)
    // Nothing reaches a network, from whichever page.
    await context.route('**/*', (route) => route.abort())
    return context
  }

  async #serve(shown: Shown, route: Route, request: Request): Promise<void> {
    const url = request.url()
    if (request.isNavigationRequest() && !shown.expected.delete(url)) {
      const isMainFrame = request.frame() === shown.page.mainFrame()
      const mayGo = await this.#call('navigate', shown.id, toAppAddress(url), isMainFrame)
      // A response without content leaves the page where it is, as a prevented navigation does.
      if (mayGo !== true) return route.fulfill({ status: 204 })
    }
    if (!url.startsWith(`${SHOWN_ORIGIN}/`)) {
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>elsewhere</title>' })
    }
    const { status, headers, body } = (await this.#call('serve', toAppAddress(url), request.method())) as Served
    await route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) })
  }
}

interface MakeOptions {
  readonly width: number
  readonly height: number
  readonly preload: string | null
}
