import { describe, expect, test } from 'vitest'
import { shareOf } from '../../../renderer/plans/compare/comparison-input.ts'
import { createComparisonStore, errorAt, exampleRow } from '../../../renderer/plans/compare/comparison-store.ts'
import { curveRows, marked } from '../../../renderer/plans/compare/curve-points.ts'
import { hoursText, optionName, packsText, routedText } from '../../../renderer/plans/compare/option-words.ts'
import { studioClient } from '../../support/studio-client.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()
const HAILUO_768 = 'MiniMax-Hailuo-02 768p 6 s'
const HAILUO_1080 = 'MiniMax-Hailuo-02 1080p 6 s'

async function withStore() {
  const studio = await makeStudio()
  const store = createComparisonStore(studioClient(studio))
  await store.getState().load(null)
  const compared = () => {
    const { view } = store.getState()
    if (view.kind !== 'ready') throw new Error(`the comparison is ${view.kind}`)
    return view.value
  }
  return { studio, store, state: () => store.getState(), compared }
}

describe('a typed demand', () => {
  test('is compared once a kind and its clips are told; without either nothing is', async () => {
    const { state, compared } = await withStore()
    expect(state().view.kind).toBe('idle')
    await state().setRow(1, { kind: HAILUO_768 })
    expect(state().view.kind).toBe('idle')
    await state().setRow(1, { clips: '11,000' })
    expect(compared().demand.clips).toBe(11_000)
    await state().setRow(1, { takes: '3' })
    expect(compared().demand).toMatchObject({ clips: 33_000, keptSeconds: 66_000 })
    await state().removeRow(1)
    expect(state().view.kind).toBe('idle')
    expect(state().rows).toHaveLength(1)
  })

  test('that is wrong is told at its row, whichever rows are still empty, and what was compared stays', async () => {
    const { state, compared } = await withStore()
    state().addRow()
    await state().setRow(2, { kind: HAILUO_768, clips: '100' })
    await state().setRow(2, { clips: '-3' })
    expect(errorAt(state())).toEqual({ field: '2.clips', text: 'must be 0 or more: a demand is what is wanted' })
    expect(compared().demand.clips).toBe(100)
    await state().setRow(2, { clips: 'many' })
    expect(errorAt(state())?.field).toBe('2.clips')
    await state().setRow(2, { clips: '4' })
    expect([errorAt(state()), compared().demand.clips]).toEqual([null, 4])
  })

  test('can be begun by an example of the card', async () => {
    const { state, compared } = await withStore()
    await state().setRow(1, exampleRow(state()))
    expect(compared().demand).toMatchObject({ clips: 3000, keptSeconds: 6000 })
  })
})

test('a queue is compared where the address names it, and others can be chosen', async () => {
  const { studio, state, compared } = await withStore()
  const { queue } = await studio.value('queues.save', { production: 'Nike SS27', name: 'Hero' })
  const renders = [{ shot: '1', model: 'hailuo-02', resolution: '1080p', seconds: 6, takes: 4 }]
  await studio.value('renders.add', { queue: queue.id, renders })
  await state().load(queue.id)
  expect(state()).toMatchObject({ source: 'queue', queue: queue.id, queues: [{ label: 'Nike SS27 · Hero' }] })
  expect(compared().demand.clips).toBe(4)
  await state().ask({ source: 'typed' })
  expect(state().view.kind).toBe('idle')
})

describe('what is asked besides', () => {
  test('a pack, a share, a custom pack and kinds that stay with the packs all reach the studio', async () => {
    const { state, compared } = await withStore()
    state().addRow()
    await state().setRow(1, { kind: HAILUO_768, clips: '8000' })
    await state().setRow(2, { kind: HAILUO_1080, clips: '1200' })
    expect(compared().target).toBe('routed')
    await state().ask({ kept: [HAILUO_1080] })
    expect(compared().target).not.toBe('routed')
    await state().ask({ target: { pack: 'scale' } })
    expect(compared().target).toBe('scale')
    await state().ask({ target: 'coverage', percent: '50' })
    expect(compared().options.find((one) => one.id === 'standard')?.packs).toEqual([{ pack: 'standard', count: 2 }])
    await state().ask({ percent: '150' })
    expect(errorAt(state())?.field).toBe('coverage')
    await state().ask({ target: 'cheapest', custom: { price: '$1,000', units: '10,400' } })
    expect(compared().options[0]).toMatchObject({ packs: [{ pack: 'custom', count: 1 }], cost: { amount: '1000.00' } })
  })

  test('another card asks anew what there is, and forgets kinds that it does not have', async () => {
    const { studio, state } = await withStore()
    const file = await studio.value('rates.show', { id: 'minimax-video' })
    const small = { ...file, id: 'small', renderKinds: file.renderKinds.filter((kind) => kind.resolution === '1080p') }
    await studio.value('rates.import', { origin: 'small.json', text: JSON.stringify(small) })
    await state().setRow(1, { kind: HAILUO_768, clips: '100' })
    await state().chooseCard('small')
    expect(state()).toMatchObject({ card: 'small', rows: [{ kind: '' }], view: { kind: 'idle' } })
    await state().chooseCard('nobody')
    expect(state().view).toMatchObject({ kind: 'failed', error: { code: 'not_found' } })
  })

  test('a percentage is the share that it stands for', () => {
    expect(['80', '12.5', '100', '0', '7', '66,66 %'].map(shareOf)).toEqual([
      '0.8',
      '0.125',
      '1',
      '0',
      '0.07',
      '0.6666',
    ])
    expect(['half', '1e2', '-5'].map(shareOf)).toEqual(['half', '1e2', '-5'])
  })
})

test('options, packs, routed clips and hours are named as a producer calls them', async () => {
  const { state, compared } = await withStore()
  state().addRow()
  await state().setRow(1, { kind: HAILUO_768, clips: '8000' })
  await state().setRow(2, { kind: HAILUO_1080, clips: '1200' })
  const { options, packs } = compared()
  const [routed] = options
  if (routed === undefined) throw new Error('there are no options')
  expect([optionName('routed', packs), optionName('scale', packs), optionName('gone', packs)]).toEqual([
    'Routed mix',
    'Scale',
    'gone',
  ])
  expect(packsText(routed, packs)).toBe('1 × Pro')
  expect(routedText(routed)).toBe('240 × MiniMax-Hailuo-02 1080p 6 s')
  expect([hoursText(null), hoursText('0'), hoursText('0.012'), hoursText('2.5')]).toEqual(['—', '0', '< 0.1', '2.5'])
})

test('the corners of the curves are rows by units, and the crossings that say something have letters', async () => {
  const { state, compared } = await withStore()
  await state().setRow(1, { kind: HAILUO_768, clips: '11000' })
  const { curves } = compared()
  const units = curveRows(curves).map((row) => Number(row.units))
  expect(units).toEqual(units.toSorted((a, b) => a - b))
  expect(curveRows(curves)[0]?.costs['pay-as-you-go']?.amount).toBe('0.00')
  const letters = marked(curves, 'pay-as-you-go')
  expect(letters.map((one) => one.letter).join('')).toBe('AB')
  expect(letters.every((one) => one.isLowest || one.dearer === 'pay-as-you-go')).toBe(true)
})
