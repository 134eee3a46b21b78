import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import axe from 'axe-core'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../../electron/clock.ts'
import type { Studio } from '../../../electron/studio/studio.ts'
import { openStudio } from '../../../electron/studio/studio.ts'
import type { TestApp } from '../../electron-stand-in/app.ts'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import { done } from './bridge.ts'

describe(`a start that fails has a screen, on ${RUNS_ON}`, () => {
  const launch = useApps()
  let dataFolder: string

  beforeEach(() => {
    dataFolder = join(mkdtempSync(join(tmpdir(), 'packledger-failing-')), 'studio')
  })
  afterEach(() => {
    rmSync(dirname(dataFolder), { recursive: true, force: true })
  })

  const studioThere = (): Promise<Studio> =>
    openStudio({ dataFolder, clock: systemClock, machineZone: 'UTC', program: 'packledger serve' })

  /** A ledger with a purchase, and a backup of it where asked for. */
  async function makeLedger({ backup = false } = {}): Promise<void> {
    const studio = await studioThere()
    await studio.call('purchases.record', { pack: 'standard', externalId: 'the first' })
    if (backup) await studio.call('backups.create', {})
    await studio.close()
  }

  async function failureOf(app: TestApp, title: string): Promise<Page> {
    const page = await app.window()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    return page
  }

  async function choose(page: Page, action: string): Promise<void> {
    await page.getByRole('link', { name: action }).click()
  }

  const entries = async (app: TestApp): Promise<number> => (await done(await app.window(1), 'studio.info', {})).entries

  test('a data folder that cannot be had: named, and tried again once it can', async () => {
    writeFileSync(dataFolder, 'a file where the folder should be')
    const app = await launch({ dataFolder })
    const page = await failureOf(app, 'The data folder cannot be used')
    await page.getByText(dataFolder, { exact: true }).waitFor()
    await page.getByText('storage_failed', { exact: true }).waitFor()
    rmSync(dataFolder)
    await choose(page, 'Try again')
    expect(await entries(app)).toBe(0)
    await expect.poll(() => app.windows.length).toBe(1)
  })

  test('a ledger that another program holds: the program is named, and closing it is enough', async () => {
    const holder = await studioThere()
    const app = await launch({ dataFolder })
    const page = await failureOf(app, 'The ledger is in use by another program')
    await page.getByText(/in use by packledger serve/).waitFor()
    await choose(page, 'Try again')
    await page.getByText(/in use by packledger serve/).waitFor()
    await holder.close()
    await choose(page, 'Try again')
    expect(await entries(app)).toBe(0)
  })

  test('a ledger of a newer version: nothing is changed, and quitting ends the app', async () => {
    await makeLedger()
    const file = join(dataFolder, 'ledger.sqlite')
    const db = new Database(file)
    db.pragma('user_version = 9000')
    db.close()
    const app = await launch({ dataFolder })
    const page = await failureOf(app, 'The ledger was written by a newer Packledger')
    await page.getByText('ledger_newer', { exact: true }).waitFor()
    await choose(page, 'Quit')
    expect(await app.exited).toBe(0)
    const after = new Database(file, { readonly: true })
    expect(after.pragma('user_version', { simple: true })).toBe(9000)
    after.close()
  })

  test('a damaged ledger: the newest good backup is offered and restored, and the damaged one is kept', async () => {
    await makeLedger({ backup: true })
    writeFileSync(join(dataFolder, 'ledger.sqlite'), 'not a ledger any more '.repeat(500))
    const app = await launch({ dataFolder })
    const page = await failureOf(app, 'The ledger is damaged')
    await page.getByText('Newest good backup', { exact: true }).waitFor()
    await choose(page, 'Restore backup')
    expect(await entries(app)).toBe(1)
    expect(readdirSync(dataFolder).filter((name) => name.startsWith('damaged-'))).toHaveLength(1)
  })

  test('a damaged ledger without a good backup: an empty one is begun, and the damaged one is kept', async () => {
    await makeLedger()
    writeFileSync(join(dataFolder, 'ledger.sqlite'), 'not a ledger any more '.repeat(500))
    const app = await launch({ dataFolder })
    const page = await failureOf(app, 'The ledger is damaged')
    expect(await page.getByRole('link', { name: 'Restore backup' }).count()).toBe(0)
    await choose(page, 'Start an empty ledger')
    expect(await entries(app)).toBe(0)
    expect(readdirSync(dataFolder).filter((name) => name.startsWith('damaged-'))).toHaveLength(1)
  })

  test('the folder is shown and the details are copied without leaving the screen', async () => {
    mkdirSync(dirname(dataFolder), { recursive: true })
    writeFileSync(dataFolder, 'a file where the folder should be')
    const app = await launch({ dataFolder })
    const page = await failureOf(app, 'The data folder cannot be used')
    await app.watch()
    await choose(page, 'Open folder')
    await choose(page, 'Copy details')
    await page.getByText('The details are on the clipboard.').waitFor()
    expect((await app.seen()).shownInFolder).toEqual([dataFolder])
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied).toContain('storage_failed')
    expect(copied).toContain(dataFolder)
    expect(app.windows).toHaveLength(1)
  })

  test.each(['light', 'dark'] as const)('axe finds nothing on the screen in %s', async (colorScheme) => {
    writeFileSync(dataFolder, 'a file where the folder should be')
    const app = await launch({ dataFolder })
    const page = await failureOf(app, 'The data folder cannot be used')
    await page.emulateMedia({ colorScheme })
    await page.evaluate(axe.source)
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    })
    expect(found).toEqual([])
  })

  test('the whole screen works by keyboard', async () => {
    writeFileSync(dataFolder, 'a file where the folder should be')
    const app = await launch({ dataFolder })
    const page = await failureOf(app, 'The data folder cannot be used')
    for (const action of ['Try again', 'Open folder', 'Copy details', 'Quit']) {
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').innerText()).toBe(action)
    }
    await page.keyboard.press('Enter')
    expect(await app.exited).toBe(0)
  })

  test('closing the screen quits', async () => {
    writeFileSync(dataFolder, 'a file where the folder should be')
    const app = await launch({ dataFolder })
    await failureOf(app, 'The data folder cannot be used')
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
    expect(await app.exited).toBe(0)
  })
})
