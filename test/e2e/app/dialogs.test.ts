import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { App } from '../../support/app.ts'
import { useApps } from '../../support/app.ts'
import { begun, PAST_MONTH, TAKE } from '../journeys/journey.ts'
import { faultsOf } from './look.ts'
import { settled, SCREENS } from './screens.ts'

/* Every dialog, menu and part of a screen that no journey opens: looked at in both themes and in small windows. */

const openApp = useApps()

async function fill({ value }: Pick<App, 'value'>): Promise<void> {
  await begun(value)
  await value('purchases.record', { pack: 'standard' })
  await value('usage.record', { ...TAKE, at: `${PAST_MONTH}-05`, production: 'Nova', shot: '12A', clips: 3 })
  const { queue } = await value('queues.save', { production: 'Nova', name: 'Day 1' })
  await value('renders.add', { queue: queue.id, renders: [{ ...TAKE, shot: '12A', takes: 3 }] })
  await value('backups.create', {})
}

/** What is opened: where, how, and what comes up. */
interface Opening {
  readonly path: string
  readonly what: string
  readonly open: (page: Page) => Promise<void>
}

const press =
  (name: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name }).first().click()

const OPENINGS: readonly Opening[] = [
  { path: '/', what: 'Everything by name', open: (page) => page.keyboard.press('ControlOrMeta+K') },
  { path: '/', what: 'Keyboard shortcuts', open: press('Keyboard shortcuts') },
  { path: '/queue', what: 'New queue', open: press('New queue') },
  { path: '/queue', what: 'Record takes of shot 12A', open: press('Record takes') },
  { path: '/settings', what: 'Rate card minimax-video', open: press('View minimax-video') },
  { path: '/settings', what: 'Edit a copy of minimax-video', open: press('Edit a copy of minimax-video') },
  { path: '/settings', what: 'Restore a backup', open: press(/^Restore the backup/) },
]

const LARGE = 60_000

test(
  'every dialog of the screens is accessible, in both themes, and fits small windows',
  async () => {
    const app = await openApp({ fill })
    const { page } = app
    const found: string[] = []
    for (const { path, what, open } of OPENINGS) {
      await app.go(path)
      const screen = SCREENS.find((one) => one.path === path)
      if (screen !== undefined) await settled(page, screen)
      await open(page)
      const dialog = page.getByRole('dialog', { name: what })
      await dialog.waitFor()
      found.push(...(await faultsOf(app, what)))
      for (const tab of await dialog.getByRole('tab').all()) {
        await tab.click()
        found.push(...(await app.axe({ within: '[role="dialog"]' })).map((one) => `${what}: ${one}`))
      }
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
    }
    expect(found).toEqual([])
    expect(app.problems()).toEqual([])
  },
  LARGE,
)

test(
  'what opens within a screen is accessible: menus, lists, filters, the year, the table of the burn-down',
  async () => {
    const app = await openApp({ fill })
    const { page } = app
    const found: string[] = []
    const look = async (what: string, within?: string): Promise<void> => {
      found.push(...(await app.axe(within === undefined ? {} : { within })).map((one) => `${what}: ${one}`))
    }
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).waitFor()
    await look('the menu of themes')
    await page.keyboard.press('Escape')

    await app.go('/ledger')
    await page.getByRole('button', { name: 'More filters' }).click()
    await page.getByRole('combobox', { name: 'Outcome' }).waitFor()
    await look('more filters')
    await page.keyboard.press('Escape')

    await page.getByRole('combobox', { name: 'Production' }).click()
    await page.getByRole('option', { name: 'Nova' }).waitFor()
    // It floats above the page and belongs to its field: no landmark is its own.
    await look('a list of choices', '[role="listbox"]')
    await page.keyboard.press('Escape')

    await app.go('/queue')
    await page.getByRole('button', { name: 'More for this queue' }).first().click()
    await page.getByRole('menu').waitFor()
    await look('the menu of a queue')
    await page.keyboard.press('Escape')

    await app.go('/reports')
    await page.getByText('12 months', { exact: true }).click()
    await page.getByRole('region', { name: 'Spend by production' }).waitFor()
    await look('the year')

    await app.go('/burndown')
    await page.getByText('Table', { exact: true }).click()
    await page.getByRole('table').first().waitFor()
    await look('the table of the burn-down')
    expect(found).toEqual([])
    expect(app.problems()).toEqual([])
  },
  LARGE,
)
