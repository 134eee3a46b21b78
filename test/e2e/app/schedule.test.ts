import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../../shared/domain/calendar.ts'
import { integerBetween, seededRandom } from '../../../shared/domain/random.ts'
import type { App, AppStudio } from '../../support/app.ts'
import { useApps } from '../../support/app.ts'
import { settled } from './screens.ts'

/* The Schedule tab of Plans, in a real browser: from dated demand to what to buy on which day. */

const openApp = useApps()
const PLANS = { path: '/plans?tab=schedule', title: 'Plans' }

const TWO_MONTHS = '2026-11-28,3000\n2026-12-02,700\n2027-01-12,11000'

async function openSchedule(options: Parameters<typeof openApp>[0] = {}): Promise<App> {
  const app = await openApp({ fill: (studio) => studio.value('purchases.record', { pack: 'standard' }), ...options })
  await app.go(PLANS.path)
  await settled(app.page, PLANS)
  return app
}

async function plan(app: App, rows: string): Promise<void> {
  await app.page.getByRole('radiogroup', { name: 'Where the demand comes from' }).getByText('Dates and units').click()
  await app.page.getByRole('textbox', { name: 'Dates and units' }).fill(rows)
  await app.page.getByRole('button', { name: 'Plan purchases' }).click()
}

const purchases = (app: App) => app.page.getByRole('table', { name: 'What to buy, by date' })

test('pasted dates and units say what to buy on which day, what it costs, and that no plan costs less', async () => {
  const app = await openSchedule()
  await plan(app, TWO_MONTHS)
  await app.page.getByText('Proven: no plan costs less').waitFor()
  expect(await purchases(app).getByRole('row').nth(1).innerText()).toMatch(/Jan 12, 2027\s+1\s+Pro\s+Feb 12, 2027/)
  await app.page.getByText('$2,802.40', { exact: true }).waitFor()
  await app.page.getByText('$2,974.40', { exact: true }).waitFor()
  await app.page.getByText('$6,000.00', { exact: true }).waitFor()
  await app.page.getByRole('figure', { name: 'Timeline of 3 days of demand and 2 lots' }).waitFor()
  expect(app.problems()).toEqual([])
}, 60_000)

test('what cannot be met says which day first fails, and by how much', async () => {
  const app = await openSchedule()
  await app.page.getByRole('radiogroup', { name: 'Units that no pack covers' }).getByText('Not allowed').click()
  await app.page.getByLabel('Budget for packs a month').fill('1000')
  await plan(app, TWO_MONTHS)
  await app.page.getByText('on 2027-01-12 3480 of 11000 units cannot be covered').waitFor()
}, 60_000)

test('an example is planned by one click, and a queue that the address names by another', async () => {
  const app = await openSchedule()
  await app.page.getByRole('button', { name: 'Show an example' }).click()
  await app.page.getByText('Proven: no plan costs less').waitFor()
  const { queue } = await app.value('queues.save', { production: 'Nova', name: 'Hero' })
  const kind = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
  await app.value('renders.add', {
    queue: queue.id,
    renders: [{ ...kind, shot: '1', takes: 3760, day: '2026-12-30' }],
  })
  await app.go(`${PLANS.path}&queue=${queue.id}`)
  await app.page.getByRole('button', { name: 'Plan purchases' }).click()
  await app.page.getByText('of Nova / Hero').waitFor()
  expect(await purchases(app).innerText()).toContain('Standard')
}, 60_000)

/** A year of shoots with lots that outlast the packs: what takes longer than anybody waits. */
async function longLots(studio: AppStudio): Promise<void> {
  const lots = [
    ['5000', '2026-12-20'],
    ['12000.3', '2027-01-25'],
    ['19000.6', '2027-06-10'],
    ['26000.9', '2027-09-20'],
  ] as const
  for (const [units, expires] of lots) {
    await studio.value('purchases.record', { pack: 'custom', units, price: '4000', expires })
  }
}

function yearOfShoots(): string {
  const random = seededRandom(1)
  const first = parseDay('2026-11-24', 'date')
  return Array.from(
    { length: 365 },
    (_, day) => `${formatDay(first + day)},${integerBetween(random, 500, 15_000) / 10}`,
  ).join('\n')
}

test('a long search shows how far it is, and stopping it keeps the best plan with its gap', async () => {
  const app = await openSchedule({ fill: longLots })
  await app.page.getByRole('radiogroup', { name: 'Units that no pack covers' }).getByText('Not allowed').click()
  await plan(app, yearOfShoots())
  await app.page.getByRole('progressbar', { name: 'Time taken of the time allowed' }).waitFor()
  await app.page.getByRole('button', { name: 'Stop and keep the best' }).click()
  await app.page.getByText(/^At most .* above the cheapest$/).waitFor()
  expect(await purchases(app).getByRole('row').count()).toBeGreaterThan(10)
  expect(app.problems()).toEqual([])
}, 60_000)

test.each(['light', 'dark'] as const)(
  'axe finds nothing on a schedule in %s',
  async (theme) => {
    const app = await openSchedule({ theme })
    await plan(app, TWO_MONTHS)
    await purchases(app).waitFor()
    await app.page.getByText('Demand day by day').first().click()
    expect(await app.axe()).toEqual([])
  },
  60_000,
)
