import { describe, expect, test } from 'vitest'
import { createPlansStore } from '../../../renderer/plans/plans-store.ts'
import { dearerSentence, listText, quotientText, shareText, validityText } from '../../../renderer/plans/words.ts'
import { studioClient } from '../../support/studio-client.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

async function withStore() {
  const studio = await makeStudio()
  const store = createPlansStore(studioClient(studio))
  await store.getState().load()
  const prices = () => {
    const { view } = store.getState()
    if (view.kind !== 'ready') throw new Error(`the prices are ${view.kind}`)
    return view.value
  }
  return { store, state: store.getState(), prices }
}

describe('a custom pack', () => {
  test('gets its column once both its price and its units are typed, and loses it once one is taken away', async () => {
    const { state, prices } = await withStore()
    await state.type({ price: '$12,000' })
    expect(prices().packs).toHaveLength(4)
    await state.type({ units: ' 60,000 ' })
    expect(prices().packs[4]).toMatchObject({ id: 'custom', unitPrice: { amount: '0.200000' } })
    await state.type({ units: '' })
    expect(prices().packs).toHaveLength(4)
  })

  test('that is no amount says so at its field, and the other packs stay in view', async () => {
    const { store, state, prices } = await withStore()
    await state.type({ price: '12,5', units: '60000' })
    expect(store.getState().customError).toMatchObject({ details: { field: 'custom.price' } })
    expect(prices().packs).toHaveLength(4)
    await state.type({ price: '9000000000000', units: '0.001' })
    expect(store.getState().customError).toMatchObject({ details: { field: 'custom.price' } })
    expect(prices().packs).toHaveLength(4)
    await state.type({ price: '12', units: '60' })
    expect(store.getState().customError).toBeNull()
    expect(prices().packs).toHaveLength(5)
  })
})

test('a card that is not there fails, and another can be chosen', async () => {
  const { store, state, prices } = await withStore()
  await state.choose('nobody')
  expect(store.getState().view).toMatchObject({ kind: 'failed', error: { code: 'not_found' } })
  await state.choose('minimax-video')
  expect(prices().card.id).toBe('minimax-video')
})

test('where packs lose to pay-as-you-go is said in a sentence', async () => {
  const { prices } = await withStore()
  expect(prices().dearer.map((one) => dearerSentence(one, prices()))).toEqual([
    'A MiniMax-Hailuo-2.3-Fast 1080p 6 s clip costs more on Standard than pay-as-you-go, even when the pack is used up.',
    'A MiniMax-Hailuo-2.3 1080p 6 s clip and a MiniMax-Hailuo-02 1080p 6 s clip cost more on Standard and Pro than pay-as-you-go, even when the packs are used up.',
  ])
  const kinds = prices().kinds.filter((kind) => kind.resolution === '1080p')
  expect(dearerSentence({ packs: ['standard'], kinds }, prices())).toBe(
    'Every 1080p clip costs more on Standard than pay-as-you-go, even when the pack is used up.',
  )
})

test('lists, validities and quotients are written for reading', () => {
  expect([listText([]), listText(['A']), listText(['A', 'B']), listText(['A', 'B', 'C'])]).toEqual([
    '',
    'A',
    'A and B',
    'A, B and C',
  ])
  expect([validityText({ months: 1 }), validityText({ days: 30 })]).toEqual(['1 month', '30 days'])
  expect(quotientText({ amount: '0.186170', currency: 'USD' })).toMatch(/0[.,]186170/)
  expect(shareText('-0.08554')).toMatch(/8[.,]6/)
})
