import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../electron/clock.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import type { AppPage } from './bridge.ts'
import { done } from './bridge.ts'

const RENDER = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }

/** What a page has heard, where the test finds it. */
interface Listening {
  heard: unknown[]
  stop: () => void
}

describe(`what the main process tells the page, on ${RUNS_ON}`, () => {
  const launch = useApps()

  test('a change reaches the page until it no longer listens', async () => {
    const app = await launch()
    const page = await app.window()
    await page.evaluate(() => {
      const listening = globalThis as unknown as Listening & AppPage
      listening.heard = []
      listening.stop = listening.packledger.onEvent((event) => listening.heard.push(event))
    })
    const heard = (): Promise<unknown[]> => page.evaluate(() => (globalThis as unknown as Listening).heard)
    await done(page, 'purchases.record', { pack: 'standard' })
    await expect.poll(heard).toMatchObject([{ type: 'changed', areas: ['ledger'] }])
    await page.evaluate(() => {
      ;(globalThis as unknown as Listening).stop()
    })
    await done(page, 'purchases.record', { pack: 'pro' })
    expect(await heard()).toHaveLength(1)
  })

  test('a command of the native menu reaches the page by its id', async () => {
    const app = await launch()
    const page = await app.window()
    await page.evaluate(() => {
      const listening = globalThis as unknown as Listening & AppPage
      listening.heard = []
      listening.packledger.onCommand((command) => listening.heard.push(command))
    })
    await app.menu('record.usage')
    await app.menu('settings')
    const heard = (): Promise<unknown[]> => page.evaluate(() => (globalThis as unknown as Listening).heard)
    await expect.poll(heard).toEqual(['record.usage', 'go.settings'])
  })

  test('the menu turns to a screen', async () => {
    const app = await launch({ args: ['--demo'] })
    const page = await app.window()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await app.menu('go.ledger')
    await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor()
  })

  test('a notice becomes a notification of the system', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    // A file in the place of the backups' folder: the day's backup cannot be taken.
    mkdirSync(app.dataFolder, { recursive: true })
    writeFileSync(join(app.dataFolder, 'backups'), '')
    await done(page, 'purchases.record', { pack: 'standard' })
    await done(page, 'usage.record', RENDER)
    await expect
      .poll(async () => (await app.seen()).notifications)
      .toContainEqual(
        expect.objectContaining({
          title: 'Packledger',
          body: expect.stringContaining('backup could not be taken') as string,
        }),
      )
  })

  test('a lot that expires while the app runs is posted and told of once, at its expiry; the notification leads to it', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    const expires = formatInstant(systemClock.now() + 3000)
    const { lot } = await done(page, 'purchases.record', { pack: 'standard', expires })
    const told = async (): Promise<string[]> => (await app.seen()).notifications.map(({ body }) => body)
    await expect.poll(told, { timeout: 15_000 }).toContainEqual(expect.stringContaining('expired on'))
    const { expiries } = await done(page, 'entries.list', {})
    expect(expiries).toMatchObject([{ kind: 'expiry', lot: lot?.id, at: expires, units: '-3760' }])
    expect((await told()).filter((body) => body.includes('expired on'))).toHaveLength(1)
    const { accounts } = await done(page, 'burndown.pace', {})
    expect(accounts[0]?.lots).toMatchObject([{ id: lot?.id, left: '0', forfeited: '3760' }])
    await page.getByRole('alert').filter({ hasText: 'expired on' }).waitFor()
    await app.clickNotification('expired on')
    await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor()
    expect(app.address(page)).toContain(`#/ledger?lot=${String(lot?.id)}`)
  })

  test('the tray tells what is left, also after a take, and leads to the window', async () => {
    const app = await launch()
    const page = await app.window()
    const shown = () =>
      app.evaluate(({ Tray }) => {
        const [tray] = (Tray as unknown as { shown: { toolTip: string; image: { isEmpty(): boolean } }[] }).shown
        return { text: tray?.toolTip, hasPicture: tray?.image.isEmpty() === false }
      })
    await done(page, 'purchases.record', { pack: 'standard' })
    await done(page, 'usage.record', RENDER)
    await expect.poll(async () => (await shown()).text).toContain('main: 3759 units left')
    expect((await shown()).hasPicture).toBe(true)
  })

  test('the page’s theme is the window’s', async () => {
    const app = await launch()
    const page = await app.window()
    await page.evaluate(() => (globalThis as unknown as AppPage).packledger.setTheme('dark'))
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  })
})
