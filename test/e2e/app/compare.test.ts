import { expect, test } from 'vitest'
import type { App } from '../../support/app.ts'
import { useApps } from '../../support/app.ts'
import { settled } from './screens.ts'

/* The Compare tab of Plans, in a real browser: from a demand to what to buy. */

const openApp = useApps()
const PLANS = { path: '/plans?tab=compare', title: 'Plans' }

/** A studio that has begun: without an entry the app would be set up first. */
const begin = (studio: Pick<App, 'value'>) => studio.value('purchases.record', { pack: 'standard' })

async function openCompare(options: Parameters<typeof openApp>[0] = {}): Promise<App> {
  const app = await openApp({ fill: begin, ...options })
  await app.go(PLANS.path)
  await settled(app.page, PLANS)
  return app
}

async function type(app: App, number: number, kind: string, clips: string, takes = '1'): Promise<void> {
  const row = app.page.getByRole('group', { name: `Render kind ${number}`, exact: true })
  await row.getByPlaceholder('Model, resolution, seconds').click()
  await app.page.getByRole('option', { name: kind, exact: true }).click()
  await row.getByLabel('Clips').fill(clips)
  await row.getByLabel('Takes of each').fill(takes)
}

const verdict = (app: App) => app.page.getByRole('region', { name: 'What to buy' })
const options = (app: App) => app.page.getByRole('table', { name: 'Options, the best first' })

test('a typed demand says what to buy, why, and what every other option would cost', async () => {
  const app = await openCompare()
  await type(app, 1, 'MiniMax-Hailuo-02 768p 6 s', '11000')
  await verdict(app).getByText('Buy 1 × Pro').waitFor()
  expect(await verdict(app).innerText()).toContain('$2,802.40')
  expect(await verdict(app).innerText()).toContain('$277.60 less than pay-as-you-go')
  const names = await options(app).getByRole('rowheader').allInnerTexts()
  expect(names).toEqual(['Cheapest mix', 'Routed mix', 'Standard', 'Pay-as-you-go', 'Scale', 'Pro', 'Business'])
  expect(await options(app).getByText('280 units would be wasted').count()).toBe(1)
  const fullHd = app.page
    .getByRole('table', { name: 'What a clip costs on each pack' })
    .getByRole('row', { name: /Hailuo-02\s+1080p 6 s/ })
  expect(await fullHd.innerText()).toMatch(/8\.6% more[^]*2\.9% more[^]*2\.8% less/)
  expect(app.problems()).toEqual([])
}, 60_000)

test('an empty comparison is filled in by one click, and what is wrong is told at its field', async () => {
  const app = await openCompare()
  await app.page.getByRole('button', { name: 'Compare 1,000 clips' }).click()
  await options(app).waitFor()
  const clips = app.page.getByRole('group', { name: 'Render kind 1' }).getByLabel('Clips')
  await clips.fill('-5')
  await app.page.getByText('must be 0 or more').waitFor()
  // What was compared before stays in view.
  expect(await options(app).isVisible()).toBe(true)
  await clips.fill('20')
  await app.page.getByText('must be 0 or more').waitFor({ state: 'detached' })
}, 60_000)

test('targets: the pack that is meant, a share of the plan, and a custom pack', async () => {
  const app = await openCompare()
  await type(app, 1, 'MiniMax-Hailuo-02 768p 6 s', '11000')
  await options(app).waitFor()
  await app.page
    .getByRole('textbox', { name: 'Target' })
    .or(app.page.getByRole('combobox', { name: 'Target' }))
    .click()
  await app.page.getByRole('option', { name: 'The pack Scale' }).click()
  await verdict(app).getByText('Buy 1 × Scale: $4,500.00 in all.').waitFor()
  expect(await verdict(app).innerText()).toContain('The cheapest option costs $1,697.60 less.')
  await app.page
    .getByRole('textbox', { name: 'Target' })
    .or(app.page.getByRole('combobox', { name: 'Target' }))
    .click()
  await app.page.getByRole('option', { name: 'Cover a share of my plan' }).click()
  await app.page.getByLabel('Percent').fill('30')
  await options(app).getByText('1 × Standard:').waitFor()
  await app.page.getByLabel('Custom pack, price').fill('2000')
  await app.page.getByLabel('Units', { exact: true }).fill('11000')
  await verdict(app).getByText('Buy 1 × Custom').waitFor()
  expect(app.problems()).toEqual([])
}, 60_000)

test('a queue that the address names is compared, and the curves are shown as a table as well', async () => {
  let queue = ''
  const app = await openApp({
    fill: async (studio) => {
      await begin(studio)
      const saved = await studio.value('queues.save', { production: 'Nike SS27', name: 'Hero' })
      queue = saved.queue.id
      const kind = { model: 'hailuo-02', seconds: 6 }
      await studio.value('renders.add', {
        queue,
        renders: [
          { ...kind, shot: 'SH010', resolution: '768p', takes: 8000 },
          { ...kind, shot: 'SH020', resolution: '1080p', takes: 1200 },
        ],
      })
    },
  })
  await app.go(`${PLANS.path}&queue=${queue}`)
  await verdict(app).getByText('pay as you go for').waitFor()
  await app.page.getByRole('figure', { name: /^Total cost against units/ }).waitFor()
  // A kind that is to stay with the packs is not routed.
  await app.page.getByRole('checkbox', { name: 'MiniMax-Hailuo-02 1080p 6 s' }).click()
  await verdict(app).getByText('pay as you go for').waitFor({ state: 'detached' })
  await app.page.getByRole('radiogroup', { name: 'Show the curves as' }).getByText('Table').click()
  const corners = app.page.getByRole('table', { name: /^Corners of the cost curves/ })
  expect(await corners.getByRole('columnheader').first().innerText()).toBe('Units')
  expect(await corners.getByRole('row').count()).toBeGreaterThan(3)
  expect(app.problems()).toEqual([])
}, 60_000)

test.each(['light', 'dark'] as const)(
  'axe finds nothing on a comparison in %s',
  async (theme) => {
    const app = await openCompare({ theme })
    await type(app, 1, 'MiniMax-Hailuo-02 1080p 6 s', '400', '3')
    await app.page.getByRole('button', { name: 'Add a render kind' }).click()
    await type(app, 2, 'MiniMax-Hailuo-02 768p 6 s', '8000')
    await app.page.locator('.recharts-surface').first().waitFor()
    expect(await app.axe()).toEqual([])
    expect(app.problems()).toEqual([])
  },
  60_000,
)

test('the tabs are walked by arrow keys, keep what was typed, and stand in the address', async () => {
  const app = await openCompare()
  await type(app, 1, 'MiniMax-Hailuo-02 768p 6 s', '4000')
  await options(app).waitFor()
  await app.page.getByRole('tab', { name: 'Compare' }).focus()
  await app.page.keyboard.press('ArrowLeft')
  await app.page.getByRole('table', { name: 'Packs and what a clip costs on each' }).waitFor()
  expect(await app.page.evaluate(() => location.hash)).toBe('#/plans?tab=prices')
  await app.page.keyboard.press('ArrowRight')
  await options(app).waitFor()
  expect(await app.page.getByRole('group', { name: 'Render kind 1' }).getByLabel('Clips').inputValue()).toBe('4000')
}, 60_000)

test.each([
  ['1024 × 640', { width: 1024, height: 640 }],
  ['200 %', { width: 640, height: 400 }],
])(
  'a comparison is no wider than a window of %s',
  async (_name, size) => {
    const app = await openCompare({ size })
    await app.page.getByRole('button', { name: 'Compare 1,000 clips' }).click()
    await options(app).waitFor()
    const width = await app.page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(size.width)
  },
  60_000,
)
