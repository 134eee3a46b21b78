import { describe, expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'
import { JOURNEYS } from '../journeys/all.ts'
import { faultsOf } from './look.ts'
import { stageOf } from './stage.ts'

/* What a producer does, from start to end, in a real browser. Wherever a dialog, a drawer or a step has come up it is looked at. */

describe('in a browser', () => {
  const openApp = useApps()

  for (const { promise, prepare, walk } of JOURNEYS) {
    test(
      promise,
      async () => {
        const app = await openApp(prepare === null ? {} : { fill: ({ value }) => prepare(value) })
        const found: string[] = []
        const stage = stageOf(app, async (what) => {
          found.push(...(await faultsOf(app, what)))
        })
        await walk(stage)
        expect(found).toEqual([])
        expect(app.problems()).toEqual([])
      },
      120_000,
    )
  }
})
