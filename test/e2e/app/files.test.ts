import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../../shared/domain/calendar.ts'
import type { App } from '../../support/app.ts'
import { useApps } from '../../support/app.ts'
import { dropFile } from '../journeys/import-a-file.ts'
import { begun } from '../journeys/journey.ts'

/* Files that are not what an import takes: each is told what it is, and nothing is recorded. */

const openApp = useApps()
const CARD = new URL('../../../resources/rate-cards/minimax-video.json', import.meta.url)

async function begin(): Promise<App> {
  const app = await openApp({ fill: ({ value }) => begun(value) })
  await app.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  return app
}

const wrong: readonly (readonly [kind: string, name: string, text: string, says: RegExp])[] = [
  ['a picture', 'holiday.jpg', '\u0000\u0001JFIF\u0000', /holiday\.jpg/],
  ['an empty file', 'empty.csv', '', /empty/],
  ['a table without a column for the model', 'people.csv', 'name,age\nAda,36\n', /No column is understood as/],
  [
    'a text that is no table',
    'letter.txt',
    'Dear reader,\n\nnothing here.\n',
    /No column is understood as|letter\.txt/,
  ],
]

test('a dropped file of the wrong kind says so, and records nothing', async () => {
  const app = await begin()
  const { page } = app
  const dialog = page.getByRole('dialog', { name: /^Import/ })
  for (const [kind, name, text, says] of wrong) {
    await dropFile(page, { name, text })
    await dialog.getByText(says).first().waitFor()
    const record = dialog.getByRole('button', { name: /Record|Nothing to record/ })
    expect((await record.count()) === 0 || (await record.isDisabled()), kind).toBe(true)
    expect(await app.axe({ within: '[role="dialog"]' }), kind).toEqual([])
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  expect((await app.value('studio.info', {})).entries).toBe(1)
  expect(app.problems()).toEqual([])
}, 60_000)

test('a file that is dropped before the import is loaded waits for it: the window never leaves the page for it', async () => {
  const app = await openApp({ fill: ({ value }) => begun(value) })
  const { page } = app
  let load = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    load = resolve
  })
  await page.route('**/ImportWizard-*.js', async (route) => {
    await asked
    await route.continue()
  })
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await dropFile(page, { name: 'people.csv', text: 'name,age\nAda,36\n' })
  expect(await page.getByRole('dialog').count()).toBe(0)
  load()
  await page.getByRole('dialog', { name: 'Import people.csv' }).waitFor()
  expect(app.problems()).toEqual([])
})

test('a rate card that is dropped is known for one, and leads to where cards are imported', async () => {
  const app = await begin()
  const { page } = app
  await dropFile(page, { name: 'minimax-video.json', text: readFileSync(CARD, 'utf8') })
  const dialog = page.getByRole('dialog', { name: 'Import minimax-video.json' })
  await dialog.getByText('This is a rate card').waitFor()
  await dialog.getByRole('button', { name: 'Open rate cards' }).click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  expect(app.problems()).toEqual([])
})

test('a bill of very many days can be scrolled to its last', async () => {
  const app = await begin()
  const { page } = app
  const head =
    'Consumed API,Consumed model,Output usage quantity,Total usage quantity,Consumption time (UTC),Consumption status'
  const days = Array.from({ length: 2500 }, (_, index) => formatDay(parseDay('2019-01-01', 'day') + index))
  const rows = days.map((day) => `video(Video API),MiniMax-Hailuo-02,0,1,${day} 08:00-09:00,SUCCESS`)
  await dropFile(page, { name: 'export_bill.csv', text: [head, ...rows].join('\n') })
  await page.getByRole('button', { name: 'It counts clips', exact: true }).click()
  const region = page.getByRole('region', { name: 'Days of the bill' })
  expect(await region.getByRole('table').getAttribute('aria-rowcount')).toBe('2501')
  await region.evaluate((element) => {
    element.scrollTop = element.scrollHeight
  })
  await region.locator('tr[aria-rowindex="2501"]').getByText('2501', { exact: true }).waitFor()
  expect(app.problems()).toEqual([])
})

test('a file that is dropped on the first start does not take the browser away', async () => {
  const app = await openApp()
  const { page } = app
  await page.getByRole('heading', { level: 1 }).waitFor()
  const isKept = await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['task_id'], 'usage.csv'))
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
    document.querySelector('main')?.dispatchEvent(drop)
    return drop.defaultPrevented
  })
  expect(isKept).toBe(true)
})
