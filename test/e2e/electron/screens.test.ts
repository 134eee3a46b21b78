import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import { axeOn } from '../../support/axe.ts'
import { watchPage } from '../../support/page-problems.ts'
import { settled, SCREENS } from '../app/screens.ts'
import { fillWithNames, wasRun } from '../hostile-names.ts'
import { prepared, stageOf } from './stage.ts'

describe(`a window of Electron, on ${RUNS_ON}`, () => {
  const launch = useApps()
  const folder = mkdtempSync(join(tmpdir(), 'packledger-screens-'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  test('shows a name that is markup or a formula as text on every screen, and axe finds nothing there', async () => {
    const dataFolder = join(folder, 'studio')
    await prepared(dataFolder, fillWithNames)
    const { page } = await stageOf(await launch({ dataFolder }))
    const problems = watchPage(page)
    for (const screen of SCREENS) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, screen.path)
      await settled(page, screen)
      expect(await wasRun(page), screen.title).toBe(false)
      expect(await axeOn(page), screen.title).toEqual([])
    }
    expect(problems).toEqual([])
  })
})
