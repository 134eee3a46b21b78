import { describe, expect, it } from 'vitest'
import type { ApiClient } from '../../../renderer/api/client.ts'
import { createPacksStore } from '../../../renderer/first-start/packs-store.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'
import { FakeClient } from '../app/clients.ts'

const open = useStudios()

/** The store over a real studio. */
function storeOf(studio: TestStudio, zone: string) {
  const fake = new FakeClient((name, input) => studio.studio.dispatch(name, input))
  return createPacksStore(fake.client satisfies ApiClient, zone)
}

async function entries(studio: TestStudio) {
  return (await studio.value('entries.list', {})).entries
}

describe('the packs of a first start', () => {
  it('records a pack with what is left of it, the expiry in the studio’s zone', async () => {
    const studio = await open({ now: '2026-10-11 12:00', zone: 'Europe/Berlin', backups: false })
    const store = storeOf(studio, 'Europe/Berlin')
    store.getState().change({ pack: 'standard', bought: '2026-10-01', expires: '2026-11-05T10:00', left: '1200.5' })
    expect(await store.getState().record()).toBe(true)
    const { lots, form } = store.getState()
    expect(lots).toMatchObject([{ pack: 'standard', remaining: '1200.5', expiresAt: '2026-11-05T09:00:00Z' }])
    expect(form.pack).toBe('')
    expect((await entries(studio)).map((entry) => entry.kind)).toEqual(['purchase', 'balance'])
  })

  it('takes a pack without units left for untouched', async () => {
    const studio = await open({ now: '2026-10-11 12:00', backups: false })
    const store = storeOf(studio, 'UTC')
    store.getState().change({ pack: 'standard', bought: '2026-10-01' })
    expect(await store.getState().record()).toBe(true)
    const [lot] = store.getState().lots
    expect(lot?.remaining).toBe(lot?.units)
    expect(await entries(studio)).toHaveLength(1)
  })

  it('keeps no pack whose units left were refused, and says which field it was', async () => {
    const studio = await open({ now: '2026-10-11 12:00', backups: false })
    const store = storeOf(studio, 'UTC')
    // The pack has expired since: nothing of it can be left.
    store.getState().change({ pack: 'standard', bought: '2026-08-01', left: '5' })
    expect(await store.getState().record()).toBe(false)
    expect(store.getState()).toMatchObject({ wrong: 'left', lots: [] })
    expect((await entries(studio)).map((entry) => entry.kind)).toEqual(['purchase', 'reversal'])
  })

  it('says which field is wrong before anything is recorded', async () => {
    const studio = await open({ now: '2026-10-11 12:00', backups: false })
    const store = storeOf(studio, 'UTC')
    store.getState().change({ pack: 'standard', bought: '2026-10-01', expires: '2026-09-01T00:00' })
    expect(await store.getState().record()).toBe(false)
    expect(store.getState().wrong).toBe('expires')
    store.getState().change({ pack: 'custom', expires: '' })
    expect(await store.getState().record()).toBe(false)
    expect(store.getState().wrong).toBe('units')
    expect(await entries(studio)).toEqual([])
  })
})
