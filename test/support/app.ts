import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Studio } from '../../electron/studio/studio.ts'
import { openStudio, openThreadedStudio } from '../../electron/studio/studio.ts'
import { openWebHost } from '../../electron/web/web-host.ts'
import type { Input, OperationName, Output } from '../../shared/api/operations.ts'
import type { AxePart } from './axe.ts'
import { axeOn } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { builtApp } from './built-app.ts'
import { at } from './fold.ts'
import { watchPage } from './page-problems.ts'
import { SettableClock, useFolders } from './studio.ts'

/** What a test's app starts with. */
export interface AppOptions {
  /** What the studio's clock shows, as `at` reads it. */
  readonly now?: string
  readonly theme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
  /** A data folder that is there already, such as a copy of a big studio; a new one unless told. */
  readonly folder?: string
  /** Shows the demo studio: filled once for the tests of a file, and copied for each. */
  readonly isDemo?: boolean
  /** Puts something into the ledger before the page is opened. */
  readonly fill?: (app: AppStudio) => Promise<unknown>
}

/** The studio behind the page, to prepare and to look up what the page has done. */
export interface AppStudio {
  readonly studio: Studio
  readonly folder: string
  readonly clock: SettableClock
  readonly value: <N extends OperationName>(name: N, input: Input<N>) => Promise<Output<N>>
}

/** The built app in a real browser, served by the web host from real files; the studio's clock stands where the test puts it. */
export interface App extends AppStudio {
  readonly page: Page
  /** Turns to a screen by its address, such as "/ledger?kind=usage". */
  go(path: string): Promise<void>
  /** Everything that should not have happened on the page so far: console errors, uncaught errors, violations of its policy. */
  problems(): readonly string[]
  /** What axe finds on the page as it stands: rule, elements, and what to do. */
  axe(part?: AxePart): Promise<readonly string[]>
}

const NOON = '2026-11-23 12:00'
const SIZE = { width: 1280, height: 800 }
const PATIENCE = 20_000
const studioThread = new URL('../../electron/studio-thread.ts', import.meta.url)

/** Opens apps for the tests of a file, in one browser, and closes them after each test. */
export function useApps(): (options?: AppOptions) => Promise<App> {
  const makeFolder = useFolders(afterAll)
  const opened: (() => Promise<void>)[] = []
  let browser: Browser | null = null
  let root = ''

  beforeAll(async () => {
    root = await builtApp()
    browser = await launchBrowser()
  }, 120_000)
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close()
  })
  afterAll(async () => {
    await browser?.close()
  })

  const demos = new Map<number, string>()
  const copyOfDemo = async (clock: SettableClock): Promise<string> => {
    const filled = demos.get(clock.now()) ?? (await fillDemo(makeFolder(), clock))
    demos.set(clock.now(), filled)
    const copy = makeFolder()
    cpSync(filled, copy, { recursive: true })
    return copy
  }

  return async (options = {}) => {
    if (browser === null) throw new Error('the browser is not open')
    const clock = new SettableClock(at(options.now ?? NOON))
    const folder = options.folder ?? (options.isDemo === true ? await copyOfDemo(clock) : makeFolder())
    const ports = { dataFolder: folder, clock, machineZone: 'Europe/Berlin', program: 'packledger test' }
    const studio = await openThreadedStudio(ports, studioThread)
    opened.push(() => studio.close())
    const appStudio = { studio, folder, clock, value: valueOf(studio) }
    await options.fill?.(appStudio)
    const host = await openWebHost({
      studio,
      rendererFolder: join(root, 'out/renderer'),
      port: 0,
      onDefect: (defect) => {
        throw defect instanceof Error ? defect : new Error(String(defect))
      },
    })
    opened.push(() => host.close())
    const context = await browser.newContext({
      viewport: options.size ?? SIZE,
      colorScheme: options.theme ?? 'light',
      locale: 'en-US',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    opened.push(() => context.close())
    // Less than a test has, so that what was waited for is named.
    context.setDefaultTimeout(PATIENCE)
    const page = await context.newPage()
    const problems = watchPage(page)
    await page.goto(host.address())
    return {
      ...appStudio,
      page,
      problems: () => problems,
      go: async (path) => {
        await page.evaluate((hash) => {
          location.hash = hash
        }, path)
      },
      axe: (part) => axeOn(page, part),
    }
  }
}

async function fillDemo(dataFolder: string, clock: SettableClock): Promise<string> {
  const studio = await openStudio({ dataFolder, clock, machineZone: 'Europe/Berlin', program: 'packledger test' })
  await valueOf(studio)('demo.fill', {})
  await studio.close()
  return dataFolder
}

function valueOf(studio: Studio): AppStudio['value'] {
  return async (name, input) => {
    const outcome = await studio.call(name, input)
    if (outcome.ok) return outcome.value
    throw new Error(`${name} was refused: ${outcome.error.code}: ${outcome.error.message}`)
  }
}
