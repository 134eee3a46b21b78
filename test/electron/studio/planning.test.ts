import { describe, expect, test } from 'vitest'
import type { Input } from '../../../shared/api/operations.ts'
import { parseAmount } from '../../../shared/domain/money.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
const FULL_HD = { ...KIND, resolution: '1080p' }

async function withQueue(renders: Input<'renders.add'>['renders'] = []) {
  const studio = await makeStudio({ now: '2026-01-10 12:00' })
  const { queue } = await studio.value('queues.save', { production: 'Nike SS27', name: 'Hero' })
  const { added } =
    renders.length === 0 ? { added: [] } : await studio.value('renders.add', { queue: queue.id, renders })
  return { studio, queue: queue.id, added }
}

async function shots(studio: TestStudio, queue: string): Promise<string[]> {
  return (await studio.value('queue.show', { queue })).renders.map((render) => render.shot)
}

async function buy(studio: TestStudio, units: string, price: string): Promise<void> {
  await studio.value('purchases.record', { pack: 'custom', units, price })
}

describe('plans.prices', () => {
  test('shows packs and clips of a card, with its date, its source and the rules that are not documented', async () => {
    const studio = await makeStudio()
    const prices = await studio.value('plans.prices', {})
    expect(prices.card).toMatchObject({ id: 'minimax-video', asOf: '2026-08-18', currency: 'USD' })
    expect(prices.packs.map((pack) => pack.unitPrice.amount)).toEqual(['0.265957', '0.252016', '0.238095', '0.224048'])
    expect(prices.unpriced).toEqual([{ id: 'custom', name: 'Custom' }])
    expect(prices.rules.filter((rule) => rule.status !== 'documented').length).toBeGreaterThan(0)
    expect(prices.dearer.map((one) => one.packs)).toEqual([['standard'], ['standard', 'pro']])
  })

  test('prices a custom pack that is typed, exactly, and refuses what is none by its field', async () => {
    const studio = await makeStudio()
    const typed = (price: string, units: string) => ({ custom: { price, units } })
    const { packs, unpriced } = await studio.value('plans.prices', typed('10000', '30000'))
    expect(packs.at(-1)).toMatchObject({ id: 'custom', isCustom: true, unitPrice: { amount: '0.333333' } })
    expect(unpriced).toEqual([])
    for (const [price, units, field] of [
      ['10000', '0', 'custom.units'],
      ['10.001', '10', 'custom.price'],
      ['x', '10', 'custom.price'],
      ['9000000000000', '0.001', 'custom.price'],
    ] as const) {
      const error = await studio.refusal('plans.prices', typed(price, units))
      expect(error).toMatchObject({ code: 'invalid_input', details: { field } })
    }
    expect((await studio.refusal('plans.prices', { card: 'nobody' })).code).toBe('not_found')
  })
})

describe('queues', () => {
  test('belong to productions; those of the journal are listed too, those worked on last first', async () => {
    const { studio } = await withQueue()
    for (const [production, at] of [
      ['Aurora', '2026-01-05'],
      ['Kestrel', '2026-01-07'],
    ] as const) {
      await studio.value('usage.record', { ...KIND, production, at, clips: 2 })
    }
    const { productions } = await studio.value('queues.list', {})
    expect(productions.map((one) => [one.production, one.clips, one.lastDay, one.queues.length])).toEqual([
      ['Nike SS27', 0, null, 1],
      ['Kestrel', 2, '2026-01-07', 0],
      ['Aurora', 2, '2026-01-05', 0],
    ])
  })

  test('get the next free number for a name, and no name twice in a production', async () => {
    const { studio } = await withQueue()
    const names = []
    for (let count = 0; count < 2; count += 1) {
      names.push((await studio.value('queues.save', { production: 'Nike SS27' })).queue.name)
    }
    expect(names).toEqual(['Queue 1', 'Queue 2'])
    const error = await studio.refusal('queues.save', { production: 'Nike SS27', name: 'Hero' })
    expect(error).toMatchObject({ code: 'conflict', details: { field: 'name' } })
    expect((await studio.refusal('queues.save', { name: 'Nobody’s' })).details.field).toBe('production')
  })

  test('are renamed and put away, and saving what was before takes it back', async () => {
    const { studio, queue } = await withQueue()
    const { before } = await studio.value('queues.save', {
      queue,
      production: 'Nike FW27',
      name: 'Teaser',
      account: 'b',
    })
    expect(before).toMatchObject({ production: 'Nike SS27', name: 'Hero', account: 'main' })
    const { isArchived: _, id: __, ...fields } = before ?? { isArchived: false, id: '' }
    const { queue: back } = await studio.value('queues.save', { queue, ...fields })
    expect(back).toEqual(before)
    await studio.value('queues.archive', { queue })
    expect(await studio.value('queues.list', {})).toEqual({ productions: [], archived: 1 })
    expect((await studio.value('queues.list', { archived: true })).productions).toHaveLength(1)
    await studio.value('queues.archive', { queue, archived: false })
    expect((await studio.value('queues.list', {})).archived).toBe(0)
  })

  test('are no part of the journal: nothing is derived anew, and the ledger still verifies', async () => {
    const { studio, queue } = await withQueue([{ ...KIND, shot: '1', takes: 5 }])
    expect((await studio.value('studio.info', {})).entries).toBe(0)
    expect((await studio.value('accounts.list', {})).accounts).toEqual([])
    expect(await studio.findings()).toEqual([])
    await studio.reopen()
    expect(await shots(studio, queue)).toEqual(['1'])
  })

  test('tell listeners of the area "queue" alone', async () => {
    const { studio, queue } = await withQueue()
    const before = studio.events.length
    await studio.value('renders.add', { queue, renders: [{ ...KIND, shot: '1' }] })
    expect(studio.events.slice(before)).toEqual([
      { type: 'changed', areas: ['queue'], revision: expect.any(Number) as number },
    ])
  })
})

describe('planned renders', () => {
  const THREE = ['a', 'b', 'c'].map((shot) => ({ ...KIND, shot, takes: 2 }))

  test('that were removed are put back as they were, with their ids and in their places', async () => {
    const { studio, queue, added } = await withQueue(THREE)
    const before = await studio.value('queue.show', { queue })
    const [first = '', , last = ''] = added
    const { removed } = await studio.value('renders.remove', { queue, renders: [last, first] })
    expect(await shots(studio, queue)).toEqual(['b'])
    await studio.value('renders.add', { queue, renders: removed })
    expect(await studio.value('queue.show', { queue })).toEqual(before)
  })

  test('that were edited are as before once the answer is sent back', async () => {
    const { studio, queue, added } = await withQueue(THREE)
    const before = await studio.value('queue.show', { queue })
    const [id = ''] = added
    const change = {
      id,
      ...FULL_HD,
      takes: 9,
      clips: 2,
      day: '2026-02-01',
      priority: 1,
      state: 'held' as const,
      shot: 'z',
    }
    const answer = await studio.value('renders.edit', { queue, renders: [change] })
    expect((await studio.value('queue.show', { queue })).renders[0]).toMatchObject(change)
    await studio.value('renders.edit', { queue, renders: answer.before })
    expect(await studio.value('queue.show', { queue })).toEqual(before)
  })

  test('that were moved go back to where they came from', async () => {
    const { studio, queue, added } = await withQueue(THREE)
    const { from } = await studio.value('renders.move', { queue, render: added[0] ?? '', to: 2 })
    expect(await shots(studio, queue)).toEqual(['b', 'c', 'a'])
    await studio.value('renders.move', { queue, render: added[0] ?? '', to: from })
    expect(await shots(studio, queue)).toEqual(['a', 'b', 'c'])
  })

  test('are refused whole where one cannot be planned, and nothing changes', async () => {
    const { studio, queue, added } = await withQueue(THREE)
    const [id = ''] = added
    const before = await studio.value('queue.show', { queue })
    const refused: [Input<'renders.add'>['renders'], string][] = [
      [
        [
          { ...KIND, shot: 'ok' },
          { ...KIND, shot: 'x', seconds: 7 },
        ],
        'resolution',
      ],
      [
        [
          { ...KIND, shot: 'ok' },
          { ...KIND, shot: 'x', day: '2026-02-30' },
        ],
        'renders.1.day',
      ],
      [
        [
          { ...KIND, shot: 'ok' },
          { ...KIND, shot: ' ' },
        ],
        'renders.1.shot',
      ],
      [[{ ...KIND, shot: 'ok', takes: -1 }], 'renders.0.takes'],
      [[{ ...KIND, shot: 'ok', id }], 'renders.0.id'],
    ]
    for (const [renders, field] of refused) {
      expect((await studio.refusal('renders.add', { queue, renders })).details.field).toBe(field)
    }
    const strange = id.replace(/.$/, id.endsWith('0') ? '1' : '0')
    expect((await studio.refusal('renders.edit', { queue, renders: [{ id }, { id: strange }] })).code).toBe('not_found')
    expect((await studio.refusal('renders.remove', { queue, renders: [id, strange] })).code).toBe('not_found')
    expect((await studio.refusal('renders.move', { queue, render: strange, to: 0 })).code).toBe('not_found')
    expect((await studio.refusal('queue.show', { queue: strange })).code).toBe('not_found')
    expect(await studio.value('queue.show', { queue })).toEqual(before)
  })

  test('whose kind the card has lost say so, can still be changed otherwise, and the others are projected', async () => {
    const { studio, queue, added } = await withQueue([
      { ...KIND, shot: 'a', takes: 1 },
      { ...FULL_HD, shot: 'b', takes: 1 },
    ])
    const card = await studio.value('rates.show', { id: 'minimax-video' })
    const renderKinds = card.renderKinds.filter((kind) => kind.model !== KIND.model || kind.resolution !== '768p')
    await studio.value('rates.import', { origin: 'test', text: JSON.stringify({ ...card, renderKinds }) })
    const { renders } = await studio.value('queue.show', { queue })
    expect(renders[0]).toMatchObject({ projection: null, unitsPerClip: null })
    expect(renders[0]?.problem).toMatch(/does not exist/)
    expect(renders[1]).toMatchObject({ problem: null, projection: { units: '2' } })
    await studio.value('renders.edit', { queue, renders: [{ id: added[0] ?? '', takes: 7 }] })
    expect((await studio.value('queue.show', { queue })).renders[0]?.takes).toBe(7)
  })
})

describe('a queue’s projection', () => {
  test('draws the lots on hand in order, names what they do not cover and the first render with it', async () => {
    const { studio, queue, added } = await withQueue([
      { ...KIND, shot: 'a', takes: 3 },
      { ...KIND, shot: 'held', takes: 50, state: 'held' },
      { ...FULL_HD, shot: 'b', takes: 2 },
    ])
    await buy(studio, '5', '1.00')
    const view = await studio.value('queue.show', { queue })
    expect(view.renders.map((render) => render.projection?.cost.amount ?? null)).toEqual(['0.60', null, '0.89'])
    // Two units are left for the second: the other two of its four cost half of its two clips' 0.98.
    expect(view.renders[2]?.projection).toMatchObject({
      overageUnits: '2',
      overageCost: { amount: '0.49' },
      balanceAfter: '0',
    })
    expect(view.firstUncovered).toBe(added[2])
    expect(view.totals).toMatchObject({
      units: '7',
      cost: { amount: '1.49' },
      coveredUnits: '5',
      coveredCost: { amount: '1.00' },
      overageUnits: '2',
      overageCost: { amount: '0.49' },
    })
  })

  test('comes to what recording the takes now costs', async () => {
    const { studio, queue } = await withQueue([
      { ...KIND, shot: 'a', takes: 7 },
      { ...FULL_HD, shot: 'b', takes: 5, clips: 2 },
      { ...KIND, model: 'MiniMax-Hailuo-2.3-Fast', shot: 'c', takes: 11 },
    ])
    await buy(studio, '13.7', '3.33')
    await studio.value('purchases.record', { pack: 'custom', units: '4.1', price: '0.77', expires: '2026-01-20' })
    const { renders, totals } = await studio.value('queue.show', { queue })
    for (const { shot, model, resolution, seconds, toDo, projection } of renders) {
      const { entry } = await studio.value('usage.record', {
        model,
        resolution,
        seconds,
        clips: toDo,
        shot,
        production: 'Nike SS27',
      })
      const cents = entry.postings.reduce((sum, posting) => sum + parseAmount(posting.cost.amount, 'USD', 'cost'), 0)
      expect(cents).toBe(parseAmount(projection?.cost.amount ?? '', 'USD', 'cost'))
    }
    expect(totals.overageUnits).not.toBe('0')
    const after = await studio.value('queue.show', { queue })
    expect(after.totals).toMatchObject({ toDo: 0, units: '0', made: 28 })
    expect(after.renders.map((render) => render.projection)).toEqual([null, null, null])
  })

  test('counts takes from the journal: by production, shot and render kind, reversed and failed ones left out', async () => {
    const { studio, queue } = await withQueue([
      { ...KIND, shot: 'a', takes: 3 },
      { ...KIND, shot: 'a', takes: 4 },
      { ...FULL_HD, shot: 'a', takes: 1 },
    ])
    const made = { ...KIND, production: 'Nike SS27', shot: 'a' }
    await studio.value('usage.record', { ...made, clips: 4, kept: true, at: '2025-11-01' })
    await studio.value('usage.record', { ...made, outcome: 'failed' })
    await studio.value('usage.record', { ...made, production: 'Other' })
    await studio.value('usage.record', { ...made, shot: 'b' })
    const { entry } = await studio.value('usage.record', made)
    await studio.value('entries.reverse', { entry: entry.id })
    const { renders } = await studio.value('queue.show', { queue })
    expect(renders.map((render) => [render.made, render.kept, render.toDo])).toEqual([
      [3, 3, 0],
      [1, 1, 3],
      [0, 0, 1],
    ])
  })
})
