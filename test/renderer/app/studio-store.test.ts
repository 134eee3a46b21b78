import { describe, expect, it } from 'vitest'
import { createStudioStore } from '../../../renderer/app/studio-store.ts'
import { FakeClient, ok, refused } from './clients.ts'

const INFO = { zone: 'UTC', currency: 'USD', dataFolder: '/d', revision: 1, entries: 2, schemaVersion: 10 }

describe('the studio that the app has', () => {
  it('keeps the screens while the host is away for a moment', async () => {
    const fake = new FakeClient(() => Promise.resolve(ok(INFO)))
    const store = createStudioStore(fake.client)
    await store.getState().load()
    fake.answer = () => Promise.resolve(refused('host_unreachable'))
    await store.getState().load()
    expect(store.getState()).toMatchObject({ info: INFO, failure: null })
  })

  it('says why there is none, and comes back once the ledger can be used', async () => {
    const fake = new FakeClient(() => Promise.resolve(refused('ledger_damaged')))
    const store = createStudioStore(fake.client)
    await store.getState().load()
    expect(store.getState().failure?.code).toBe('ledger_damaged')
    fake.answer = () => Promise.resolve(ok(INFO))
    await store.getState().load()
    expect(store.getState()).toMatchObject({ info: INFO, failure: null })
  })

  it('takes a ledger away that was found damaged while the app was open', async () => {
    const fake = new FakeClient(() => Promise.resolve(ok(INFO)))
    const store = createStudioStore(fake.client)
    await store.getState().load()
    fake.answer = () => Promise.resolve(refused('ledger_damaged'))
    await store.getState().load()
    expect(store.getState().failure?.code).toBe('ledger_damaged')
  })

  it('says that the host cannot be reached where it never was', async () => {
    const store = createStudioStore(new FakeClient(() => Promise.resolve(refused('host_unreachable'))).client)
    await store.getState().load()
    expect(store.getState().failure?.code).toBe('host_unreachable')
  })
})
