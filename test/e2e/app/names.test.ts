import { expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'
import type { App } from '../../support/app.ts'
import { fillWithNames, FORMULA, MARKUP, NAMES, wasRun } from '../hostile-names.ts'
import { PAST_MONTH } from '../journeys/journey.ts'
import { settled, SCREENS } from './screens.ts'
import { stageOf } from './stage.ts'

/* Names come from files and from people: whatever they hold is text, on every screen and in every file. */

const openApp = useApps()

const texts = async (app: App): Promise<string> => (await app.page.getByRole('main').innerText()).toLowerCase()

test('a name that is markup or a formula is text on every screen', async () => {
  const app = await openApp({ fill: ({ value }) => fillWithNames(value) })
  const { page } = app
  const shown: string[] = []
  for (const screen of SCREENS) {
    await app.go(screen.title === 'Reports' ? `${screen.path}?month=${PAST_MONTH}` : screen.path)
    await settled(page, screen)
    const text = await texts(app)
    if (NAMES.every((name) => text.includes(name.toLowerCase()))) shown.push(screen.title)
    expect(await wasRun(page), screen.title).toBe(false)
  }
  expect(shown).toEqual(['Overview', 'Queue', 'Ledger', 'Reports'])
  expect(app.problems()).toEqual([])
})

test('… and in the palette, in an entry’s drawer, and in what is offered while typing', async () => {
  const app = await openApp({ fill: ({ value }) => fillWithNames(value) })
  const { page } = app
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.keyboard.press('ControlOrMeta+K')
  const palette = page.getByRole('dialog', { name: 'Everything by name' })
  for (const name of NAMES) {
    await palette.getByPlaceholder('A screen, a command').fill(name)
    await palette.getByRole('button', { name }).first().waitFor()
    expect(await wasRun(page), name).toBe(false)
  }
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'hidden' })

  await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor()
  await app.go('/ledger')
  await page.getByRole('row').filter({ hasText: MARKUP }).first().click()
  const drawer = page.getByRole('dialog', { name: 'Entry' })
  await drawer.getByText(MARKUP).first().waitFor()
  await drawer.getByRole('button', { name: 'Correct…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Correct a take' })
  const production = dialog.getByLabel('Production')
  expect(await production.inputValue()).toBe(MARKUP)
  await production.fill('<')
  await page.getByRole('option', { name: MARKUP }).waitFor()
  expect(await wasRun(page)).toBe(false)
  expect(app.problems()).toEqual([])
})

test('… and in an exported table no spreadsheet runs it', async () => {
  const app = await openApp({ fill: ({ value }) => fillWithNames(value) })
  const { page } = app
  const { savedBy } = stageOf(app, () => Promise.resolve())
  await app.go(`/reports?month=${PAST_MONTH}`)
  const statement = await savedBy(async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV, for a spreadsheet' }).click()
  })
  expect(statement.text).toContain(`'${FORMULA}`)
  expect(statement.text).not.toMatch(/(^|[,"])=cmd/m)
  expect(app.problems()).toEqual([])
})
