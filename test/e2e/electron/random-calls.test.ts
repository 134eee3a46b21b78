import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CALL_CHANNELS } from '../../../electron/shell/channels.ts'
import { OPERATION_NAMES } from '../../../shared/api/operation-names.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import type { RandomCall } from '../../support/random-calls.ts'
import { randomCalls } from '../../support/random-calls.ts'
import type { AppPage } from './bridge.ts'
import { codeOf, done } from './bridge.ts'

const SENDER = { url: 'app://ledger/', isMainFrame: true }
const CALLS = 10_000
const BATCH = 250
/** What a page gets that calls what the bridge has no function for. */
const NO_FUNCTION = { ok: false, error: { code: 'unsupported', message: '', details: {} } }
const MAY_TAKE_MS = 240_000

describe(`random calls over the bridge, on ${RUNS_ON}`, () => {
  const launch = useApps()

  test(
    'ten thousand of them are answered one by one, none as a defect, and change nothing',
    { timeout: MAY_TAKE_MS },
    async () => {
      const app = await launch()
      const page = await app.window()
      await done(page, 'purchases.record', { pack: 'standard' })
      const picture = async (): Promise<unknown> => ({
        info: await done(page, 'studio.info', {}),
        accounts: await done(page, 'accounts.list', {}),
        cards: await done(page, 'rates.list', {}),
        backups: await done(page, 'backups.list', {}),
        files: readdirSync(app.dataFolder).sort(),
      })
      const before = await picture()
      const calls = randomCalls(CALLS, 20261105)
      const codes = new Map<string, number>()
      const wronglyDone: string[] = []
      const count = ({ name, isBad }: RandomCall, code: string): void => {
        codes.set(code, (codes.get(code) ?? 0) + 1)
        if (isBad && code === 'ok') wronglyDone.push(name)
      }
      for (let at = 0; at < CALLS; at += BATCH) {
        const batch = calls.slice(at, at + BATCH)
        const known = batch.filter(({ name }) => (OPERATION_NAMES as readonly string[]).includes(name))
        // As text: what Playwright hands to a page may be nested a few hundred levels deep at most.
        const answers = await page.evaluate((text) => {
          const { operations } = (globalThis as unknown as AppPage).packledger
          const some = JSON.parse(text) as RandomCall[]
          return Promise.all(
            some.map(async ({ name, input }) => {
              const outcome = await operations[name as 'balance.show'](input)
              return outcome.ok ? 'ok' : outcome.error.code
            }),
          )
        }, JSON.stringify(known))
        known.forEach((one, index) => {
          count(one, answers[index] ?? 'none')
        })
        // The bridge has no function for a name that is none: such a call could come over the channel alone.
        for (const one of batch.filter((call) => !known.includes(call))) {
          const outcome = (await app.callAs?.(SENDER, CALL_CHANNELS.call, one.name, one.input)) ?? NO_FUNCTION
          count(one, codeOf(outcome as Outcome<unknown>))
        }
      }
      expect(wronglyDone).toEqual([])
      expect([...codes.values()].reduce((sum, one) => sum + one, 0)).toBe(CALLS)
      expect(codes.get('internal')).toBeUndefined()
      expect(codes.get('unsupported')).toBeGreaterThan(1000)
      expect(codes.get('invalid_input')).toBeGreaterThan(5000)
      expect(await picture()).toEqual(before)
    },
  )
})
