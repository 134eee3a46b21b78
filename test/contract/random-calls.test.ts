import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Studio } from '../../electron/studio/studio.ts'
import { openThreadedStudio } from '../../electron/studio/studio.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import type { RandomCall } from '../support/random-calls.ts'
import { randomCalls } from '../support/random-calls.ts'
import { ServedHost } from '../electron/web/served.ts'

/** How a call travels; opened over a studio that the test has filled. */
interface Road {
  call(call: RandomCall): Promise<Outcome<unknown>>
  close(): Promise<void>
}

const ROADS: readonly (readonly [string, number, (studio: Studio) => Promise<Road>])[] = [
  [
    'to the dispatcher itself',
    11,
    (studio) =>
      Promise.resolve({ call: ({ name, input }) => studio.dispatch(name, input), close: () => Promise.resolve() }),
  ],
  [
    'over HTTP',
    23,
    async (studio) => {
      const served = await ServedHost.open(studio)
      return {
        call: async ({ name, input }) => {
          const received = await served.post(`/api/${encodeURIComponent(name.toWellFormed())}`, JSON.stringify(input))
          return JSON.parse(received.text) as Outcome<unknown>
        },
        close: async () => {
          expect(served.defects).toEqual([])
          await served.close()
        },
      }
    },
  ],
]

const CALLS = 10_000
const AT_ONCE = 16

describe.each(ROADS)('ten thousand random calls %s', (_name, seed, open) => {
  let folder: string
  let studio: Studio
  let road: Road
  const journal = async (file: string): Promise<Buffer> => {
    const path = join(folder, file)
    expect(await studio.call('exports.journal', { file: path })).toMatchObject({ ok: true })
    return readFileSync(path)
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packledger-random-'))
    const clock = { now: () => Date.UTC(2026, 9, 20, 8) }
    const ports = { dataFolder: join(folder, 'data'), clock, machineZone: 'UTC', program: 'random calls' }
    studio = await openThreadedStudio(ports, new URL('../../electron/studio-thread.ts', import.meta.url))
    await studio.call('purchases.record', { pack: 'standard', at: '2026-10-01T08:00:00Z' })
    const take = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6, production: '<img onerror>' }
    await studio.call('usage.record', { ...take, at: '2026-10-02T08:00:00Z' })
    road = await open(studio)
  })
  afterAll(async () => {
    await road.close()
    await studio.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('are each answered, the bad ones by a refusal, and change nothing', { timeout: 120_000 }, async () => {
    const before = await journal('before.jsonl')
    const waiting = [...randomCalls(CALLS, seed)]
    let refused = 0
    const travel = async (): Promise<void> => {
      for (let call = waiting.pop(); call !== undefined; call = waiting.pop()) {
        const outcome = await road.call(call)
        const story = `${call.name} ${JSON.stringify(call.input).slice(0, 200)}`
        if (call.isBad) expect(outcome.ok, story).toBe(false)
        if (outcome.ok) continue
        refused += 1
        expect(outcome.error.code, `${story}: ${outcome.error.message}`).not.toBe('internal')
        expect(outcome.error.message, story).not.toBe('')
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, travel))
    expect(refused).toBeGreaterThan(CALLS / 2)
    expect((await journal('after.jsonl')).equals(before)).toBe(true)
    expect(await studio.call('ledger.verify', {})).toMatchObject({ ok: true })
  })
})
