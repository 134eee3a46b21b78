import { readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { createDispatcher } from '../../../electron/studio/dispatcher.ts'
import type { Run } from '../../../electron/studio/dispatcher.ts'
import { commands, queries, studies } from '../../../electron/studio/handlers/index.ts'
import { OPERATION_NAMES } from '../../../shared/api/operation-names.ts'
import type { OperationName } from '../../../shared/api/operations.ts'
import { operations } from '../../../shared/api/operations.ts'
import { sampleInputs } from '../../support/sample-inputs.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const
let studio: TestStudio

beforeEach(async () => {
  studio = await open({ now: '2026-01-10' })
})

describe('the contract', () => {
  test('has one list of names, the same as its table', () => {
    expect([...OPERATION_NAMES].sort()).toEqual(Object.keys(operations).sort())
    expect(new Set(OPERATION_NAMES).size).toBe(OPERATION_NAMES.length)
  })

  test('is carried out whole: every query, command and study has its handler, and no handler is without an operation', () => {
    const kinds = (kind: 'query' | 'command' | 'study'): string[] =>
      OPERATION_NAMES.filter((name) => operations[name].kind === kind && !name.startsWith('backups.')).sort()
    const withoutBackups = (handlers: object): string[] =>
      Object.keys(handlers)
        .filter((name) => !name.startsWith('backups.'))
        .sort()
    expect(withoutBackups(queries)).toEqual(kinds('query'))
    expect(withoutBackups(commands)).toEqual(kinds('command'))
    expect(Object.keys(studies).sort()).toEqual(kinds('study'))
  })

  test('is answered by every operation: with what it allows, or with an error of a known code', async () => {
    await studio.value('purchases.record', { pack: 'standard' })
    const inputs = sampleInputs((name) => studio.path(name))
    for (const name of OPERATION_NAMES) {
      const outcome = await studio.studio.dispatch(name, inputs[name])
      if (!outcome.ok) expect(outcome.error.code, name).not.toBe('internal')
      else expect(operations[name].output.safeParse(outcome.value).success, name).toBe(true)
    }
  })
})

describe('the dispatcher', () => {
  test('answers an unknown operation with unsupported, whatever it is called', async () => {
    for (const name of ['studio.destroy', '', 'toString', '__proto__', 'constructor', 'studio']) {
      const outcome = await studio.studio.dispatch(name, {})
      expect(outcome, name).toMatchObject({ ok: false, error: { code: 'unsupported' } })
    }
  })

  test.each<[string, OperationName, unknown, string]>([
    ['a missing field', 'usage.record', { model: 'hailuo-02', resolution: '768p' }, 'seconds'],
    ['a field of another type', 'usage.record', { ...take, clips: '2' }, 'clips'],
    ['a count of none', 'usage.record', { ...take, clips: 0 }, 'clips'],
    ['a negative count', 'usage.record', { ...take, clips: -1 }, 'clips'],
    ['a fraction of a clip', 'usage.record', { ...take, clips: 1.5 }, 'clips'],
    ['an unknown word', 'usage.record', { ...take, outcome: 'fine' }, 'outcome'],
    ['a field that does not exist', 'usage.record', { ...take, seconds_: 6 }, 'seconds_'],
    ['a month that is none', 'statement.show', { month: '2026-13' }, 'month'],
    ['an amount that is none', 'balances.assert', { units: 'many' }, 'units'],
    ['a negative amount', 'balances.assert', { units: '-1' }, 'units'],
    ['too many decimals', 'balances.assert', { units: '0.0001' }, 'units'],
    ['a currency that is none', 'purchases.record', { pack: 'standard', currency: 'DOLLARS' }, 'currency'],
    ['an instant without an offset', 'usage.record', { ...take, at: '2026-01-05T08:00:00' }, 'at'],
    ['a date that does not exist', 'usage.record', { ...take, at: '2026-02-31' }, 'at'],
    ['an expiry before the purchase', 'purchases.record', { pack: 'standard', expires: '2026-01-01' }, 'expires'],
    ['an unknown model', 'usage.record', { ...take, model: 'sora' }, 'model'],
    ['a combination that does not exist', 'usage.record', { ...take, resolution: '1080p', seconds: 10 }, 'resolution'],
  ])('names the field of bad input: %s', async (_what, name, input, field) => {
    const outcome = await studio.studio.dispatch(name, input)
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid_input', details: { field } } })
    expect((await studio.value('studio.info', {})).entries).toBe(0)
  })

  test.each([undefined, null, 7, 'x', [], new Map()])(
    'answers an input that is no object at all: %s',
    async (input) => {
      expect(await studio.studio.dispatch('usage.record', input)).toMatchObject({
        ok: false,
        error: { code: 'invalid_input' },
      })
    },
  )

  test('never throws, and answers what came of it also where an amend or a lot is not what it is taken for', async () => {
    const { entry } = await studio.value('usage.record', take)
    for (const [name, input] of [
      ['lots.amend', { lot: entry.id, expires: '2026-03-01' }],
      ['balances.assert', { units: '1', lot: entry.id }],
      ['entries.reverse', { entry: 'nonsense' }],
      ['entries.reverse', { batch: 'nonsense' }],
      ['entries.reverse', {}],
      ['entries.list', { after: 'nonsense' }],
      ['burndown.show', { from: '2026-03-01', to: '2026-01-01' }],
    ] as const) {
      const outcome = await studio.studio.dispatch(name, input)
      expect(outcome.ok ? 'done' : outcome.error.code, `${name} ${JSON.stringify(input)}`).toMatch(
        /^(invalid_input|not_found)$/,
      )
    }
    expect((await studio.value('studio.info', {})).entries).toBe(1)
  })

  test('R9 amend: an expiry that is not after the amend is refused by field', async () => {
    const { entry } = await studio.value('purchases.record', { pack: 'standard', at: '2026-01-02' })
    for (const expires of ['2026-01-10', '2026-01-09']) {
      expect(await studio.refusal('lots.amend', { lot: entry.id, expires })).toMatchObject({
        code: 'invalid_input',
        details: { field: expect.stringMatching(/^expires/) as unknown },
      })
    }
  })
})

describe('a defect', () => {
  const log: object[] = []
  const dispatcherOf = (run: Run) =>
    createDispatcher(
      run,
      '/data',
      (event) => log.push(event),
      () => 'id-1',
    )

  test('is answered with an id, and the log has its story', async () => {
    const cause = new Error('a secret detail')
    const dispatch = dispatcherOf(() => Promise.reject(cause))
    const outcome = await dispatch('studio.info', {})
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal', details: { id: 'id-1' } } })
    expect(JSON.stringify(outcome)).not.toContain('secret')
    expect(log.at(-1)).toEqual({ operation: 'studio.info', code: 'internal', id: 'id-1', cause })
  })

  test('is what an answer is that the contract does not allow', async () => {
    const dispatch = dispatcherOf((() => Promise.resolve({ month: '2026-01', extra: 1 })) as unknown as Run)
    expect(await dispatch('months.reopen', { month: '2026-01' })).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    })
  })

  test('is what anything is that is thrown and is no refusal', async () => {
    const noErrors = ['a text', null, undefined, { code: 'not_found' }] as unknown as Error[]
    for (const thrown of noErrors) {
      const dispatch = dispatcherOf(() => Promise.reject(thrown))
      expect(await dispatch('studio.info', {})).toMatchObject({ ok: false, error: { code: 'internal' } })
    }
  })

  test('of a ledger whose content is not what it should be leaves a line in packledger.log with the id that was answered', async () => {
    await studio.value('usage.record', { ...take, note: 'Client Secret', take: '7' })
    await studio.close()
    const db = new Database(studio.ledgerFile)
    db.exec('DROP TRIGGER entry_is_final; UPDATE entry SET details = \'{"take":7}\'')
    db.close()
    await studio.open()
    const { code, details } = await studio.refusal('entries.list', {})
    expect(code).toBe('internal')
    const lines = readFileSync(studio.path('packledger.log'), 'utf8').trimEnd().split('\n')
    const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(events.at(-1)).toMatchObject({ at: '2026-01-10T00:00:00Z', operation: 'entries.list', id: details['id'] })
    expect(lines.join('')).not.toContain('Client Secret')
  })
})

describe('commands', () => {
  test('run one at a time, in the order in which they were called', async () => {
    await studio.value('purchases.record', { pack: 'custom', units: '100', price: '100' })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => studio.studio.call('usage.record', { ...take, shot: String(index) })),
    )
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    const { entries } = await studio.value('entries.list', {})
    const shots = entries.flatMap((entry) => (entry.kind === 'usage' ? [entry.shot] : []))
    expect(shots).toEqual(Array.from({ length: 20 }, (_, index) => String(index)))
    expect((await studio.value('balance.show', {})).accounts[0]?.units).toBe('80')
    expect(await studio.findings()).toEqual([])
  })

  test('that fail do not hold up those after them', async () => {
    const [bad, good] = await Promise.all([
      studio.studio.call('imports.usage', { file: studio.path('none.csv') }),
      studio.studio.call('usage.record', take),
    ])
    expect([bad.ok, good.ok]).toEqual([false, true])
  })

  test('while an import runs, a query is answered from what was committed before it', async () => {
    await studio.value('usage.record', take)
    const rows = Array.from(
      { length: 3000 },
      (_, index) => `task-${index},2026-01-05T08:00:00Z,hailuo-02,768p,6,success`,
    )
    const file = studio.path('usage.csv')
    writeFileSync(file, ['task_id,finished_at,model,resolution,duration_s,outcome', ...rows, ''].join('\n'))
    const seen: number[] = []
    const looks: Promise<void>[] = []
    const look = async (): Promise<void> => {
      const { byRenderKind } = await studio.value('statement.show', { month: '2026-01' })
      seen.push(byRenderKind.reduce((sum, row) => sum + row.clips, 0))
    }
    const stop = studio.studio.onEvent((event) => {
      if (event.type === 'progress') looks.push(look())
    })
    await studio.value('imports.usage', { file })
    stop()
    await Promise.all(looks)
    await look()
    expect(seen.length).toBeGreaterThan(2)
    expect(seen[0]).toBe(1)
    expect(seen.at(-1)).toBe(3001)
    expect(seen.filter((clips) => clips !== 1 && clips !== 3001)).toEqual([])
  })

  test('tell what they changed, once each', async () => {
    const { revision } = await studio.value('studio.info', {})
    studio.events.length = 0
    await studio.value('usage.record', take)
    await studio.value('balance.show', {})
    await studio.value('accounts.set', { account: 'main', drawingOrder: 'purchase' })
    await studio.refusal('entries.reverse', { entry: 'nonsense' })
    const changed = studio.events.filter((event) => event.type === 'changed')
    expect(changed).toEqual([
      { type: 'changed', areas: ['ledger'], revision: revision + 1 },
      { type: 'changed', areas: ['ledger', 'settings'], revision: revision + 2 },
    ])
    expect((await studio.value('studio.info', {})).revision).toBe(revision + 2)
  })

  test('after the studio is closed are refused, and closing waits for the one that runs', async () => {
    const running = studio.studio.call('usage.record', take)
    const held = studio.studio
    await studio.close()
    expect((await running).ok).toBe(true)
    expect(await held.call('usage.record', take)).toMatchObject({ ok: false, error: { code: 'storage_failed' } })
    await studio.open()
    expect((await studio.value('studio.info', {})).entries).toBe(1)
  })

  test('while one is cancelled, leave the ledger as it was', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `task-${index},2026-01-05T08:00:00Z,hailuo-02,768p,6,success`,
    )
    const file = studio.path('usage.csv')
    writeFileSync(file, ['task_id,finished_at,model,resolution,duration_s,outcome', ...rows, ''].join('\n'))
    const stop = studio.studio.onEvent((event) => {
      if (event.type === 'progress') studio.studio.cancel()
    })
    expect(await studio.refusal('imports.usage', { file })).toMatchObject({ code: 'cancelled' })
    stop()
    expect((await studio.value('studio.info', {})).entries).toBe(0)
    expect(await studio.findings()).toEqual([])
    expect((await studio.value('imports.usage', { file })).counts.new).toBe(20_000)
  })
})

test('a second studio on the same folder is refused with the holder’s name, and the first goes on', async () => {
  await expect(open({ folder: studio.folder, now: '2026-01-10' })).rejects.toMatchObject({
    code: 'ledger_locked',
    message: expect.stringContaining('packledger test') as unknown,
  })
  expect((await studio.value('usage.record', take)).status).toBe('recorded')
})
