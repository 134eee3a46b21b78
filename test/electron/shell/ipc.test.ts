import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IpcMain } from 'electron'
import { expect, test } from 'vitest'
import { CALL_CHANNELS } from '../../../electron/shell/channels.ts'
import type { Calls } from '../../../electron/shell/ipc.ts'
import { serveCalls } from '../../../electron/shell/ipc.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { memoryLog } from './fakes.ts'

type Handler = (event: object, ...values: unknown[]) => Promise<Outcome<unknown>>

/** The door with what stands behind it; `isTrusted` decides by the event. */
function door(calls: Partial<Calls>) {
  const handlers = new Map<string, Handler>()
  const { log, events } = memoryLog()
  const ipcMain = { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }
  const none = () => Promise.reject(new Error('not called'))
  const all: Calls = {
    call: none,
    cancel: none,
    stageFile: none,
    openFile: none,
    saveExport: none,
    savePdf: none,
    saveMonth: none,
    setTheme: none,
    openExternal: none,
    ...calls,
  }
  serveCalls(ipcMain as unknown as IpcMain, all, (event) => 'trusted' in event, log)
  const invoke = (channel: string, event: object, ...values: unknown[]): Promise<Outcome<unknown>> =>
    (handlers.get(channel) ?? none)(event, ...values)
  return { handlers, events, invoke }
}

test('every channel has one door, and there is no other', () => {
  expect([...door({}).handlers.keys()].sort()).toEqual(Object.values(CALL_CHANNELS).sort())
})

test.each(Object.values(CALL_CHANNELS))(
  '%s refuses whoever is not trusted with an error, and runs nothing',
  async (channel) => {
    let ran = 0
    const run = (): Promise<unknown> => Promise.resolve((ran += 1))
    const names = Object.keys(CALL_CHANNELS)
    const { invoke, events } = door(Object.fromEntries(names.map((name) => [name, run])))
    expect(await invoke(channel, {}, 'usage.record', { production: 'A secret film' })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
    expect(ran).toBe(0)
    expect(events).toEqual([{ event: 'call-refused', channel }])
  },
)

test('a trusted call answers what it comes to', async () => {
  const { invoke } = door({ call: (name, input) => Promise.resolve({ name, input }) })
  expect(await invoke(CALL_CHANNELS.call, { trusted: true }, 'balance.show', { all: true })).toEqual({
    ok: true,
    value: { name: 'balance.show', input: { all: true } },
  })
})

test('a refusal crosses as a value', async () => {
  const { invoke } = door({
    call: () => {
      throw invalid('units: must be more', { field: 'units' })
    },
  })
  expect(await invoke(CALL_CHANNELS.call, { trusted: true })).toEqual({
    ok: false,
    error: { code: 'invalid_input', message: 'units: must be more', details: { field: 'units' } },
  })
})

test('a defect stays in the log: the page learns its id alone', async () => {
  const { invoke, events } = door({ call: () => Promise.reject(new Error('reading /home/somebody failed')) })
  const outcome = await invoke(CALL_CHANNELS.call, { trusted: true }, 'balance.show', { account: 'A secret' })
  if (outcome.ok) throw new Error('it was done')
  expect(outcome.error.code).toBe('internal')
  expect(JSON.stringify(outcome)).not.toContain('somebody')
  expect(events).toMatchObject([{ event: 'defect', channel: CALL_CHANNELS.call, id: outcome.error.details['id'] }])
  expect(JSON.stringify(events)).not.toContain('A secret')
})

test('only ipc.ts puts anything behind a channel', () => {
  const shell = join(import.meta.dirname, '../../../electron/shell')
  const users = readdirSync(shell).filter((name) => /ipcMain\.\w+\(/.test(readFileSync(join(shell, name), 'utf8')))
  expect(users).toEqual(['ipc.ts'])
})
