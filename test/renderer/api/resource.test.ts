import { describe, expect, test } from 'vitest'
import { createResource } from '../../../renderer/api/resource.ts'

function counted() {
  let reads = 0
  const store = createResource((key: string | null) => {
    reads += 1
    return Promise.resolve({ ok: true as const, value: `${key ?? 'all'} ${reads}` })
  })
  return { store, read: () => reads }
}

describe('what a screen reads', () => {
  test.each([null, 'main'])('is read anew after a change, also where nothing tells it apart: %s', async (key) => {
    const { store } = counted()
    await store.getState().load(key)
    await store.getState().reload()
    expect(store.getState().view).toEqual({ kind: 'ready', value: `${key ?? 'all'} 2`, isStale: false })
  })

  test('is not read by a change before it was asked for', async () => {
    const { store, read } = counted()
    await store.getState().reload()
    expect(read()).toBe(0)
    expect(store.getState().view).toEqual({ kind: 'idle' })
  })
})
