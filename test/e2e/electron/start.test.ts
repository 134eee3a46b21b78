import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OPERATION_NAMES } from '../../../shared/api/operation-names.ts'
import { operations } from '../../../shared/api/operations.ts'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import { builtApp } from '../../support/built-app.ts'
import { done } from './bridge.ts'

describe(`the app, on ${RUNS_ON}`, () => {
  const launch = useApps()

  test('starts with one window on its own page, quiet, and quits with code 0', async () => {
    const app = await launch()
    const page = await app.window()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    const loaded = page.waitForEvent('load')
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload()
    })
    await loaded
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(app.address(page)).toMatch(/^app:\/\/ledger\//)
    expect(app.windows).toHaveLength(1)
    expect(complaints).toEqual([])
    expect(await app.quit()).toBe(0)
    // Electron's own browser writes what it pleases there.
    if (RUNS_ON === 'the stand-in') expect(app.errors).toBe('')
  })

  test('gives the page the bridge, frozen and whole, and nothing of Electron or Node', async () => {
    const app = await launch()
    const page = await app.window()
    const found = await page.evaluate(() => {
      const bridge = (globalThis as unknown as { packledger: Record<string, object> }).packledger
      return {
        keys: Object.keys(bridge).sort(),
        operations: Object.keys(bridge['operations'] ?? {}),
        isFrozen: Object.isFrozen(bridge) && Object.isFrozen(bridge['operations']),
        node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
          (name) => name in globalThis,
        ),
      }
    })
    expect(found.node).toEqual([])
    expect(found.isFrozen).toBe(true)
    expect(found.operations).toEqual([...OPERATION_NAMES])
    expect(found.keys).toEqual([
      'cancel',
      'onCommand',
      'onEvent',
      'onPlace',
      'openExternal',
      'openFile',
      'operations',
      'platform',
      'saveExport',
      'saveMonth',
      'savePdf',
      'setTheme',
      'stageFile',
    ])
  })

  test('the names that the preload carries are those of the contract', () => {
    expect([...OPERATION_NAMES].sort()).toEqual(Object.keys(operations).sort())
  })

  test('the built preload needs Electron alone, and carries no library', async () => {
    const text = readFileSync(join(await builtApp(), 'out/preload/preload.cjs'), 'utf8')
    expect([...text.matchAll(/require\(["']([^"']+)["']\)/g)].map((found) => found[1])).toEqual(['electron'])
    expect(text.length).toBeLessThan(10_000)
  })

  test('--demo fills an empty folder with the demo studio, and leaves one with entries as it is', async () => {
    const first = await launch({ args: ['--demo'] })
    const entries = (await done(await first.window(), 'studio.info', {})).entries
    expect(entries).toBeGreaterThan(1000)
    await first.quit()
    const again = await launch({ args: ['--demo'], dataFolder: first.dataFolder })
    expect((await done(await again.window(), 'studio.info', {})).entries).toBe(entries)
  })
})
