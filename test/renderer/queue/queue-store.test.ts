import { describe, expect, test } from 'vitest'
import { createQueueStore } from '../../../renderer/queue/queue-store.ts'
import type { QueueView } from '../../../shared/api/planning.ts'
import { studioClient } from '../../support/studio-client.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }

async function withStore(shots: readonly string[] = ['a', 'b', 'c']) {
  const studio = await makeStudio({ now: '2026-01-10' })
  const { queue } = await studio.value('queues.save', { production: 'Nike' })
  if (shots.length > 0) {
    await studio.value('renders.add', { queue: queue.id, renders: shots.map((shot) => ({ ...KIND, shot, takes: 3 })) })
  }
  const held: Promise<void>[] = []
  const store = createQueueStore(studioClient(studio, { held }))
  await store.getState().select(queue.id)
  const view = (): QueueView => {
    const { view: shown } = store.getState()
    if (shown.kind !== 'ready') throw new Error(`the queue is ${shown.kind}`)
    return shown.value
  }
  const shotsShown = () => view().renders.map((render) => render.shot)
  const id = (shot: string) => view().renders.find((render) => render.shot === shot)?.id ?? ''
  return { studio, store, state: store.getState(), view, shotsShown, id, held, queue: queue.id }
}

describe('everything that is done to a queue', () => {
  test('is taken back step by step, the newest first', async () => {
    const { store, state, view, shotsShown, id } = await withStore()
    const before = view()
    await state.edit([{ id: id('a'), takes: 9, shot: 'A' }], 'Changed')
    await state.move(id('c'), 0)
    await state.remove([id('A'), id('b')])
    await state.add([{ ...KIND, shot: 'd', index: 0 }], 'Added')
    expect(shotsShown()).toEqual(['d', 'c'])
    for (const shots of [['c'], ['c', 'A', 'b'], ['A', 'b', 'c'], ['a', 'b', 'c']]) {
      expect(await state.undo()).toBeNull()
      expect(shotsShown()).toEqual(shots)
    }
    expect(view()).toEqual(before)
    expect(store.getState().done).toEqual([])
    expect(await state.undo()).toBeNull()
    expect(view()).toEqual(before)
  })

  test('is taken back once, from its toast or from the keyboard', async () => {
    const { state, shotsShown, id } = await withStore()
    const removed = await state.remove([id('b')])
    if (!removed.ok) throw new Error(removed.error.message)
    await state.undo(removed.value)
    await state.undo(removed.value)
    expect(shotsShown()).toEqual(['a', 'b', 'c'])
  })

  test('that is refused says why, shows what is stored, and leaves nothing to take back', async () => {
    const { store, state, view, id } = await withStore()
    const outcome = await state.edit([{ id: id('a'), day: '2026-02-30' }], 'Changed')
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect(view().renders[0]?.day).toBeNull()
    expect(store.getState().done).toEqual([])
  })
})

test('an edit shows before the studio has answered', async () => {
  const { store, state, view, id, held } = await withStore()
  let letGo: () => void = () => undefined
  held.push(new Promise((resolve) => (letGo = resolve)))
  const edited = state.edit([{ id: id('a'), takes: 8 }], 'Changed')
  expect(view().renders[0]?.takes).toBe(8)
  expect(store.getState().view).toMatchObject({ isStale: true })
  letGo()
  await edited
  expect(view().renders[0]).toMatchObject({ takes: 8, toDo: 8 })
})

test('an answer that was overtaken by another queue’s is dropped', async () => {
  const { studio, store, state, view, held } = await withStore()
  const { queue } = await studio.value('queues.save', { production: 'Other' })
  let letGo: () => void = () => undefined
  held.push(new Promise((resolve) => (letGo = resolve)))
  const reading = state.reload()
  await state.select(queue.id)
  letGo()
  await reading
  expect(store.getState().selected).toBe(queue.id)
  expect(view().queue.production).toBe('Other')
})

describe('takes that are recorded', () => {
  test('become usage of the production, the shot and the render kind, those kept apart, and count as made', async () => {
    const { studio, state, view } = await withStore()
    const [render] = view().renders
    if (render === undefined) throw new Error('nothing is planned')
    const done = await state.record(render, { takes: 3, kept: 1, outcome: 'success' })
    expect(done).toMatchObject({ ok: true, value: { label: '3 takes of shot a recorded' } })
    expect(view().renders[0]).toMatchObject({ made: 3, kept: 1, toDo: 0 })
    const { entries } = await studio.value('entries.list', {})
    const told = entries.map((entry) =>
      entry.kind === 'usage' ? [entry.production, entry.shot, entry.clips, entry.kept] : [],
    )
    expect(told.sort()).toEqual([
      ['Nike', 'a', 1, true],
      ['Nike', 'a', 2, false],
    ])
    expect(await state.undo()).toBeNull()
    expect(view().renders[0]).toMatchObject({ made: 0, kept: 0, toDo: 3 })
  })

  test('that failed are recorded, and leave as much to do as before', async () => {
    const { studio, state, view } = await withStore()
    const [render] = view().renders
    if (render === undefined) throw new Error('nothing is planned')
    await state.record(render, { takes: 2, kept: 2, outcome: 'failed' })
    expect(view().renders[0]).toMatchObject({ made: 0, toDo: 3 })
    const { entries } = await studio.value('entries.list', {})
    expect(entries).toMatchObject([{ kind: 'usage', clips: 2, outcome: 'failed' }])
  })
})

test('a queue that is renamed or put away is brought back as it was', async () => {
  const { store, state, view, queue } = await withStore()
  const before = view().queue
  await state.saveQueue({ queue, production: 'Adidas', name: 'Teaser' })
  expect(view().queue).toMatchObject({ production: 'Adidas', name: 'Teaser' })
  await state.archive(view().queue, true)
  expect(view().queue.isArchived).toBe(true)
  await state.undo()
  await state.undo()
  expect(view().queue).toEqual(before)
  expect(store.getState().done).toEqual([])
})
