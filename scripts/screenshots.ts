import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../test/support/browser.ts'
import { fillDemo, serveApp } from '../test/support/served.ts'

/** Takes pictures of the screens, in a real browser, of the app as it was last built. */

const USAGE = `node scripts/screenshots.ts [--data FOLDER] [--screen NAME]… [--theme light|dark|both] [--size 1280x800]… [--now INSTANT] [--out FOLDER] [--docs]

  --data    the data folder to show (default: a demo studio in a temporary folder)
  --screen  overview, plans, queue, burndown, ledger, reports or settings (default: all)
  --theme   (default: both)
  --size    width x height in CSS pixels (default: 1280x800)
  --now     what the studio's clock shows (default: a fixed day for the demo, else the machine's)
  --out     where the pictures go (default: screenshots)
  --docs    the pictures of the documentation: docs/images, by screen and theme`

interface Shot {
  readonly screen: string
  readonly theme: 'light' | 'dark'
  readonly size: string
}

/** Each screen's address after the hash, and its heading. */
const SCREENS: Readonly<Record<string, readonly [path: string, heading: string]>> = {
  overview: ['/', 'Overview'],
  plans: ['/plans', 'Plans'],
  queue: ['/queue', 'Queue'],
  burndown: ['/burndown', 'Burn-down'],
  ledger: ['/ledger', 'Ledger'],
  reports: ['/reports', 'Reports'],
  settings: ['/settings', 'Settings'],
}
const DEMO_NOW = '2026-11-23T12:00:00Z'
/** Milliseconds after which a screen does not come to rest any more. */
const PATIENCE = 10_000
/** What the page shows while it waits for an answer. */
const WAITING = '[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    screen: { type: 'string', multiple: true, default: Object.keys(SCREENS) },
    theme: { type: 'string', default: 'both' },
    size: { type: 'string', multiple: true, default: ['1280x800'] },
    now: { type: 'string' },
    out: { type: 'string', default: 'screenshots' },
    docs: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else await takePictures()

async function takePictures(): Promise<void> {
  const out = resolve(values.docs ? join(import.meta.dirname, '../docs/images') : values.out)
  mkdirSync(out, { recursive: true })
  const made = values.data === undefined ? mkdtempSync(join(tmpdir(), 'packledger-pictures-')) : null
  const clock = clockOf(made !== null)
  if (made !== null) fillDemo(made, ...clock)
  const app = await serveApp(made ?? values.data ?? '', ...clock)
  const browser = await launchBrowser()
  try {
    const page = await pageOf(browser, app.url)
    for (const shot of shots()) await take(page, shot, out)
  } finally {
    await browser.close()
    await app.stop()
    if (made !== null) rmSync(made, { recursive: true, force: true })
  }
}

/** The demo is the same on every day that its pictures are taken. */
function clockOf(isDemo: boolean): readonly string[] {
  const now = values.now ?? (isDemo ? DEMO_NOW : null)
  return now === null ? [] : ['--now', now]
}

function shots(): readonly Shot[] {
  const themes = values.theme === 'both' ? (['light', 'dark'] as const) : [values.theme === 'dark' ? 'dark' : 'light']
  return values.screen.flatMap((screen) =>
    themes.flatMap((theme) =>
      values.size.map((size): Shot => ({ screen, theme: theme === 'dark' ? 'dark' : 'light', size })),
    ),
  )
}

/** A page that has been let in; what it complains of is told, and fails the run. */
async function pageOf(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text())
  })
  page.on('pageerror', (error) => {
    complain(error.stack ?? error.message)
  })
  await page.goto(url)
  return page
}

async function take(page: Page, { screen, theme, size }: Shot, out: string): Promise<void> {
  const known = SCREENS[screen]
  if (known === undefined) throw new Error(`there is no screen "${screen}"\n${USAGE}`)
  const [path, heading] = known
  const [width, height] = size.split('x').map(Number)
  await page.setViewportSize({ width: width ?? 1280, height: height ?? 800 })
  await page.emulateMedia({ colorScheme: theme })
  await page.goto(`${new URL(page.url()).origin}/#${path}`)
  await settled(page, heading)
  const file = join(out, values.docs ? `${screen}-${theme}.png` : `${screen}-${theme}-${size}.png`)
  await page.screenshot({ path: file, animations: 'disabled' })
  console.log(file)
}

/** Waits until the screen stands, and nothing on it waits; a picture of one that does not come to rest is taken all the same. */
async function settled(page: Page, heading: string): Promise<void> {
  try {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: PATIENCE })
    await page.waitForFunction((waiting) => document.querySelector(waiting) === null, WAITING, { timeout: PATIENCE })
    await page.evaluate(() => document.fonts.ready.then(() => true))
  } catch (error) {
    complain(`${heading}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function complain(text: string): void {
  process.exitCode = 1
  console.error(text)
}
