import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { formatInstant } from '../../shared/domain/calendar.ts'
import { launchBrowser } from '../support/browser.ts'
import { builtApp } from '../support/built-app.ts'
import { SCREENS } from '../e2e/app/screens.ts'
import { END } from './history.ts'
import { milliseconds } from './support/median.ts'
import { median } from './support/median.ts'
import type { Bench, Part } from './part.ts'
import type { Finding } from './support/table.ts'

const ROUNDS = 7
/** What a page shows while it waits for an answer. */
const WAITING = '[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root'

export const app: Part = {
  name: 'app',
  about:
    'the window in a browser: first paint, turning screens, searching and scrolling the ledger, the size of what it loads',
  async run(bench) {
    const root = await builtApp()
    const findings = [bundleSize(root)]
    const browser = await launchBrowser()
    try {
      for (const rows of [bench.rows / 10, bench.rows]) findings.push(...(await measure(bench, browser, root, rows)))
      return findings
    } finally {
      await browser.close()
    }
  },
}

async function measure(bench: Bench, browser: Browser, root: string, rows: number): Promise<Finding[]> {
  return bench.histories.withCopy(rows, 'studio', async (dataFolder) => {
    const paints: number[] = []
    const blanks: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const opened = await open(browser, root, dataFolder)
      paints.push(opened.painted)
      blanks.push(await bareReload(opened.page))
      await opened.close()
    }
    const opened = await open(browser, root, dataFolder)
    const { page } = opened
    const turns = await turnScreens(page)
    const typed = await typeInSearch(page)
    const frames = await scrollLedger(page)
    const drawn = await drawAfterTakes(page)
    await opened.close()
    const of = `, ${rows} entries`
    const bare = { name: 'reloading the bare document of the same page', median: median(blanks) }
    return [
      {
        what: `cold start to the overview${of}`,
        unit: 'ms',
        median: median(paints),
        baseline: bare,
        limit: { atMost: 1500 },
      },
      ...turns.map(({ title, took }): Finding => ({
        what: `turning to ${title}${of}`,
        unit: 'ms',
        median: took,
        limit: { atMost: 150 },
      })),
      { what: `a letter in the ledger's search to its rows${of}`, unit: 'ms', median: typed, limit: { atMost: 100 } },
      {
        what: `the burn-down’s chart after a new take${of}`,
        unit: 'ms',
        median: drawn,
        limit: { atMost: 100 },
      },
      { what: `longest frame of scrolling the ledger${of}`, unit: 'ms', median: frames, limit: { atMost: 50 } },
    ]
  })
}

interface Opened {
  readonly page: Page
  /** Milliseconds from starting the web host to the first figures of the overview. */
  readonly painted: number
  close(): Promise<void>
}

/** Starts the built web host in a process of its own, and opens its page in a browser without a cache. */
async function open(browser: Browser, root: string, dataFolder: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const start = performance.now()
  const args = [join(root, 'out/main/cli.js'), 'serve', '--json', '--data', dataFolder, '--now', formatInstant(END)]
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: host.stdout }), 'line')) as [string]
  await page.goto((JSON.parse(line) as { readonly url: string }).url, { waitUntil: 'commit' })
  await page
    .getByRole('heading', { name: /^Units left/ })
    .first()
    .waitFor()
  const painted = performance.now() - start
  return {
    page,
    painted,
    close: async () => {
      await context.close()
      host.kill('SIGINT')
      await once(host, 'exit')
    },
  }
}

/** How long the browser takes for a page of the host that has nothing on it. */
async function bareReload(page: Page): Promise<number> {
  return milliseconds(() => page.goto(new URL('/licenses.md', page.url()).href))
}

/** The median of each screen, turned to from the one before it, once all of them have been loaded. */
async function turnScreens(page: Page): Promise<readonly { readonly title: string; readonly took: number }[]> {
  const samples = new Map(SCREENS.map(({ title }) => [title, [] as number[]]))
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const { path, title } of SCREENS) {
      const took = await page.evaluate(turnTo, { path, title, waiting: WAITING })
      if (round >= 0) samples.get(title)?.push(took)
    }
  }
  return [...samples].map(([title, values]) => ({ title, took: median(values) }))
}

/** The median time from a take's being recorded, wherever that was, to its being in the burn-down's chart and figures. */
async function drawAfterTakes(page: Page): Promise<number> {
  await page.evaluate(turnTo, { path: '/burndown', title: 'Burn-down', waiting: WAITING })
  await page.locator('.recharts-surface').first().waitFor()
  const samples: number[] = []
  for (let round = -1; round < ROUNDS; round += 1) {
    const took = await page.evaluate(drawTake)
    if (round >= 0) samples.push(took)
  }
  return median(samples)
}

/** In the page: records a take past the screen, as another window would, and waits until what is left has changed on it. */
async function drawTake(): Promise<number> {
  const left = (): string => document.querySelector('section dl a')?.textContent ?? ''
  const before = left()
  const take = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch('/api/usage.record', { method: 'POST', headers, body: JSON.stringify(take) })
  if (!answer.ok) throw new Error(await answer.text())
  const start = performance.now()
  return new Promise((resolve) => {
    const look = (): void => {
      if (left() === before) requestAnimationFrame(look)
      else
        requestAnimationFrame(() => {
          resolve(performance.now() - start)
        })
    }
    look()
  })
}

/** In the page: milliseconds until the screen's heading and all that it reads are painted. */
function turnTo({ path, title, waiting }: { path: string; title: string; waiting: string }): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now()
    const look = (): void => {
      const isThere = document.querySelector('h1')?.textContent === title && document.querySelector(waiting) === null
      if (!isThere) requestAnimationFrame(look)
      else
        requestAnimationFrame(() => {
          setTimeout(() => {
            resolve(performance.now() - start)
          })
        })
    }
    location.hash = path
    requestAnimationFrame(look)
  })
}

/** Types a shot's name letter by letter; the median of the letters. */
async function typeInSearch(page: Page): Promise<number> {
  await page.evaluate(turnTo, { path: '/ledger', title: 'Ledger', waiting: WAITING })
  const search = page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: 'Search' }))
    .first()
  const samples: number[] = []
  for (const word of ['SC010_0123', 'SC020_0456', 'SC030_0789']) {
    await search.fill('')
    await page.waitForFunction((waiting) => document.querySelector(waiting) === null, WAITING)
    for (const letter of word) {
      await search.focus()
      await page.evaluate(timeNextInput)
      await page.keyboard.press(letter)
      samples.push(await page.evaluate(timeOfInput))
    }
  }
  return median(samples)
}

interface Timing {
  /** Milliseconds from the input that was waited for to the rows that fit it. */
  rowsAfterInput?: Promise<number>
}

/**
 * In the page: times the next input, to the frame in which the answer that it asked for is painted. Called before a key is
 * pressed: the browser may hand a key to the page before it runs what was asked of it a moment earlier.
 */
function timeNextInput(): void {
  const timing = window as Timing
  timing.rowsAfterInput = new Promise((resolve) => {
    const startTiming = (): void => {
      const start = performance.now()
      const answers = new PerformanceObserver((list) => {
        const isAnswered = list
          .getEntries()
          .some(({ name, startTime }) => name.endsWith('/api/entries.page') && startTime >= start)
        if (!isAnswered) return
        answers.disconnect()
        requestAnimationFrame(() => {
          setTimeout(() => {
            resolve(performance.now() - start)
          })
        })
      })
      answers.observe({ type: 'resource' })
    }
    document.addEventListener('input', startTiming, { once: true, capture: true })
  })
}

/** In the page. */
function timeOfInput(): Promise<number> {
  return (window as Timing).rowsAfterInput ?? Promise.reject(new Error('no input is timed'))
}

/** Scrolls the ledger for two seconds, 400 pixels a frame; the longest frame. */
async function scrollLedger(page: Page): Promise<number> {
  await page.evaluate(() => (location.hash = '/ledger'))
  await page.getByRole('grid', { name: 'Entries' }).waitFor()
  await page.waitForFunction((waiting) => document.querySelector(waiting) === null, WAITING)
  const longest: number[] = []
  for (let round = 0; round < 3; round += 1) longest.push(await page.evaluate(scrollGrid))
  return median(longest)
}

/** In the page: the longest time between two frames while the grid scrolls. */
function scrollGrid(): Promise<number> {
  const grid = document.querySelector('[role="grid"]')
  if (grid === null) throw new Error('there is no list')
  return new Promise((resolve) => {
    let [last, longest, frames] = [performance.now(), 0, 0]
    const step = (now: number): void => {
      longest = frames < 2 ? 0 : Math.max(longest, now - last)
      last = now
      frames += 1
      grid.scrollTop += 400
      if (frames < 120) requestAnimationFrame(step)
      else resolve(longest)
    }
    requestAnimationFrame(step)
  })
}

/** The script that is loaded before anything is shown: the document's own and what it imports. */
function bundleSize(root: string): Finding {
  const folder = join(root, 'out/renderer')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
  if (bytes === 0) throw new Error(`no script is loaded by the page; there are ${readdirSync(folder).join(', ')}`)
  return { what: 'start bundle, gzipped script', unit: 'MB', median: bytes / 1e6, limit: { atMost: 0.35 } }
}
