import { describe, expect, test } from 'vitest'
import { watchDeadlines } from '../../../electron/hosts/watch-deadlines.ts'
import { FakeMachine } from '../../electron/expiry/fake-machine.ts'
import { useApps } from '../../support/app.ts'
import type { App } from '../../support/app.ts'
import { at } from '../../support/fold.ts'
import { TAKE } from '../journeys/journey.ts'
import { stageOf } from './stage.ts'

const openApp = useApps()

/** Watches as the web host does, by the timer alone; time passes when the test says so. */
async function watched(app: App) {
  const machine = new FakeMachine(app.clock.now())
  let asked: Promise<unknown> = Promise.resolve()
  machine.onTurn = () => {
    app.clock.set(machine.now())
  }
  machine.settle = async () => {
    await asked
    // What the answer sets off, the next sleep, comes in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const call: App['studio']['call'] = (name, input) => {
    const outcome = app.studio.call(name, input)
    asked = outcome
    return outcome
  }
  const studio = { call, onEvent: (listener: Parameters<App['studio']['onEvent']>[0]) => app.studio.onEvent(listener) }
  const watch = watchDeadlines<number>(studio, app.clock, machine, (error) => {
    throw error
  })
  await watch.begun
  return {
    passTo: (now: string) => machine.pass(at(now) - machine.now()),
    stop: () => watch.stop(),
  }
}

const fill = async ({ value }: Pick<App, 'value'>): Promise<void> => {
  await value('purchases.record', { pack: 'standard', at: '2026-10-25', expires: '2026-11-25T12:00:00Z' })
  await value('usage.record', { ...TAKE, clips: 700, at: '2026-11-20' })
}

describe('alerts', () => {
  test('an expiry that falls due while the page is open is posted and told, and its cliff is in the burn-down', async () => {
    const app = await openApp({ now: '2026-11-25 11:00', fill })
    const { page } = app
    const watch = await watched(app)
    await page.getByRole('button', { name: /^Alerts: \d/ }).waitFor()
    await watch.passTo('2026-11-25 12:00:01')
    const notice = page.getByRole('alert').filter({ hasText: 'expired on' })
    await notice.getByText('3,060 units of the pack standard (main)').waitFor()
    const { expiries } = await app.value('entries.list', {})
    expect(expiries.map(({ at: instant, units }) => [instant, units])).toEqual([['2026-11-25T12:00:00Z', '-3060']])
    await notice.getByRole('button', { name: 'See the lot' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor()
    await app.go('/burndown')
    await page.getByRole('heading', { level: 1, name: 'Burn-down' }).waitFor()
    const { accounts } = await app.value('burndown.pace', {})
    expect(accounts[0]?.lots[0]).toMatchObject({ left: '0', forfeited: '3060' })
    await page.getByText('Table', { exact: true }).click()
    const rows = page.getByRole('table').getByRole('row')
    await rows.nth(1).getByText('Nov 25, 2026').waitFor()
    expect(await rows.nth(1).getByRole('cell').allInnerTexts()).toEqual(['0', '0', '—'])
    expect(await rows.nth(2).innerText()).toContain('3,060')
    await watch.stop()
    expect(app.problems()).toEqual([])
  })

  test('are listed most urgent first, lead to their place, can be put off, and are set in the settings', async () => {
    const app = await openApp({ now: '2026-11-23 12:00', fill })
    const { page } = app
    await page.getByRole('button', { name: 'Alerts: 2' }).click()
    const list = page.getByRole('dialog', { name: 'Alerts' })
    await list.getByRole('listitem').first().waitFor()
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('3,060 units of the pack standard (main)'),
      expect.stringContaining('At the current pace about'),
    ])
    expect(await app.axe({ within: '[role=dialog]' })).toEqual([])
    await list.getByRole('button', { name: /^Put off: 3,060 units/ }).click()
    await list.getByRole('menuitem', { name: 'For 3 days' }).click()
    await list.getByText(/^Put off until /).waitFor()
    const { alerts } = await app.value('alerts.list', {})
    expect(alerts[0]?.snoozedUntil).toBe('2026-11-26T12:00:00Z')

    await list.getByRole('button', { name: /^Put off: At the current pace/ }).click()
    await list.getByRole('menuitem', { name: 'Until a day…' }).click()
    await list.getByLabel('Put off until').fill('2026-12-01')
    await list.getByRole('button', { name: 'Put off', exact: true }).click()
    await expect
      .poll(async () => (await app.value('alerts.list', {})).alerts[1]?.snoozedUntil)
      .toBe('2026-11-30T23:00:00Z')

    const { savedBy } = stageOf(app, () => Promise.resolve())
    const calendar = await savedBy(() => list.getByRole('button', { name: 'Deadlines for a calendar…' }).click())
    expect(calendar.name).toBe('packledger-deadlines.ics')
    expect(calendar.text).toContain('SUMMARY:The pack standard expires: 3060 units')

    await list.getByRole('link', { name: 'When to be told' }).click()
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await page.getByLabel('Days before an expiry').fill('14, x')
    await page.getByRole('button', { name: 'Save the alerts of main' }).click()
    await page.getByText('must be whole days from 1 to 366').waitFor()
    await page.getByLabel('Days before an expiry').fill('1, 30, 14')
    await page.getByLabel('Units at risk at the current pace').fill('')
    await page.getByRole('button', { name: 'Save the alerts of main' }).click()
    await page.getByText('Saved').waitFor()
    const { accounts } = await app.value('alerts.thresholds', {})
    expect(accounts[0]).toMatchObject({ account: 'main', expiryDays: [30, 14, 1], unitsAtRisk: null })
    expect(app.problems()).toEqual([])
  })
})
