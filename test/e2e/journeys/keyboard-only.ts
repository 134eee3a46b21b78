import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Journey } from './journey.ts'
import { begun, unitsLeft } from './journey.ts'

export const keyboardOnly: Journey = {
  promise: 'a pack and a take are recorded, looked up and taken back by keyboard alone',
  prepare: begun,
  async walk({ page, value }) {
    const { keyboard } = page
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()

    // A screen by its name.
    await keyboard.press('ControlOrMeta+K')
    await waitForFocus(page, 'Everything by name')
    await keyboard.type('ledger')
    await page.getByRole('button', { name: /^Ledger/ }).waitFor()
    await keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })

    await keyboard.press('b')
    const purchase = page.getByRole('dialog', { name: 'Record a purchase' })
    await waitForFocus(page, 'Pack')
    await keyboard.press('Enter')
    await page.getByRole('option', { name: /^Standard/ }).waitFor()
    await timersHaveRun(page)
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await purchase.getByText(/^3,760 units for /).waitFor()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await purchase.waitFor({ state: 'hidden' })
    await page.getByText('Recorded: 3,760 units bought').waitFor()

    await keyboard.press('n')
    const usage = page.getByRole('dialog', { name: 'Record usage' })
    await waitForFocus(page, 'Rendered')
    await keyboard.type('2.3 768p 6')
    await page.getByRole('option', { name: /^MiniMax-Hailuo-2.3 768p 6 s/ }).waitFor()
    await keyboard.press('Enter')
    await tabTo(page, 'Shot')
    await keyboard.type('12A')
    await keyboard.press('Enter')
    await usage.waitFor({ state: 'hidden' })
    await page.getByText('Recorded: 1 unit', { exact: true }).waitFor()
    expect(await unitsLeft(value)).toBe(3759)

    // Finds it, opens it, and comes back to the list.
    await keyboard.press('f')
    await waitForFocus(page, 'Search')
    await keyboard.type('12A')
    await page.getByText(/^1 entry ·/).waitFor()
    await tabTo(page, 'Entries')
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowUp')
    await keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name: 'Entry' })
    await drawer.getByText('12A').waitFor()
    await keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    await waitForFocus(page, 'Entries')

    await keyboard.press('z')
    await page.getByText('Taken back', { exact: true }).first().waitFor()
    await expect.poll(() => unitsLeft(value)).toBe(3760)
  },
}

/** Waits until what has the focus goes by that name. */
function waitForFocus(page: Page, name: string): Promise<unknown> {
  return page.waitForFunction(named, name)
}

/** Waits for the timers that are due: a list that has just opened looks up what is chosen in one, and no hand is quicker than that. */
function timersHaveRun(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)))
}

const MOST_STOPS = 30

/** Goes on with the Tab key until what has the focus goes by that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await page.evaluate(named, name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not come to ${name}`)
}

/** Runs in the page. */
function named(name: string): boolean {
  const focused = document.activeElement
  const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null
  return [focused?.getAttribute('aria-label'), label?.replace(/ \*$/, '')].includes(name)
}
