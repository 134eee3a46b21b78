import { describe, expect, test } from 'vitest'
import { createScheduleStore, hasDemand } from '../../../renderer/plans/schedule/schedule-store.ts'
import { timelineOf } from '../../../renderer/plans/schedule/timeline.ts'
import { boughtText, gapText } from '../../../renderer/plans/schedule/words.ts'
import { studioClient } from '../../support/studio-client.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

async function withStore() {
  const studio = await makeStudio({ now: '2026-03-01' })
  const store = createScheduleStore(studioClient(studio))
  const schedule = () => {
    const { view } = store.getState()
    if (view.kind !== 'ready') throw new Error(`the schedule is ${view.kind}`)
    return view.value
  }
  return { studio, store, state: store.getState(), schedule }
}

describe('what is planned for', () => {
  test('where there is no queue, dates and units are asked for', async () => {
    const { store, state } = await withStore()
    await state.load()
    expect(store.getState().form).toMatchObject({ source: 'rows', queue: null })
    expect(hasDemand(store.getState().form)).toBe(false)
    state.type({ rows: '2026-03-02,1' })
    expect(hasDemand(store.getState().form)).toBe(true)
  })

  test('a queue that there is stands ready, and one that the address names', async () => {
    const { studio, store, state } = await withStore()
    await studio.value('queues.save', { production: 'Alpha', name: 'First' })
    const { queue } = await studio.value('queues.save', { production: 'Nova', name: 'Hero' })
    await state.load()
    expect(store.getState().queues.map(({ label }) => label)).toEqual(['Alpha / First', 'Nova / Hero'])
    expect(store.getState().form).toMatchObject({ source: 'queue', queue: store.getState().queues[0]?.id })
    state.type({ queue: queue.id })
    await state.load()
    expect(store.getState().form.queue).toBe(queue.id)
  })
})

describe('a plan', () => {
  test('is of what was typed, with its limits', async () => {
    const { store, state, schedule } = await withStore()
    state.type({ source: 'rows', rows: '2026-03-02\t11000', overflow: 'none', budget: '3000', earliest: '2026-03-02' })
    await state.plan()
    expect(schedule()).toMatchObject({ cost: { amount: '3000.00' }, overflowPrice: null, earliest: '2026-03-02' })
    expect(store.getState().progress).toBeNull()
    state.type({ overflow: 'allowed', overflowPrice: '0.30', budget: '', earliest: '' })
    await state.plan()
    expect(schedule()).toMatchObject({ overflowPrice: '0.30', monthlyBudget: null })
  })

  test('that cannot be says why, and the next one can', async () => {
    const { store, state, schedule } = await withStore()
    state.type({ source: 'rows', rows: '2026-02-30,1' })
    await state.plan()
    expect(store.getState().view).toMatchObject({
      kind: 'failed',
      error: { message: 'the pasted rows, line 1, date: "2026-02-30" is not a date that exists' },
    })
    state.type({ rows: '2026-03-02,1' })
    await state.plan()
    expect(schedule().proven).toBe(true)
  })

  test('says in words what it buys, and how far it can be from the cheapest', async () => {
    const { state, schedule } = await withStore()
    state.type({ source: 'rows', rows: '2026-03-02,11000' })
    await state.plan()
    const { runnerUp } = schedule()
    expect(boughtText(schedule(), schedule())).toBe('Pro, 1,080 units at pay-as-you-go')
    expect(runnerUp && boughtText(schedule(), runnerUp)).toBe('2 × Standard, 3,480 units at pay-as-you-go')
    expect(gapText({ ...schedule(), gap: '0.0031' })).toBe('At most 0.3% above the cheapest')
  })
})

test('a timeline has a bar for each lot, in lanes that keep them apart, and a column for each day', async () => {
  const { studio, state, schedule } = await withStore()
  await studio.value('purchases.record', { pack: 'standard' })
  state.type({ source: 'rows', rows: '2026-03-02,3000\n2026-03-20,3000\n2026-04-10,1500', overflow: 'none' })
  await state.plan()
  const { bars, lanes, columns, months } = timelineOf(schedule())
  expect(bars.map(({ lot, lane }) => [lot.from, lane])).toEqual([
    [null, 0],
    ['2026-03-20', 1],
  ])
  expect(lanes).toBe(2)
  expect(bars[0]).toMatchObject({ from: 0, used: 1 })
  expect(bars[1]).toMatchObject({ to: 1 })
  expect(columns.map(({ day, height }) => [day.date, height])).toEqual([
    ['2026-03-02', 1],
    ['2026-03-20', 1],
    ['2026-04-10', 0.5],
  ])
  expect(months.map(({ month }) => month)).toEqual(['2026-04'])
})
