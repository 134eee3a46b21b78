import { describe, expect, it } from 'vitest'
import { watchClient } from '../../../renderer/app/host-store.ts'
import type { StudioEvent } from '../../../shared/api/events.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { FakeClient, ok, refused } from './clients.ts'

const CHANGED: StudioEvent = { type: 'changed', areas: ['ledger'], revision: 1 }

describe('a watched client', () => {
  it('listens to its transport once, however many screens listen: a browser keeps few connections to a host', () => {
    const fake = new FakeClient(() => Promise.resolve(ok(null)))
    const watched = watchClient(fake.client)
    const heard: string[] = []
    const ends = Array.from({ length: 8 }, (_, index) => watched.onEvent(() => heard.push(`screen ${index}`)))
    expect(fake.listeners.size).toBe(1)
    fake.tell(CHANGED)
    expect(heard).toHaveLength(8)
    ends[0]?.()
    fake.tell(CHANGED)
    expect(heard).toHaveLength(15)
  })

  it('says that the host is lost, and tells the screens to read again once it answers', async () => {
    const fake = new FakeClient(() => Promise.resolve(refused('host_unreachable')))
    const watched = watchClient(fake.client)
    const { hostStore } = watched
    const heard: StudioEvent[] = []
    watched.onEvent((event) => heard.push(event))
    await watched.call('studio.info', {})
    expect(hostStore.getState().connection).toBe('lost')
    expect(heard).toEqual([])
    fake.answer = () => Promise.resolve(ok(null))
    await watched.call('studio.info', {})
    expect(hostStore.getState().connection).toBe('answers')
    expect(heard).toMatchObject([{ type: 'changed', areas: ['ledger', 'settings', 'rates', 'backups'] }])
  })

  it('tells a page that lost its access from a host that is away', async () => {
    const fake = new FakeClient(() => Promise.resolve(refused('forbidden')))
    const watched = watchClient(fake.client)
    const { hostStore } = watched
    await watched.call('studio.info', {})
    expect(hostStore.getState().connection).toBe('refused')
  })

  it('takes an ordinary refusal for an answer', async () => {
    const fake = new FakeClient(() => Promise.resolve(refused('invalid_input')))
    const watched = watchClient(fake.client)
    const { hostStore } = watched
    await watched.call('months.close', { month: '2026-10' })
    expect(hostStore.getState().connection).toBe('answers')
  })

  it('shows a bill that is compared, which takes a while; not a study, which its own screen shows', async () => {
    const fake = new FakeClient(() => Promise.resolve(ok(null)))
    const watched = watchClient(fake.client)
    const { hostStore } = watched
    const bill = watched.call('bills.compare', { file: 'token' })
    expect(hostStore.getState().running).toMatchObject([{ operation: 'bills.compare' }])
    await bill
    const study = watched.call('queue.forecast', { queue: 'q' })
    expect(hostStore.getState().running).toEqual([])
    await study
  })

  it('shows a running command with its progress, and no query', async () => {
    const answers: ((outcome: Outcome<unknown>) => void)[] = []
    const fake = new FakeClient(() => new Promise((resolve) => answers.push(resolve)))
    const watched = watchClient(fake.client)
    const { hostStore } = watched
    const query = watched.call('studio.info', {})
    expect(hostStore.getState().running).toEqual([])
    const command = watched.call('demo.fill', {})
    fake.tell({ type: 'progress', operation: 'demo.fill', done: 500, total: 12_000 })
    expect(hostStore.getState().running).toMatchObject([{ operation: 'demo.fill', done: 500, total: 12_000 }])
    fake.tell({ type: 'progress', operation: 'imports.usage', done: 7, total: null })
    expect(hostStore.getState().running).toMatchObject([{ done: 500 }])
    for (const answer of answers) answer(ok(null))
    await Promise.all([query, command])
    expect(hostStore.getState().running).toEqual([])
  })
})
