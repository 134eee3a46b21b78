import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { App } from '../../support/app.ts'
import { useApps } from '../../support/app.ts'
import { shotListFile } from '../../support/shot-lists.ts'
import { settled } from './screens.ts'

/* A shot list into a queue and back, in a real browser and on real files. */

const openApp = useApps()
const QUEUE = { path: '/queue', title: 'Queue' }

async function openQueue(renders: readonly string[] = []): Promise<App> {
  const app = await openApp({
    fill: async (studio) => {
      await studio.value('purchases.record', { pack: 'standard' })
      const { queue } = await studio.value('queues.save', { production: 'Harbour Lights', name: 'Reel 1' })
      const kind = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
      if (renders.length === 0) return
      await studio.value('renders.add', { queue: queue.id, renders: renders.map((shot) => ({ shot, ...kind })) })
    },
  })
  app.page.setDefaultTimeout(8000)
  await app.go('/queue')
  await settled(app.page, QUEUE)
  return app
}

async function shotsOf(app: App): Promise<string[]> {
  const { renders } = await app.value('queue.show', { queue: 'Harbour Lights/Reel 1' })
  return renders.map((render) => render.shot)
}

async function choose(app: App, file: string): Promise<void> {
  await app.page.getByRole('button', { name: 'Import shots' }).click()
  const chooser = app.page.waitForEvent('filechooser')
  await app.page.getByRole('button', { name: 'Choose a file…' }).click()
  await (await chooser).setFiles(file)
}

test('a Kitsu list is found, given a render kind, ticked, planned, taken back and planned again', async () => {
  const app = await openQueue()
  const { page } = app
  await choose(app, shotListFile('kitsu.csv'))
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Kitsu’s columns (CSV, semicolons)').waitFor()
  await dialog
    .getByRole('cell', { name: /nothing was given for the whole list/ })
    .first()
    .waitFor()
  const plan = dialog.getByRole('button', { name: /^Plan \d/ })
  expect(await plan.isDisabled()).toBe(true)
  await dialog.getByLabel('Model of new shots').selectOption('MiniMax-Hailuo-2.3')
  await dialog.getByLabel('Resolution').selectOption('768p')
  const all = dialog.getByRole('checkbox', { name: 'Create all new shots' })
  await all.waitFor()
  expect(await plan.isDisabled()).toBe(true)
  await dialog.getByRole('checkbox', { name: 'Create shot SEQ02 / 001', exact: true }).check()
  expect(await plan.textContent()).toBe('Plan 1 shot')
  await all.check()
  expect(await app.axe()).toEqual([])
  await dialog.getByRole('button', { name: 'Plan 5 shots' }).click()
  await page.getByText('Imported a shot list: added 5 shots').waitFor()
  expect(await shotsOf(app)).toEqual(['SEQ01 / SH010', 'SEQ01 / SH020', 'SEQ01 / SH030', 'SEQ02 / 001', 'SEQ02 / 0010'])
  await page.getByRole('grid').getByText('SEQ02 / 0010', { exact: true }).waitFor()
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back: Imported a shot list').waitFor()
  expect(await shotsOf(app)).toEqual([])
  expect(app.problems()).toEqual([])
}, 60_000)

test('pasted rows whose names lost their zeros are told apart before anything is created', async () => {
  const app = await openQueue(['001', '002'])
  const { page } = app
  await page.getByRole('button', { name: 'Import shots' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/paste rows/).fill('Ref\tTakes\n1\t3\n002\t4\n003\t2\n')
  await dialog.getByRole('button', { name: 'Read the pasted rows' }).click()
  await dialog.getByText('No column is understood as the shots’ names').waitFor()
  await dialog.getByLabel('Ref is read as').selectOption('Shot')
  await dialog.getByText('Differs from “001” in the queue by leading zeros alone').waitFor()
  await dialog.getByRole('checkbox', { name: 'Create all new shots' }).check()
  expect(await dialog.getByRole('checkbox', { name: 'Create shot 1', exact: true }).isChecked()).toBe(false)
  await dialog.getByRole('tab', { name: /^Changed/ }).click()
  await dialog.getByText('Takes: 1 → 4').waitFor()
  await dialog.getByRole('button', { name: 'Plan 2 shots' }).click()
  await page.getByText('Imported a shot list: added 1 shot, changed 1 shot').waitFor()
  expect(await shotsOf(app)).toEqual(['001', '002', '003'])
  expect(app.problems()).toEqual([])
}, 60_000)

test('rejected rows keep the list from being planned until they are to be left out', async () => {
  const app = await openQueue(['12'])
  const dialog = app.page.getByRole('dialog')
  await choose(app, shotListFile('faults.csv'))
  await dialog.getByRole('cell', { name: '"many" is not a whole number from 0 to 100000' }).waitFor()
  await dialog.getByRole('tab', { name: /^New/ }).click()
  await dialog.getByRole('checkbox', { name: 'Create all new shots' }).check()
  const plan = dialog.getByRole('button', { name: 'Plan 1 shot' })
  expect(await plan.isDisabled()).toBe(true)
  await dialog.getByLabel('Plan the good rows although others are rejected').check()
  await plan.click()
  await app.page.getByText('Imported a shot list: added 1 shot').waitFor()
  expect(await shotsOf(app)).toEqual(['12', '1A'])
}, 60_000)

test('a queue is exported as a list that imports without a change', async () => {
  const app = await openQueue(['001', '=SUM(A1)', 'SEQ01 / SH010'])
  const { page } = app
  await page.getByRole('button', { name: 'More for this queue' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^Export as a shot list/ }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('Harbour-Lights-Reel-1.csv')
  const file = await saved.path()
  expect(readFileSync(file, 'utf8')).toContain("'=SUM(A1)")
  await choose(app, file)
  const dialog = page.getByRole('dialog')
  await dialog.getByText('a queue that was exported').waitFor()
  expect(await dialog.getByRole('tab', { name: /^Unchanged/ }).textContent()).toBe('Unchanged3')
  expect(app.problems()).toEqual([])
}, 60_000)

test('an edit decision list is asked its frame rate before it is read', async () => {
  const app = await openQueue(['SH010'])
  const dialog = app.page.getByRole('dialog')
  await choose(app, shotListFile('cut.edl'))
  await dialog.getByText(/does not tell its frame rate/).waitFor()
  await dialog.getByLabel('Frames a second').fill('24')
  await dialog.getByLabel('Frames a second').blur()
  await dialog.getByText('an edit decision list (CMX 3600)').waitFor()
  await dialog.getByRole('checkbox', { name: 'Create all new shots' }).check()
  await dialog.getByRole('button', { name: 'Plan 3 shots' }).click()
  await app.page.getByText('Imported a shot list: added 3 shots').waitFor()
  expect(await shotsOf(app)).toEqual(['SH010', 'SH020', 'SH030', '006'])
  expect(app.problems()).toEqual([])
}, 60_000)
