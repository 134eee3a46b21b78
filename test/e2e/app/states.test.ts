import { expect, test } from 'vitest'
import type { Locator, Page, Route } from 'playwright-core'
import { useApps } from '../../support/app.ts'
import { begun, TAKE } from '../journeys/journey.ts'
import { faultsOf } from './look.ts'
import { settled, SCREENS } from './screens.ts'

/* What a screen shows that has nothing to show yet, that waits, and that cannot be had. */

const openApp = useApps()

/** What no figure may look like. */
const NO_FIGURE = /\bNaN\b|\bInfinity\b|\bundefined\b|\bnull\b|\[object/

const dialog = (name: string) => (page: Page) => page.getByRole('dialog', { name })

/** One click on each empty screen that begins to fill it, and what then comes up. */
const FIRST_STEPS: readonly (readonly [path: string, button: string, comesUp: (page: Page) => Locator])[] = [
  ['/', 'Record a purchase', dialog('Record a purchase')],
  ['/burndown', 'Record a purchase', dialog('Record a purchase')],
  ['/ledger', 'Import a file', dialog('Import')],
  ['/reports', 'Import usage', dialog('Import')],
  ['/queue', 'Start a queue', (page) => page.getByRole('grid')],
]

async function leaveFirstStart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up my studio' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Continue without packs' }).click()
  await page.getByRole('button', { name: 'To the overview' }).click()
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
}

test('a studio without entries: every screen says what to do, and does it in one click', async () => {
  const app = await openApp()
  const { page } = app
  await leaveFirstStart(page)
  const found: string[] = []
  for (const screen of SCREENS) {
    await app.go(screen.path)
    await settled(page, screen)
    found.push(...(await faultsOf(app, screen.title)))
    expect(await page.getByRole('main').innerText(), screen.title).not.toMatch(NO_FIGURE)
  }
  expect(found).toEqual([])
  for (const [path, button, comesUp] of FIRST_STEPS) {
    await app.go(path)
    await page.getByRole('main').getByRole('button', { name: button }).last().click()
    await comesUp(page).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  expect(app.problems()).toEqual([])
}, 120_000)

/** What the frame around the screens asks for itself. */
const FRAME = ['studio.info', 'balance.show', 'overview.names']

/** Has what the screens ask for go through `treat`, until told otherwise. */
async function intercept(page: Page, treat: (route: Route) => Promise<void>): Promise<void> {
  await page.route('**/api/*', (route) => {
    const operation = new URL(route.request().url()).pathname.replace('/api/', '')
    return FRAME.includes(operation) ? route.continue() : treat(route)
  })
}

test('a screen that cannot be had says why, and trying again is enough once it can', async () => {
  const app = await openApp({ fill: ({ value }) => begun(value) })
  const { page } = app
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  const error = { code: 'storage_failed', message: 'The disk does not answer', details: {} }
  let isFailing = false
  await intercept(page, (route) => (isFailing ? route.fulfill({ json: { ok: false, error } }) : route.continue()))
  const found: string[] = []
  for (const screen of SCREENS.toReversed()) {
    isFailing = true
    await app.go(screen.path)
    await page.getByRole('heading', { level: 1, name: screen.title }).waitFor()
    const failures = page.getByRole('main').getByRole('alert').filter({ hasText: 'The disk does not answer' })
    await failures.first().waitFor()
    await failures.first().getByText('storage_failed').waitFor()
    found.push(...(await app.axe({ within: 'main' })).map((finding) => `${screen.title}: ${finding}`))
    isFailing = false
    // A screen that reads several things may lack each of them.
    for (let left = await failures.count(); left > 0; left -= 1) {
      await failures.first().getByRole('button', { name: 'Try again' }).click()
      await expect.poll(() => failures.count()).toBeLessThan(left)
    }
    await settled(page, screen)
  }
  expect(found).toEqual([])
  expect(app.problems()).toEqual([])
}, 120_000)

test('a screen that waits says so, and shows what comes', async () => {
  const app = await openApp({
    fill: async ({ value }) => {
      await begun(value)
      await value('usage.record', { ...TAKE, production: 'Nova', at: '2026-01-05' })
    },
  })
  const { page } = app
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  let gate = Promise.withResolvers<undefined>()
  gate.resolve(undefined)
  await intercept(page, async (route) => {
    await gate.promise
    await route.continue()
  })
  for (const screen of SCREENS.toReversed()) {
    gate = Promise.withResolvers()
    await app.go(screen.path)
    await page.getByRole('heading', { level: 1, name: screen.title }).waitFor()
    await page.getByRole('main').getByRole('status', { name: 'Loading' }).first().waitFor()
    gate.resolve(undefined)
    await settled(page, screen)
    await page.getByRole('main').getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'hidden' })
  }
  expect(app.problems()).toEqual([])
}, 60_000)
