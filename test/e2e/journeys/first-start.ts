import { expect } from 'vitest'
import type { Journey } from './journey.ts'
import { choose, TAKE, unitsLeft } from './journey.ts'

export const exploreTheDemo: Journey = {
  promise: 'the first start shows a made-up studio in one click',
  prepare: null,
  async walk({ page, value, see }) {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await see('the first start')
    await page.getByRole('button', { name: 'Explore with demo data' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect((await value('studio.info', {})).entries).toBeGreaterThan(1000)
  },
}

export const setUpAStudio: Journey = {
  promise: 'the first start sets a studio up: zone, currency, packs on hand, and the history of a file',
  prepare: null,
  async walk({ page, value, now, chooseFile, see }) {
    await page.getByRole('button', { name: 'Set up my studio' }).click()
    await page.getByRole('heading', { level: 1, name: 'Zone and currency' }).waitFor()
    await page.getByRole('combobox', { name: 'Time zone' }).fill('tokyo')
    await page.getByRole('option', { name: /Tokyo/ }).click()
    await page.getByRole('combobox', { name: 'Currency' }).fill('eur')
    await page.getByRole('option', { name: /EUR/ }).click()
    await see('setting up: zone and currency')
    await page.getByRole('button', { name: 'Continue' }).click()

    await page.getByRole('heading', { level: 1, name: 'Packs on hand' }).waitFor()
    await page.getByRole('button', { name: 'Continue without packs' }).waitFor()
    await choose(page, 'Pack', /^Standard/)
    await page.getByLabel('Bought on').fill(dayBefore(now))
    await page.getByRole('textbox', { name: 'Units left now' }).fill('3000')
    await page.getByRole('textbox', { name: 'What it cost (EUR)' }).fill('930')
    await see('setting up: a pack')
    await page.getByRole('button', { name: 'Add this pack' }).click()
    await page.getByRole('cell', { name: '3,000' }).waitFor()
    await see('setting up: a pack that was recorded')
    expect(await unitsLeft(value)).toBe(3000)
    await page.getByRole('button', { name: 'Continue' }).click()

    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor()
    await see('setting up: history')
    await page.getByRole('button', { name: 'Import a file' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import' })
    await chooseFile(history(now), () => dialog.getByRole('button', { name: 'Choose a file…' }).click())
    await dialog.getByRole('button', { name: 'Record 1 entry' }).click()
    await dialog.getByText('1 entry is in the ledger.').waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect(await value('studio.info', {})).toMatchObject({ zone: 'Asia/Tokyo', currency: 'EUR' })
  },
}

const DAY = 86_400_000

function dayBefore(now: number): string {
  return new Date(now - DAY).toISOString().slice(0, 10)
}

function history(now: number) {
  const take = `take-1,${dayBefore(now)}T12:00:00Z,${TAKE.model},${TAKE.resolution},${TAKE.seconds},success`
  return { name: 'history.csv', text: `task_id,finished_at,model,resolution,duration_s,outcome\n${take}\n` }
}
