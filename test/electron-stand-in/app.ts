import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach } from 'vitest'
import type { CommandId } from '../../shared/api/commands.ts'
import { launchBrowser } from '../support/browser.ts'
import { builtApp } from '../support/built-app.ts'
import { toAppAddress } from './display.ts'
import type { Driver, ElectronModule, Sender, Start } from './launch.ts'
import { startOnElectron, startOnStandIn, startUnseen } from './launch.ts'
import { BINARY } from './runs-on.ts'

export { RUNS_ON } from './runs-on.ts'

interface LaunchOptions {
  /** A fresh one unless named. */
  readonly dataFolder?: string
  /** Further arguments; `--data` is given already. */
  readonly args?: readonly string[]
  /** Where the app keeps its windows' places; a fresh one unless named. */
  readonly configFolder?: string
}

/** What a native dialog answers; null where the person leaves it. */
export type DialogAnswer = string | null

/** What happened in the main process that only a person would see. */
export interface Seen {
  readonly notifications: readonly { readonly title: string; readonly body: string }[]
  readonly openedExternally: readonly string[]
  readonly shownInFolder: readonly string[]
  readonly dialogs: readonly { readonly kind: 'open' | 'save'; readonly options: { readonly defaultPath?: string } }[]
}

/** Where the main process keeps it. */
interface Recorder {
  readonly answers: DialogAnswer[]
  readonly seen: { [K in keyof Seen]: Seen[K][number][] }
  /** Clicks the first notification whose text has this in it. */
  readonly click: (text: string) => void
}

declare global {
  var packledgerTest: Recorder | undefined
}

/** A running app, as a test uses it: the same whichever Electron it runs on. */
export class TestApp {
  readonly dataFolder: string
  readonly configFolder: string
  readonly #driver: Driver
  readonly #start: Start

  constructor(driver: Driver, start: Start, dataFolder: string, configFolder: string) {
    this.#driver = driver
    this.#start = start
    this.dataFolder = dataFolder
    this.configFolder = configFolder
  }

  get exited(): Promise<number | null> {
    return this.#driver.exited
  }

  get errors(): string {
    return this.#driver.errors()
  }

  get callAs(): ((sender: Sender, channel: string, ...values: readonly unknown[]) => Promise<unknown>) | null {
    return this.#driver.callAs
  }

  /** The windows that are open now. */
  get windows(): readonly Page[] {
    return this.#driver.windows.filter((page) => !page.isClosed())
  }

  /** The window that was opened as the `nth`, counted from 0; waits until it shows one of the app's pages. */
  async window(nth = 0): Promise<Page> {
    const page = await this.#opened(nth)
    await page.waitForURL((url) => toAppAddress(url.href).startsWith('app://ledger/'))
    return page
  }

  #opened(nth: number): Page | Promise<Page> {
    const page = this.#driver.windows[nth]
    if (page !== undefined) return page
    return Promise.race([
      new Promise<Page>((resolve) => {
        this.#driver.onWindow(() => {
          const opened = this.#driver.windows[nth]
          if (opened !== undefined) resolve(opened)
        })
      }),
      this.exited.then((code) => {
        throw new Error(`the app ended with ${String(code)} before it had opened window ${nth}: ${this.errors}`)
      }),
    ])
  }

  /** The page's address as the app knows it. */
  address(page: Page): string {
    return toAppAddress(page.url())
  }

  evaluate<R, A = undefined>(run: (electron: ElectronModule, argument: A) => R, argument?: A): Promise<Awaited<R>> {
    return this.#driver.evaluate(run, argument as A)
  }

  /** Puts recorders in the place of what needs a person. */
  async watch(): Promise<void> {
    await this.evaluate(watchMain)
  }

  /** What the next dialog answers. */
  async queueDialog(answer: DialogAnswer): Promise<void> {
    await this.evaluate((_electron, next) => globalThis.packledgerTest?.answers.push(next), answer)
  }

  async seen(): Promise<Seen> {
    const seen = await this.evaluate(() => globalThis.packledgerTest?.seen)
    if (seen === undefined) throw new Error('call watch() first')
    return seen
  }

  async clickNotification(text: string): Promise<void> {
    await this.evaluate((_electron, wanted) => globalThis.packledgerTest?.click(wanted), text)
  }

  /** Chooses an item of the native menu. */
  async menu(id: CommandId | 'settings'): Promise<void> {
    const isFound = await this.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted) ?? null
      item?.click()
      return item !== null
    }, id)
    if (!isFound) throw new Error(`the menu has no item ${id}`)
  }

  /** Quits as a person does, and answers the exit code. */
  async quit(): Promise<number | null> {
    // The app may be gone before it can answer.
    await this.evaluate(({ app }) => {
      app.quit()
    }).catch(() => undefined)
    return this.exited
  }

  /** Starts the same app on the same folders once more, while this one runs; answers its exit code. */
  startAgain(): Promise<number | null> {
    return startUnseen(BINARY, this.#start)
  }

  async kill(): Promise<void> {
    await this.#driver.kill()
  }
}

function watchMain({ dialog, Notification, shell }: ElectronModule): void {
  const answers: DialogAnswer[] = []
  const shown: { readonly body: string; emit(event: 'click'): unknown }[] = []
  const seen: Recorder['seen'] = { notifications: [], openedExternally: [], shownInFolder: [], dialogs: [] }
  const click = (text: string): void => {
    shown.find(({ body }) => body.includes(text))?.emit('click')
  }
  globalThis.packledgerTest = { answers, seen, click }
  const next = (): DialogAnswer => {
    const answer = answers.shift()
    if (answer === undefined) throw new Error('a dialog was opened, and the test has not said what is chosen')
    return answer
  }
  const replace = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, configurable: true, writable: true })
  }
  // Options carry nothing but data.
  const plain = (options: object): { defaultPath?: string } => JSON.parse(JSON.stringify(options)) as object
  replace(dialog, 'showOpenDialog', (_window: unknown, options: object) => {
    seen.dialogs.push({ kind: 'open', options: plain(options) })
    const answer = next()
    return Promise.resolve({ canceled: answer === null, filePaths: answer === null ? [] : [answer] })
  })
  replace(dialog, 'showSaveDialog', (_window: unknown, options: object) => {
    seen.dialogs.push({ kind: 'save', options: plain(options) })
    const answer = next()
    return Promise.resolve({ canceled: answer === null, filePath: answer ?? '' })
  })
  replace(
    Notification.prototype,
    'show',
    function (this: { title: string; body: string; emit(event: 'click'): unknown }) {
      shown.push(this)
      seen.notifications.push({ title: this.title, body: this.body })
    },
  )
  replace(shell, 'openExternal', (url: string) => {
    seen.openedExternally.push(url)
    return Promise.resolve()
  })
  replace(shell, 'showItemInFolder', (path: string) => {
    seen.shownInFolder.push(path)
  })
}

/** Apps for a file's tests; what is still open is ended after each, and folders are removed. */
export function useApps(): (options?: LaunchOptions) => Promise<TestApp> {
  const apps: TestApp[] = []
  const folders: string[] = []
  let browser: Promise<Browser> | null = null
  const folder = (name: string): string => {
    const made = mkdtempSync(join(tmpdir(), `packledger-${name}-`))
    folders.push(made)
    return made
  }
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.kill()
    for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
  })
  afterAll(async () => {
    await (await browser)?.close()
  })
  return async ({ dataFolder = join(folder('data'), 'studio'), args = [], configFolder = folder('config') } = {}) => {
    const root = await builtApp()
    const tempFolder = join(configFolder, 'temp')
    mkdirSync(tempFolder, { recursive: true })
    const env = { XDG_CONFIG_HOME: configFolder, TMPDIR: tempFolder, TEMP: tempFolder }
    const start: Start = { root, args: ['--data', dataFolder, ...args], env }
    if (BINARY === null) browser ??= launchBrowser()
    const driver =
      BINARY === null ? startOnStandIn(await (browser ?? launchBrowser()), start) : await startOnElectron(BINARY, start)
    const app = new TestApp(driver, start, dataFolder, configFolder)
    apps.push(app)
    return app
  }
}
