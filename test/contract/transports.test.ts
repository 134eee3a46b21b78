import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input, OperationName, Output } from '../../shared/api/operations.ts'
import { useApps } from '../electron-stand-in/app.ts'
import type { Guest } from './transports.ts'
import { openDirectly, openOverBridge, openOverHttp } from './transports.ts'

const RENDER = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome'
const ROW = 'take-1,2026-01-05T10:00:00Z,MiniMax-Hailuo-2.3,768p,6,success'
/** Names that a page, a shell, a spreadsheet or a database might take for more than text. */
const NAMES = [
  '<img src=x onerror=alert(1)>',
  '=cmd()',
  "'; DROP TABLE entry; --",
  'Zürich \u{1F3AC} 東京',
  '__proto__',
]

const launch = useApps()
const transports: readonly [string, () => Promise<Guest>][] = [
  ['directly', openDirectly],
  ['over HTTP', openOverHttp],
  ['over the Electron bridge', () => openOverBridge(launch)],
]

describe.each(transports)('a page calls the studio %s', (_name, open) => {
  let guest: Guest

  beforeEach(async () => {
    guest = await open()
  })
  afterEach(async () => {
    await guest.close()
  })

  const done = async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const outcome = await guest.call(name, input)
    if (outcome.ok) return outcome.value as Output<N>
    throw new Error(`${name}: ${outcome.error.code}: ${outcome.error.message}`)
  }
  const refused = async (name: string, input: unknown) => {
    const outcome = await guest.call(name, input)
    if (outcome.ok) throw new Error(`${name} was done`)
    return outcome.error
  }

  test('and reads what it has recorded, in exact decimal text', async () => {
    await done('purchases.record', { pack: 'standard' })
    await done('usage.record', { ...RENDER, clips: 3 })
    const [account] = (await done('balance.show', {})).accounts
    expect(account?.units).toBe('3757')
    expect(account?.lots[0]?.price).toEqual({ amount: '1000.00', currency: 'USD' })
  })

  test('and is refused with code, message and field, and nothing has changed', async () => {
    expect((await refused('no.such', {})).code).toBe('unsupported')
    expect(await refused('usage.record', { ...RENDER, clips: 0 })).toMatchObject({
      code: 'invalid_input',
      details: { field: 'clips' },
    })
    expect((await refused('usage.record', null)).code).toBe('invalid_input')
    expect((await refused('usage.record', { ...RENDER, more: 1 })).details.field).toBe('more')
    expect((await refused('balance.show', { account: 'nobody' })).code).toBe('not_found')
    expect((await done('studio.info', {})).entries).toBe(0)
  })

  test('and a name is text, whatever it looks like', async () => {
    for (const production of NAMES) await done('usage.record', { ...RENDER, production })
    const { entries } = await done('entries.list', {})
    expect(entries.map((entry) => (entry.kind === 'usage' ? entry.production : null)).sort()).toEqual([...NAMES].sort())
  })

  test('and names files by the host’s tokens alone', async () => {
    expect((await refused('imports.usage', { file: '/etc/passwd' })).code).toBe('forbidden')
    expect((await refused('exports.journal', { file: '/tmp/written-by-a-page' })).code).toBe('forbidden')
    const staged = await guest.stageFile('october.csv', `${HEAD}\n${ROW}\n`)
    if (!staged.ok) throw new Error(staged.error.message)
    expect(staged.value.name).toBe('october.csv')
    const { file } = staged.value
    const preview = await done('imports.usage', { file, preview: true })
    expect(preview.counts.new).toBe(1)
    expect(preview.file).toBe('october.csv')
    const { digest } = preview
    expect((await done('imports.usage', { file, digest })).counts.new).toBe(1)
    expect((await done('imports.usage', { file, preview: true })).counts.duplicate).toBe(1)
  })

  test('and is told of each change, without a figure', async () => {
    await done('purchases.record', { pack: 'standard' })
    await expect.poll(() => guest.events()).toMatchObject([{ type: 'changed', areas: ['ledger'] }])
    const [event] = await guest.events()
    expect(Object.keys(event ?? {}).sort()).toEqual(['areas', 'revision', 'type'])
  })
})
