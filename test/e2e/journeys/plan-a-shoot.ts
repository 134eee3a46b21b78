import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { SHOOT, shootList } from '../../support/shoot-list.ts'
import type { Journey, Stage } from './journey.ts'
import { begun, turnTo } from './journey.ts'

const QUEUE = 'Harbour Lights/Reel 1'

export const planAShoot: Journey = {
  promise: 'a pasted shot list of 40 rows becomes a purchase plan and a green-light sheet',
  prepare: begun,
  async walk(stage) {
    await turnTo(stage.page, 'Queue')
    await startQueue(stage.page)
    await importList(stage)
    await exportList(stage)
    await comparePacks(stage)
    const firstDay = await planPurchases(stage)
    await buyFor(stage, firstDay)
    await greenLight(stage)
  },
}

/** Starts "Reel 1" of Harbour Lights, as the first queue or beside others. */
async function startQueue(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New queue', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New queue' })
  await dialog.getByRole('combobox', { name: 'Production' }).fill('Harbour Lights')
  await dialog.getByRole('textbox', { name: 'Queue' }).fill('Reel 1')
  await dialog.getByRole('button', { name: 'Make the queue' }).click()
  await page.getByRole('heading', { name: 'Harbour Lights · Reel 1' }).waitFor()
}

async function importList({ page, value, now, see }: Stage): Promise<void> {
  await page.getByRole('button', { name: 'Import shots' }).click()
  const dialog = page.getByRole('dialog')
  await see('choosing a shot list')
  await dialog.getByLabel(/paste rows/).fill(shootList(now))
  await dialog.getByRole('button', { name: 'Read the pasted rows' }).click()
  await dialog.getByRole('tab', { name: `New ${SHOOT.shots}`, selected: true }).waitFor()
  await see('a preview of new shots')
  const plan = dialog.getByRole('button', { name: /^Plan \d+ shots$/ })
  expect(await plan.isDisabled()).toBe(true)
  await dialog.getByRole('checkbox', { name: 'Create all new shots' }).check()
  await plan.click()
  await page.getByText(`Imported a shot list: added ${SHOOT.shots} shots`).waitFor()
  const { renders, totals } = await value('queue.show', { queue: QUEUE })
  expect(renders.map((render) => render.shot)).toContain('2-001')
  expect(totals).toMatchObject({ renders: SHOOT.shots, takes: SHOOT.shots * SHOOT.takes, units: SHOOT.units })
}

async function exportList({ page, savedBy }: Stage): Promise<void> {
  const exported = await savedBy(async () => {
    await page.getByRole('button', { name: 'More for this queue' }).click()
    await page.getByRole('menuitem', { name: /^Export as a shot list/ }).click()
  })
  expect(exported.name).toBe('Harbour-Lights-Reel-1.csv')
  expect(exported.text.trimEnd().split('\r\n')).toHaveLength(SHOOT.shots + 1)
}

/** 1,000 for a Standard and 1,806 × 2,840 / 6,600 at pay-as-you-go, unless 1080P clips alone are left to pay as they go. */
async function comparePacks({ page, value, see }: Stage): Promise<void> {
  const { queue } = await value('queue.show', { queue: QUEUE })
  await goTo(page, `/plans?tab=compare&queue=${queue.id}`)
  await page.getByRole('region', { name: 'What to buy' }).getByText('1 × Standard').first().waitFor()
  await page.getByRole('table', { name: 'Options, the best first' }).getByText('$1,777.13').waitFor()
  await see('a comparison of a queue')
}

/** 1,000 for a Standard and 2,840 units at the list price of 0.28. Answers the first day with demand. */
async function planPurchases({ page, value, see }: Stage): Promise<string> {
  const { queue } = await value('queue.show', { queue: QUEUE })
  await goTo(page, `/plans?tab=schedule&queue=${queue.id}`)
  await page.getByRole('button', { name: 'Plan purchases' }).click()
  await page.getByText('Proven: no plan costs less').waitFor()
  await page.getByText('$1,795.20', { exact: true }).waitFor()
  const bought = page.getByRole('table', { name: 'What to buy, by date' }).getByRole('row')
  expect(await bought.count()).toBe(2)
  expect(await bought.nth(1).innerText()).toMatch(/1\s+Standard[^]*3,760\s+3,760\s+—/)
  await see('a purchase plan')
  const { demand } = await value('plans.schedule', { queue: queue.id })
  if (demand.from === null) throw new Error('the queue has nothing to do')
  return demand.from
}

async function buyFor({ page, value, see }: Stage, day: string): Promise<void> {
  await turnTo(page, 'Queue')
  const panel = page.getByRole('complementary', { name: 'What follows from the plan' })
  await panel.getByRole('button', { name: 'Plan a purchase' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Day').fill(day)
  await see('planning a purchase')
  await dialog.getByRole('button', { name: 'Plan it' }).click()
  await panel.getByText('1 × standard').waitFor()
  const { totals } = await value('queue.show', { queue: QUEUE })
  expect(totals).toMatchObject({ coveredUnits: '3760', overageUnits: '2840' })
}

/** The first day: 360 clips fit into its hours of review, 150 of them at two units. */
async function greenLight({ page, see }: Stage): Promise<void> {
  await page.getByRole('button', { name: 'Green-light sheet' }).click()
  await page.getByRole('heading', { level: 1, name: /^Green light: / }).waitFor()
  await page.getByText('Stop at 3,250 units left').waitFor()
  const rows = page.getByRole('row')
  expect(await rows.nth(1).innerText()).toMatch(/1-001[^]*1080p 6 s[^]*150\s+150\s+3,760\s+3,460/)
  await see('a green-light sheet')
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
}
