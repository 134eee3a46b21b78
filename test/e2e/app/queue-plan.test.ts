import { expect, test } from 'vitest'
import type { App } from '../../support/app.ts'
import { useApps } from '../../support/app.ts'
import { settled } from './screens.ts'

/* What is planned around a queue, in a real browser on the demo studio. */

const openApp = useApps()
const FILM = 'Halden FW27/Launch film'

async function openFilm(): Promise<App> {
  const app = await openApp({ now: '2026-10-05 08:00', isDemo: true })
  app.page.setDefaultTimeout(8000)
  await app.go('/queue')
  await settled(app.page, { path: '/queue', title: 'Queue' })
  await app.page.getByRole('button', { name: /Launch film/ }).click()
  await app.page.getByRole('heading', { name: 'Halden FW27 · Launch film' }).waitFor()
  return app
}

test('says whether a queue is done in time, and a planned purchase covers what the packs do not', async () => {
  const app = await openFilm()
  const { page } = app
  const panel = page.getByRole('complementary', { name: 'What follows from the plan' })
  await panel.getByText('Not covered from shot').waitFor()
  await panel.getByText('Begin by').waitFor()
  await panel.getByRole('button', { name: 'Plan a purchase' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Day').fill('2026-10-19')
  await dialog.getByRole('button', { name: 'Plan it' }).click()
  await panel.getByText('1 × standard').waitFor()
  await panel.getByText('Packs cover all of it').waitFor()
  expect((await app.value('queue.show', { queue: FILM })).totals.overageUnits).toBe('0')
  await dialog.waitFor({ state: 'detached' })
  expect(await app.axe()).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await panel.getByText('Not covered from shot').waitFor()
  expect(app.problems()).toEqual([])
})

test('a version is kept, a cheaper render kind taken over, and both compared', async () => {
  const app = await openFilm()
  const { page } = app
  const panel = page.getByRole('complementary', { name: 'What follows from the plan' })
  await panel.getByRole('button', { name: 'Keep this one' }).click()
  const compare = panel.getByRole('button', { name: /^Compare / })
  await compare.waitFor()
  const before = await app.value('queue.show', { queue: FILM })
  await panel
    .getByRole('button', { name: /^Use .* for Hailuo-2\.3 1080p 6 s$/ })
    .first()
    .click()
  await page
    .getByText(/is now/)
    .first()
    .waitFor()
  await compare.click()
  const dialog = page.getByRole('dialog')
  const cost = dialog.getByRole('row', { name: /^Cost/ })
  await cost.waitFor()
  expect(await cost.innerText()).toMatch(/-\$/)
  const after = await app.value('queue.show', { queue: FILM })
  expect(Number(after.totals.cost.amount)).toBeLessThan(Number(before.totals.cost.amount))
  expect(await app.axe()).toEqual([])
  expect(app.problems()).toEqual([])
})

test('an edit counts for all rows that are chosen, and is taken back at once', async () => {
  const app = await openFilm()
  const { page } = app
  await page.getByRole('grid').focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Enter'])
    await page.keyboard.press(key)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await page.getByText('Changed 3 renders').waitFor()
  const takes = async (): Promise<number[]> =>
    (await app.value('queue.show', { queue: FILM })).renders.slice(0, 4).map((render) => render.takes)
  expect((await takes()).slice(0, 3)).toEqual([7, 7, 7])
  expect((await takes())[3]).not.toBe(7)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByText(/^Taken back/).waitFor()
  expect(await takes()).not.toContain(7)
})

test('the green-light sheet of a day has its shots, the units before and after, and the stop line', async () => {
  const app = await openFilm()
  const { page } = app
  await page.getByRole('button', { name: 'Green-light sheet' }).click()
  await page.getByRole('heading', { name: /^Green light: / }).waitFor()
  const sheet = await app.value('queue.greenLight', { queue: FILM })
  expect(await page.getByRole('article').getByRole('row').count()).toBe(sheet.rows.length + 1)
  await page.getByText(/^Stop at .* units left$/).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
  expect(await page.getByRole('navigation', { name: 'Screens' }).isVisible()).toBe(false)
  expect(await page.getByRole('article').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  expect(await app.axe()).toEqual([])
  expect(app.problems()).toEqual([])
})

test('a production gets a budget, and the queue shows what is left of it', async () => {
  const app = await openFilm()
  const { page } = app
  await page.getByRole('button', { name: 'More for this queue' }).click()
  await page.getByRole('menuitem', { name: 'The production…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Budget').fill('100')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/planned of \$100\.00/).waitFor()
  const { productions } = await app.value('productions.list', {})
  expect(productions.find((one) => one.name === 'Halden FW27')?.budget?.amount).toBe('100.00')
})

test('what was planned stands beside what the ledger has of it', async () => {
  const app = await openFilm()
  const { page } = app
  const shot = { production: 'Halden FW27', shot: 'SC010_0010' }
  const kind = { model: 'MiniMax-Hailuo-2.3-Fast', resolution: '768p', seconds: 6 }
  await app.value('usage.record', { ...kind, ...shot, clips: 3, kept: true })
  await page.getByRole('button', { name: 'More for this queue' }).click()
  await page.getByRole('menuitem', { name: 'Plan against actual…' }).click()
  const row = page.getByRole('dialog').getByRole('row', { name: /^SC010_0010 / })
  await row.getByRole('cell', { name: '2.1', exact: true }).waitFor()
  expect(await app.axe()).toEqual([])
  expect(app.problems()).toEqual([])
})
