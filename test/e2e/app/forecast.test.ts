import { expect, test } from 'vitest'
import type { App } from '../../support/app.ts'
import { useApps } from '../../support/app.ts'
import { settled } from './screens.ts'

/* The forecast beside a queue, in a real browser. */

const openApp = useApps()
const QUEUE = { path: '/queue', title: 'Queue' }
const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }

async function openQueue(theme: 'light' | 'dark', packs: boolean): Promise<App> {
  const app = await openApp({
    theme,
    size: { width: 1440, height: 1400 },
    fill: async (studio) => {
      if (packs) await studio.value('purchases.record', { pack: 'standard' })
      const take = { ...KIND, production: 'Harbour Lights', at: '2026-11-20' }
      await studio.value('usage.record', { ...take, clips: 275, kept: false })
      await studio.value('usage.record', { ...take, clips: 137, kept: true })
      const { queue } = await studio.value('queues.save', { production: 'Harbour Lights', name: 'Reel 1' })
      const shots = Array.from({ length: 40 }, (_, index) => ({ ...KIND, shot: `SH${index + 1}0`, takes: 3 }))
      const finals = [{ ...KIND, resolution: '1080p', shot: 'FINAL', takes: 2 }]
      await studio.value('renders.add', { queue: queue.id, renders: [...shots, ...finals] })
    },
  })
  app.page.setDefaultTimeout(8000)
  await app.go('/queue')
  await settled(app.page, QUEUE)
  return app
}

const panelOf = (app: App) => app.page.getByRole('region', { name: 'How much will it really take?' })

test.each(['light', 'dark'] as const)(
  'the forecast says how much, how likely, and what it rests on; axe finds nothing in it (%s)',
  async (theme) => {
    const app = await openQueue(theme, true)
    const panel = panelOf(app)
    await panel.getByRole('figure').waitFor()
    await panel.getByText('412 takes (137 kept) of this kind in this production').waitFor()
    await panel.getByText('412 takes (137 kept) of other kinds in this production').waitFor()
    await panel.getByText(/units on hand last in/).waitFor()
    const { forecast } = await app.value('queue.forecast', { queue: 'Harbour Lights/Reel 1' })
    const shown = await panel.getByRole('row', { name: /P80/ }).getByRole('cell').nth(1).textContent()
    expect(shown).toBe(forecast?.units.p80)
    await panel.getByText('The same points as a table').click()
    expect(await panel.getByRole('table').nth(1).getByRole('row').count()).toBe((forecast?.units.bins.length ?? 0) + 1)
    await panel.getByText('Why this may differ').click()
    await panel.getByText(/Not counted: other queues/).waitFor()
    expect(await app.axe({ within: 'aside' })).toEqual([])
    expect(app.problems()).toEqual([])
  },
)

test('without packs on hand it says that they last in none of the futures, and a kept take changes the forecast', async () => {
  const app = await openQueue('light', false)
  const panel = panelOf(app)
  await panel.getByText('none of the futures drawn').waitFor()
  await panel.getByText('each of 41 renders has a kept take', { exact: false }).waitFor()
  await app.value('usage.record', { ...KIND, production: 'Harbour Lights', shot: 'SH10', kept: true })
  await panel.getByText('each of 40 renders has a kept take', { exact: false }).waitFor()
  expect(app.problems()).toEqual([])
})
