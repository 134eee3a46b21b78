import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import { systemClock } from '../../../electron/clock.ts'
import { openStudio } from '../../../electron/studio/studio.ts'
import type { TestApp } from '../../electron-stand-in/app.ts'
import type { Ask, Stage } from '../journeys/journey.ts'
import { done } from './bridge.ts'

/** Puts something into a data folder's ledger before the app is started on it. */
export async function prepared(dataFolder: string, prepare: (value: Ask) => Promise<void>): Promise<void> {
  const studio = await openStudio({ dataFolder, clock: systemClock, machineZone: 'UTC', program: 'packledger test' })
  await prepare(async (name, input) => {
    const outcome = await studio.call(name, input)
    if (outcome.ok) return outcome.value
    throw new Error(`${name} was refused: ${outcome.error.code}: ${outcome.error.message}`)
  })
  await studio.close()
}

/** A window of Electron: the dialogs that choose and save files are native, and answer what the test says beforehand. */
export async function stageOf(app: TestApp): Promise<Stage> {
  const page = await app.window()
  await app.watch()
  const folder = join(app.configFolder, 'chosen')
  mkdirSync(folder)
  return {
    page,
    value: (name, input) => done(page, name, input),
    now: systemClock.now(),
    async chooseFile({ name, text }, ask) {
      const path = join(folder, name)
      writeFileSync(path, text)
      await app.queueDialog(path)
      await ask()
    },
    async savedBy(ask) {
      const opened = async (): Promise<number> => (await app.seen()).dialogs.length
      const before = await opened()
      const path = join(folder, `saved-${before}`)
      await app.queueDialog(path)
      await ask()
      await expect.poll(opened).toBe(before + 1)
      const name = basename((await app.seen()).dialogs.at(-1)?.options.defaultPath ?? '')
      // The toast of a save before may still be there: each names its own file.
      await page.getByText(`Exported ${name}`, { exact: true }).waitFor()
      return { name, text: readFileSync(path, 'utf8') }
    },
    see: () => Promise.resolve(),
  }
}
