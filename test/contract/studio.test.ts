import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Studio, StudioPorts } from '../../electron/studio/studio.ts'
import { openStudio, openThreadedStudio } from '../../electron/studio/studio.ts'
import type { StudioEvent } from '../../shared/api/events.ts'
import type { Input, OperationName, Output } from '../../shared/api/operations.ts'
import { Refusal } from '../../shared/domain/refusal.ts'

const studioThread = new URL('../../electron/studio-thread.ts', import.meta.url)
const hosts: readonly [string, (ports: StudioPorts) => Promise<Studio>][] = [
  ['on one thread', openStudio],
  ['with its writer on a thread of its own', (ports) => openThreadedStudio(ports, studioThread)],
]
const START = Date.UTC(2026, 9, 1, 8)
const RENDER = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }

describe.each(hosts)('a studio %s', (_name, open) => {
  let folder: string
  let now: number
  let studio: Studio
  const ports = (): StudioPorts => ({
    dataFolder: join(folder, 'data'),
    clock: { now: () => now },
    machineZone: 'Europe/Berlin',
    program: 'contract test',
  })
  const done = async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const outcome = await studio.call(name, input)
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}: ${outcome.error.message}`)
    return outcome.value
  }
  const refused = async (name: string, input: unknown): Promise<string> => {
    const outcome = await studio.dispatch(name, input)
    if (outcome.ok) throw new Error(`${name} was done`)
    return outcome.error.code
  }
  const unitsLeft = async (): Promise<string | undefined> => (await done('balance.show', {})).accounts[0]?.units

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packledger-contract-'))
    now = START
    studio = await open(ports())
  })
  afterEach(async () => {
    await studio.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('answers a query with what the command before it recorded', async () => {
    await done('purchases.record', { pack: 'standard' })
    await done('usage.record', { ...RENDER, clips: 3, production: 'Aurora' })
    expect(await unitsLeft()).toBe('3757')
    const statement = await done('statement.show', { month: '2026-10' })
    expect(statement.byProduction).toMatchObject([{ production: 'Aurora', clips: 3, units: '3' }])
  })

  test('refuses unknown operations and bad input with a code, and changes nothing', async () => {
    expect(await refused('no.such', {})).toBe('unsupported')
    expect(await refused('usage.record', { ...RENDER, clips: 0 })).toBe('invalid_input')
    expect(await refused('usage.record', null)).toBe('invalid_input')
    expect(await refused('balance.show', { account: 'nobody' })).toBe('not_found')
    expect((await done('studio.info', {})).entries).toBe(0)
  })

  test('posts an expiry that has come due before it answers a query', async () => {
    await done('purchases.record', { pack: 'standard' })
    now = Date.UTC(2026, 10, 2)
    const { expiries } = await done('entries.list', {})
    expect(expiries).toMatchObject([{ kind: 'expiry', units: '-3760', cost: { amount: '1000.00' } }])
    expect(await unitsLeft()).toBe('0')
  })

  test('tells its listeners what has changed, and stops when they no longer listen', async () => {
    const events: StudioEvent[] = []
    const stop = studio.onEvent((event) => events.push(event))
    await done('purchases.record', { pack: 'standard' })
    stop()
    await done('purchases.record', { pack: 'pro' })
    expect(events).toMatchObject([{ type: 'changed', areas: ['ledger'] }])
  })

  test('shows an imported rate card at once', async () => {
    const card = await done('rates.show', { id: 'minimax-video' })
    const text = JSON.stringify({ ...card, id: 'own-card' })
    await done('rates.import', { origin: 'own.json', text })
    expect((await done('rates.list', {})).cards.map((one) => one.id)).toEqual(['minimax-video', 'own-card'])
  })

  test('runs commands one after the other, in the order in which they came', async () => {
    await Promise.all([
      done('purchases.record', { pack: 'standard' }),
      ...Array.from({ length: 20 }, () => done('usage.record', RENDER)),
    ])
    expect(await unitsLeft()).toBe('3740')
  })

  test('restores a backup, keeps what it replaces, and can go back', async () => {
    await done('purchases.record', { pack: 'standard' })
    const backup = await done('backups.create', {})
    await done('usage.record', RENDER)
    const restored = await done('backups.restore', { file: backup.file })
    expect(restored.entries).toBe(1)
    expect(await unitsLeft()).toBe('3760')
    await done('backups.restore', { file: restored.keptCopy ?? '' })
    expect(await unitsLeft()).toBe('3759')
  })

  test('a restore that is refused leaves the ledger as it was, and usable', async () => {
    await done('purchases.record', { pack: 'standard' })
    expect(await refused('backups.restore', { file: join(folder, 'none.sqlite') })).toBe('not_found')
    expect(await unitsLeft()).toBe('3760')
    await done('usage.record', RENDER)
    expect(await unitsLeft()).toBe('3759')
  })

  test('a second studio of the same folder is refused by name', async () => {
    const second = open(ports())
    await expect(second).rejects.toThrow(Refusal)
    await expect(second).rejects.toThrow(/in use by contract test/)
  })

  test('a cancelled import records nothing, and the next command is done', async () => {
    await done('purchases.record', { pack: 'standard' })
    const file = join(folder, 'usage.csv')
    writeUsage(file, 60_000)
    const events: StudioEvent[] = []
    studio.onEvent((event) => {
      events.push(event)
      if (event.type === 'progress') studio.cancel()
    })
    expect(await refused('imports.usage', { file })).toBe('cancelled')
    expect((await done('studio.info', {})).entries).toBe(1)
    expect(events.some((event) => event.type === 'progress')).toBe(true)
    await done('usage.record', RENDER)
    expect(await unitsLeft()).toBe('3759')
  })

  test('while a file is imported, queries answer from what is committed', async () => {
    await done('purchases.record', { pack: 'standard', at: '2026-09-15' })
    const file = join(folder, 'usage.csv')
    writeUsage(file, 20_000)
    const importing = done('imports.usage', { file })
    expect(['3760', '0']).toContain(await unitsLeft())
    expect((await importing).counts.new).toBe(20_000)
    expect(await unitsLeft()).toBe('0')
  })

  test('a damaged ledger is moved aside and named; a restored backup makes the studio usable again', async () => {
    await done('purchases.record', { pack: 'standard' })
    const backup = await done('backups.create', {})
    await studio.close()
    writeFileSync(join(folder, 'data', 'ledger.sqlite'), 'not a ledger any more '.repeat(500))
    studio = await open(ports())
    expect(await refused('balance.show', {})).toBe('ledger_damaged')
    expect(await refused('usage.record', RENDER)).toBe('ledger_damaged')
    expect((await done('backups.list', {})).backups.map((one) => one.file)).toContain(backup.file)
    await done('backups.restore', { file: backup.file })
    expect(await unitsLeft()).toBe('3760')
  })
})

test('with the writer on a thread of its own, an import never keeps the host from its events for 100 ms', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'packledger-contract-'))
  const ports = { dataFolder: folder, clock: { now: () => START }, machineZone: 'UTC', program: 'contract test' }
  const studio = await openThreadedStudio(ports, studioThread)
  try {
    const file = join(folder, 'usage.csv')
    writeUsage(file, 50_000)
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const outcome = await studio.call('imports.usage', { file })
    delay.disable()
    expect(outcome.ok && outcome.value.counts.new).toBe(50_000)
    // No timing of the work itself: only that it went on elsewhere. The bench states the figure.
    expect(delay.percentile(50) / 1e6).toBeLessThan(100)
  } finally {
    await studio.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** So many takes, one a second, before the studios' clock. */
function writeUsage(file: string, rows: number): void {
  writeFileSync(file, 'task_id,finished_at,model,resolution,duration_s,outcome\n')
  const lines = Array.from({ length: rows }, (_, index) => {
    const at = new Date(START - (rows - index) * 1000).toISOString()
    return `task-${String(index)},${at},MiniMax-Hailuo-2.3,768p,6,success\n`
  })
  appendFileSync(file, lines.join(''))
}
