import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { dayOf, formatDay } from '../../../shared/domain/calendar.ts'
import type { Journey } from './journey.ts'
import { begun, TAKE, turnTo } from './journey.ts'

const SHOTS = 40
const TAKES = 5
/** Of shoot days, ten shots a day. */
const PER_DAY = 10

/** A list as a spreadsheet copies it: forty shots of four scenes, whose shoot begins in a week. */
function pastedList(now: number): string {
  const today = dayOf(now, 'UTC')
  const rows = Array.from({ length: SHOTS }, (_, index) => {
    const scene = 1 + Math.floor(index / PER_DAY)
    const shot = String(1 + (index % PER_DAY)).padStart(3, '0')
    const kind = index % PER_DAY === 0 ? '1080p 6 s' : '768p 6 s'
    return [scene, shot, `Hailuo-2.3 ${kind}`, TAKES, formatDay(today + 7 + scene)].join('\t')
  })
  return ['Scene\tShot\tRender kind\tTakes\tShoot date', ...rows].join('\n')
}

export const planAShoot: Journey = {
  promise: 'a pasted shot list of 40 rows becomes a plan, and is exported',
  prepare: begun,
  async walk({ page, value, now, savedBy, see }) {
    await turnTo(page, 'Queue')
    await startQueue(page)
    await page.getByRole('button', { name: 'Import shots' }).click()
    const dialog = page.getByRole('dialog')
    await see('choosing a shot list')
    await dialog.getByLabel(/paste rows/).fill(pastedList(now))
    await dialog.getByRole('button', { name: 'Read the pasted rows' }).click()
    await dialog.getByRole('tab', { name: `New ${SHOTS}`, selected: true }).waitFor()
    await see('a preview of new shots')

    const plan = dialog.getByRole('button', { name: /^Plan \d+ shots$/ })
    expect(await plan.isDisabled()).toBe(true)
    await dialog.getByRole('checkbox', { name: 'Create all new shots' }).check()
    await plan.click()
    await page.getByText(`Imported a shot list: added ${SHOTS} shots`).waitFor()
    const { renders, totals } = await value('queue.show', { queue: 'Harbour Lights/Reel 1' })
    expect(renders.map((render) => render.shot).slice(0, 11)).toContain('2-001')
    expect(totals).toMatchObject({ renders: SHOTS, takes: SHOTS * TAKES })
    expect(renders[1]).toMatchObject({ ...TAKE, shot: '1-002', takes: TAKES })

    const exported = await savedBy(async () => {
      await page.getByRole('button', { name: 'More for this queue' }).click()
      await page.getByRole('menuitem', { name: /^Export as a shot list/ }).click()
    })
    expect(exported.name).toBe('Harbour-Lights-Reel-1.csv')
    expect(exported.text.trimEnd().split('\r\n')).toHaveLength(SHOTS + 1)
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
