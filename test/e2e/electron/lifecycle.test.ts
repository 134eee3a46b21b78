import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../electron/clock.ts'
import { openStudio } from '../../../electron/studio/studio.ts'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import type { AppPage } from './bridge.ts'
import { call, done } from './bridge.ts'

const RENDER = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }

describe(`the app comes and goes, on ${RUNS_ON}`, () => {
  const launch = useApps()

  test('a second start hands over to the first, and opens nothing', async () => {
    const first = await launch()
    await first.window()
    await first.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.minimize()
      window?.on('restore', () => (globalThis.wasRestored = true))
    })
    expect(await first.startAgain()).toBe(0)
    await expect.poll(() => first.evaluate(() => globalThis.wasRestored)).toBe(true)
    expect(first.windows).toHaveLength(1)
  })

  test('two data folders are two apps', async () => {
    const first = await launch()
    const second = await launch({ configFolder: first.configFolder })
    await done(await first.window(), 'purchases.record', { pack: 'standard' })
    expect((await done(await second.window(), 'studio.info', {})).entries).toBe(0)
  })

  test('quitting in the midst of recording loses nothing that was acknowledged, and gives the folder back clean', async () => {
    const app = await launch()
    const page = await app.window()
    await done(page, 'purchases.record', { pack: 'standard' })
    const acknowledged = page.evaluate(async (render) => {
      const { operations } = (globalThis as unknown as AppPage).packledger
      const answers = await Promise.all(Array.from({ length: 50 }, () => operations['usage.record'](render)))
      return answers.filter((answer) => answer.ok).length
    }, RENDER)
    const counted = await acknowledged
    void call(page, 'usage.record', RENDER).catch(() => undefined)
    expect(await app.quit()).toBe(0)
    const studio = await openStudio({
      dataFolder: app.dataFolder,
      clock: systemClock,
      machineZone: 'UTC',
      program: 'test',
    })
    const info = await studio.call('studio.info', {})
    const check = await studio.call('ledger.verify', {})
    await studio.close()
    expect(counted).toBe(50)
    expect(info.ok && info.value.entries).toBeGreaterThanOrEqual(51)
    expect(check.ok && check.value.findings).toEqual([])
  })

  test('closing the last window quits', async () => {
    const app = await launch()
    await app.window()
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
    expect(await app.exited).toBe(0)
  })

  test('the window opens again where it was left, in the theme that was chosen', async () => {
    const first = await launch()
    const page = await first.window()
    await page.evaluate(() => (globalThis as unknown as AppPage).packledger.setTheme('dark'))
    await first.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 1111, height: 777 })
    })
    await first.quit()
    const second = await launch({ dataFolder: first.dataFolder, configFolder: first.configFolder })
    await second.window()
    const found = await second.evaluate(({ BrowserWindow, nativeTheme }) => ({
      bounds: BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
      theme: nativeTheme.themeSource,
    }))
    expect(found).toEqual({ bounds: { x: 40, y: 50, width: 1111, height: 777 }, theme: 'dark' })
  })

  test('the window is shown once its page has painted', async () => {
    const app = await launch()
    await app.window()
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
      .toBe(true)
  })
})

declare global {
  var wasRestored: boolean | undefined
}
