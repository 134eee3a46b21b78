import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import { watchPage } from '../../support/page-problems.ts'
import { JOURNEYS } from '../journeys/all.ts'
import { prepared, stageOf } from './stage.ts'

/* The journeys of the browser's tests, in Electron's own window. */

describe(`the app, on ${RUNS_ON}`, () => {
  const launch = useApps()
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  for (const { promise, prepare, walk } of JOURNEYS) {
    test(
      promise,
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'packledger-journey-'))
        folders.push(folder)
        const dataFolder = join(folder, 'studio')
        if (prepare !== null) await prepared(dataFolder, prepare)
        const app = await launch({ dataFolder })
        const stage = await stageOf(app)
        const problems = watchPage(stage.page)
        await walk(stage)
        expect(problems).toEqual([])
      },
      60_000,
    )
  }
})
