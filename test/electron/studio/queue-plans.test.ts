import { describe, expect, test } from 'vitest'
import type { Input } from '../../../shared/api/operations.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
const FAST = { ...KIND, model: 'MiniMax-Hailuo-2.3-Fast' }
const FULL_HD = { ...KIND, resolution: '1080p' }
const NIKE = 'Nike SS27'

/** A Friday at noon. */
async function withQueue(renders: Input<'renders.add'>['renders'] = []) {
  const studio = await makeStudio({ now: '2026-01-09 12:00' })
  const { queue } = await studio.value('queues.save', { production: NIKE, name: 'Hero' })
  const added = renders.length === 0 ? [] : (await studio.value('renders.add', { queue: queue.id, renders })).added
  return { studio, queue: queue.id, added }
}

async function buy(studio: TestStudio, units: string, price: string, expires?: string): Promise<void> {
  const more = expires === undefined ? {} : { expires }
  await studio.value('purchases.record', { pack: 'custom', units, price, ...more })
}

describe('productions', () => {
  test('have a client, a code, a colour and a budget; what was is answered, and saving that takes it back', async () => {
    const { studio } = await withQueue()
    const fields = { client: 'Nike', code: 'NK-27', colour: '#1c7ed6', budget: '5000' }
    const { production, before } = await studio.value('productions.save', { name: NIKE, ...fields })
    expect(production).toEqual({ name: NIKE, ...fields, budget: { amount: '5000.00', currency: 'USD' } })
    expect(before).toEqual({ name: NIKE, client: null, code: null, colour: null, budget: null })
    const { production: renamed } = await studio.value('productions.save', { name: NIKE, client: ' ', code: null })
    expect(renamed).toMatchObject({ client: null, code: null, colour: '#1c7ed6' })
  })

  test('show their budget against what they spent and what their queues come to', async () => {
    const { studio } = await withQueue([{ ...KIND, shot: 'a', takes: 4 }])
    await buy(studio, '10', '10.00')
    await studio.value('usage.record', { ...KIND, production: NIKE, shot: 'z', clips: 3 })
    await studio.value('usage.record', { ...KIND, production: 'Other', clips: 1 })
    await studio.value('productions.save', { name: NIKE, budget: '6' })
    const { productions } = await studio.value('productions.list', {})
    expect(productions.map((one) => [one.name, one.spent.amount, one.planned.amount, one.left?.amount])).toEqual([
      [NIKE, '3.00', '4.00', '-1.00'],
      ['Other', '1.00', '0.00', undefined],
    ])
  })

  test('tell what was spent as of the newest change: a take, one that came late, and one that was taken back', async () => {
    const { studio } = await withQueue()
    await buy(studio, '10', '10.00')
    const spent = async () => (await studio.value('productions.list', {})).productions.map((one) => one.spent.amount)
    const { entry } = await studio.value('usage.record', { ...KIND, production: NIKE, clips: 3 })
    expect(await spent()).toEqual(['3.00'])
    await studio.value('usage.record', { ...KIND, production: NIKE, at: '2026-01-09' })
    expect(await spent()).toEqual(['3.28'])
    await studio.value('entries.reverse', { entry: entry.id })
    expect(await spent()).toEqual(['0.28'])
  })

  test('two queues do not plan with the same units: what one draws the other has to pay for', async () => {
    const { studio } = await withQueue([{ ...KIND, shot: 'a', takes: 10 }])
    const { queue } = await studio.value('queues.save', { production: 'Halden' })
    await studio.value('renders.add', { queue: queue.id, renders: [{ ...KIND, shot: 'b', takes: 10 }] })
    await buy(studio, '10', '1.00')
    const { productions } = await studio.value('productions.list', {})
    expect(productions.map((one) => one.planned.amount).toSorted()).toEqual(['1.00', '2.80'])
  })

  test('a budget or a colour that is none is refused by its field', async () => {
    const { studio } = await withQueue()
    for (const [wrong, field] of [
      [{ budget: '-5' }, 'budget'],
      [{ budget: '5.001' }, 'budget'],
      [{ colour: 'red' }, 'colour'],
    ] as const) {
      const error = await studio.refusal('productions.save', { name: NIKE, ...wrong })
      expect(error).toMatchObject({ code: 'invalid_input', details: { field } })
    }
  })
})

describe('planned purchases', () => {
  test('are drawn from their day on, before overage, and go by their own id', async () => {
    const { studio, queue } = await withQueue([
      { ...KIND, shot: 'a', takes: 3 },
      { ...KIND, shot: 'b', takes: 3, day: '2026-01-20' },
    ])
    const { purchase } = await studio.value('purchases.plan', {
      pack: 'custom',
      day: '2026-01-20',
      units: '2',
      price: '1.00',
      count: 2,
    })
    const view = await studio.value('queue.show', { queue })
    expect(view.firstUncovered).toBe(view.renders[0]?.id)
    expect(view.renders[1]?.projection).toMatchObject({
      cost: { amount: '1.50' },
      lots: [{ lot: purchase.id, pack: 'custom', isPlanned: true, units: '3' }],
      overageUnits: '0',
      balanceAfter: '1',
    })
    expect(view.purchases).toMatchObject([
      { id: purchase.id, totalUnits: '4', totalPrice: { amount: '2.00' }, problem: null },
    ])
    expect(view.totals).toMatchObject({ wasteUnits: '1', wasteCost: { amount: '0.50' } })
  })

  test('are changed and taken away, and put back under their id', async () => {
    const { studio, queue } = await withQueue()
    const { purchase } = await studio.value('purchases.plan', { pack: 'standard', day: '2026-02-01' })
    const { before } = await studio.value('purchases.plan', { purchase: purchase.id, count: 3 })
    expect(before).toEqual(purchase)
    const { removed } = await studio.value('purchases.unplan', { purchase: purchase.id })
    expect((await studio.value('queue.show', { queue })).purchases).toEqual([])
    await studio.value('purchases.plan', { purchase: removed.id, pack: removed.pack, day: removed.day, count: 3 })
    expect((await studio.value('queue.show', { queue })).purchases).toMatchObject([{ id: purchase.id, count: 3 }])
  })

  test('whose day has passed are left out, and say so', async () => {
    const { studio, queue } = await withQueue([{ ...KIND, shot: 'a', day: '2026-02-20' }])
    await studio.value('purchases.plan', { pack: 'standard', day: '2026-02-01' })
    studio.clock.set('2026-02-02')
    const view = await studio.value('queue.show', { queue })
    expect(view.purchases).toMatchObject([
      { totalUnits: null, problem: expect.stringContaining('its day is past') as string },
    ])
    expect(view.totals.overageUnits).toBe('1')
  })

  test('that cannot be are refused with what would be right', async () => {
    const { studio } = await withQueue()
    for (const [wrong, field] of [
      [{ pack: 'huge', day: '2026-02-01' }, 'pack'],
      [{ pack: 'standard', day: '2026-02-30' }, 'day'],
      [{ pack: 'standard', day: '2025-01-01' }, 'day'],
      [{ pack: 'standard', day: '2026-02-01', count: -1 }, 'count'],
      [{ pack: 'custom', day: '2026-02-01', units: '0', price: '1' }, 'units'],
      [{ pack: 'standard' }, 'day'],
    ] as const) {
      const error = await studio.refusal('purchases.plan', wrong)
      expect(error).toMatchObject({ code: 'invalid_input', details: { field } })
    }
    expect((await studio.refusal('purchases.plan', { pack: 'custom', day: '2026-02-01' })).message).toContain(
      'say them',
    )
  })
})

describe('the time that a queue takes', () => {
  test('is assumed until it is said, and goes back to that', async () => {
    const { studio, queue } = await withQueue([{ ...KIND, shot: 'a', takes: 400 }])
    const view = async () => studio.value('queue.show', { queue })
    // A minute of review a clip, six hours from nine: three hours are left of this Friday.
    expect(await view()).toMatchObject({
      pace: { isOwn: false, limit: 'review', secondsBetweenClips: '60', requestsPerMinute: 20 },
      finish: '2026-01-12T12:43:00Z',
    })
    const { before } = await studio.value('queues.pace', { queue, pace: { reviewSecondsPerClip: 0, clipsInFlight: 1 } })
    expect(before).toBeNull()
    expect((await view()).pace).toMatchObject({ isOwn: true, limit: 'clipsInFlight', secondsBetweenClips: '180' })
    await studio.value('queues.pace', { queue, pace: null })
    expect((await view()).pace.isOwn).toBe(false)
  })

  test('says by when to begin, and the lot that would expire otherwise', async () => {
    const { studio, queue } = await withQueue([{ ...KIND, shot: 'a', takes: 60 }])
    await buy(studio, '100', '10.00', '2026-01-14T12:00:00Z')
    const view = await studio.value('queue.show', { queue })
    expect(view.safeStart).toMatchObject({ pack: 'custom', isPlanned: false, at: '2026-01-14T11:00:59.999Z' })
    expect(view.renders[0]).toMatchObject({
      start: '2026-01-09T12:00:00Z',
      finish: '2026-01-09T13:03:00Z',
      safeStart: '2026-01-14T11:00:59.999Z',
    })
  })

  test('a pace that cannot be is refused by its field', async () => {
    const { studio, queue } = await withQueue()
    const refused: [NonNullable<Input<'queues.pace'>['pace']>, string][] = [
      [{ clipsInFlight: 0 }, 'pace.clipsInFlight'],
      [{ workingDays: [] }, 'pace.workingDays'],
      [{ workingDays: [8] }, 'pace.workingDays.0'],
      [{ daysOff: ['2026-02-30'] }, 'pace.daysOff.0'],
    ]
    for (const [pace, field] of refused) {
      const error = await studio.refusal('queues.pace', { queue, pace })
      expect(error).toMatchObject({ code: 'invalid_input', details: { field } })
    }
  })
})

describe('versions', () => {
  test('keep the plan as it was, and are compared with each other and with now', async () => {
    const { studio, queue, added } = await withQueue([
      { ...KIND, shot: 'a', takes: 4 },
      { ...KIND, shot: 'b', takes: 4 },
    ])
    await buy(studio, '10', '10.00')
    await studio.value('versions.save', { queue, name: 'Pitch' })
    const [a = '', b = ''] = added
    await studio.value('renders.edit', { queue, renders: [{ id: a, ...FULL_HD }] })
    await studio.value('renders.remove', { queue, renders: [b] })
    await studio.value('renders.add', { queue, renders: [{ ...FAST, shot: 'c', takes: 1 }] })
    await studio.value('versions.save', { queue })
    const compared = await studio.value('versions.compare', { queue, from: 'pitch' })
    expect(compared.from).toMatchObject({ name: 'Pitch', units: '8', cost: { amount: '8.00' }, wasteUnits: '2' })
    expect(compared).toMatchObject({ to: { name: 'now' }, wasteUnits: '-0.7', units: '0.7', cost: { amount: '0.70' } })
    expect(compared.renders.map((one) => [one.change, one.to?.shot ?? one.from?.shot, one.units])).toEqual([
      ['changed', 'a', '4'],
      ['added', 'c', '0.7'],
      ['removed', 'b', '-4'],
    ])
    const { versions } = await studio.value('versions.list', { queue })
    expect(versions.map((one) => [one.name, one.renders])).toEqual([
      ['2026-01-09 12:00', 2],
      ['Pitch', 2],
    ])
    const back = await studio.value('versions.compare', { queue, from: 'now', to: 'Pitch' })
    expect(back).toMatchObject({ units: '-0.7', wasteUnits: '0.7' })
  })

  test('are planned again, and what was planned until then is kept', async () => {
    const { studio, queue, added } = await withQueue([
      { ...KIND, shot: 'a', takes: 4 },
      { ...KIND, shot: 'b', takes: 4 },
    ])
    const planned = async () =>
      (await studio.value('queue.show', { queue })).renders.map(({ id, shot, takes }) => ({ id, shot, takes }))
    const before = await planned()
    await studio.value('versions.save', { queue, name: 'Pitch' })
    const [a = '', b = ''] = added
    await studio.value('renders.edit', { queue, renders: [{ id: a, takes: 9 }] })
    await studio.value('renders.remove', { queue, renders: [b] })
    await studio.value('renders.add', { queue, renders: [{ ...FAST, shot: 'c', takes: 1 }] })
    const changed = await planned()
    const { kept } = await studio.value('versions.restore', { queue, version: 'pitch' })
    expect(await planned()).toEqual(before)
    expect(kept).toMatchObject({ name: 'Before 2026-01-09 12:00', renders: 2 })
    const again = await studio.value('versions.restore', { queue, version: kept?.id ?? '', keep: false })
    expect(again.kept).toBeNull()
    expect(await planned()).toEqual(changed)
    const twice = await studio.value('versions.restore', { queue, version: 'Pitch' })
    expect(twice.kept?.name).toBe('Before 2026-01-09 12:00 (2)')
    expect(await studio.refusal('versions.restore', { queue, version: 'Nobody' })).toMatchObject({
      code: 'not_found',
      details: { field: 'version' },
    })
  })

  test('have names of their own, and are taken away', async () => {
    const { studio, queue } = await withQueue()
    await studio.value('versions.save', { queue, name: 'Pitch' })
    expect(await studio.refusal('versions.save', { queue, name: 'PITCH' })).toMatchObject({
      code: 'conflict',
      details: { field: 'name' },
    })
    expect(await studio.refusal('versions.compare', { queue, from: 'Nobody' })).toMatchObject({
      code: 'not_found',
      message: 'from: Hero has no version "Nobody"; there is "Pitch"',
    })
    await studio.value('versions.remove', { queue, version: 'Pitch' })
    expect((await studio.value('versions.list', { queue })).versions).toEqual([])
  })
})

describe('earmarks', () => {
  test('keep units from other productions until they let go, and shrink as their own draws', async () => {
    const { studio, queue } = await withQueue([
      { ...KIND, shot: 'a', takes: 6 },
      { ...KIND, shot: 'b', takes: 4, day: '2026-02-10' },
    ])
    await buy(studio, '10', '10.00', '2026-02-15T00:00:00Z')
    const { earmark } = await studio.value('earmarks.save', { production: 'Halden', units: '7' })
    expect(earmark).toMatchObject({ releaseDays: 7, drawn: '0', left: '7' })
    const view = await studio.value('queue.show', { queue })
    expect(view.held).toBe('7')
    expect(view.renders.map((one) => one.projection?.overageUnits)).toEqual(['3', '0'])
    await studio.value('usage.record', { ...KIND, production: 'Halden', clips: 5 })
    expect((await studio.value('earmarks.list', {})).earmarks).toMatchObject([{ drawn: '5', left: '2' }])
    expect((await studio.value('queue.show', { queue })).held).toBe('2')
    await studio.value('earmarks.remove', { earmark: earmark.id })
    expect((await studio.value('queue.show', { queue })).held).toBe('0')
  })

  test('of no units, or for nobody, are refused', async () => {
    const { studio } = await withQueue()
    expect((await studio.refusal('earmarks.save', { production: NIKE, units: '0' })).details.field).toBe('units')
    expect((await studio.refusal('earmarks.save', { units: '5' })).details.field).toBe('production')
  })
})

test('substitutes are as many seconds for fewer units, with what they save in this queue', async () => {
  const { studio, queue, added } = await withQueue([{ ...KIND, shot: 'a', takes: 10 }])
  await buy(studio, '8', '8.00')
  const { substitutes } = await studio.value('queue.substitutes', { queue })
  const fast = substitutes.find((one) => one.to.model === FAST.model)
  // Eight of ten units are paid for; seven would do: a unit of the lot, and the overage of two.
  expect(fast).toMatchObject({
    renders: added,
    clips: 10,
    isSameResolution: true,
    savedUnits: '3',
    savedCost: { amount: '1.56' },
    to: { modes: ['image-to-video'] },
  })
  expect(substitutes.every((one) => one.to.seconds === 6 && Number(one.to.units) < 1)).toBe(true)
})

test('plan against actual: by render kind and by shot, with what was not planned', async () => {
  const { studio, queue } = await withQueue([
    { ...KIND, shot: 'a', takes: 3, clips: 2 },
    { ...FULL_HD, shot: 'a', takes: 1 },
  ])
  await buy(studio, '100', '10.00')
  const made = { production: NIKE, shot: 'a' }
  await studio.value('usage.record', { ...KIND, ...made, clips: 4, kept: true })
  await studio.value('usage.record', { ...KIND, ...made, outcome: 'failed' })
  await studio.value('usage.record', { ...FAST, ...made, clips: 1 })
  await studio.value('usage.record', { ...KIND, production: NIKE, shot: 'elsewhere' })
  const { kinds, shots } = await studio.value('queue.actuals', { queue })
  expect(shots).toMatchObject([
    {
      shot: 'a',
      plannedTakes: 4,
      plannedClips: 7,
      plannedUnits: '8',
      madeClips: 5,
      keptClips: 4,
      usedUnits: '4.7',
      usedCost: { amount: '0.47' },
    },
  ])
  expect(kinds.map((one) => [one.model, one.resolution, one.plannedClips, one.madeClips])).toEqual([
    [KIND.model, '768p', 6, 4],
    [KIND.model, '1080p', 1, 0],
    [FAST.model, '768p', 0, 1],
  ])
})

describe('a green-light sheet', () => {
  test('has a day’s renders in turn, with the units before and after each, and where to stop', async () => {
    const { studio, queue } = await withQueue([
      { ...KIND, shot: 'a', takes: 2, day: '2026-01-14' },
      { ...FULL_HD, shot: 'b', takes: 3, day: '2026-01-14' },
      { ...KIND, shot: 'c', takes: 1, day: '2026-01-15' },
    ])
    await buy(studio, '5', '5.00')
    const sheet = await studio.value('queue.greenLight', { queue, day: '2026-01-14' })
    expect(sheet.days).toEqual(['2026-01-14', '2026-01-15'])
    expect(sheet).toMatchObject({ unitsBefore: '5', unitsAfter: '0', stopAfterClips: 3 })
    expect(sheet.rows.map((row) => [row.shot, row.takes, row.unitsBefore, row.unitsAfter, row.overageUnits])).toEqual([
      ['a', 2, '5', '3', '0'],
      ['b', 3, '3', '0', '3'],
    ])
    expect((await studio.value('queue.greenLight', { queue })).day).toBe('2026-01-14')
  })

  test('of a day on which nothing is planned is refused with the days there are', async () => {
    const { studio, queue } = await withQueue([{ ...KIND, shot: 'a', day: '2026-01-14' }])
    expect(await studio.refusal('queue.greenLight', { queue, day: '2026-01-20' })).toMatchObject({
      details: { field: 'day' },
      message: 'day: nothing of this queue is planned on 2026-01-20; it is made on 2026-01-14',
    })
  })
})

test('leftovers: what would expire after all queues, and the held renders that fit in, by priority', async () => {
  const { studio, queue } = await withQueue([
    { ...KIND, shot: 'planned', takes: 5 },
    { ...KIND, shot: 'later', takes: 3, state: 'held', priority: 2 },
    { ...KIND, shot: 'first', takes: 2, state: 'held', priority: 1 },
  ])
  await buy(studio, '9.5', '9.50')
  const leftovers = await studio.value('leftovers.show', {})
  expect(leftovers).toMatchObject({ units: '4.5', cost: { amount: '4.50' }, chosenUnits: '2', others: 1 })
  expect(leftovers.chosen).toMatchObject([{ queue, queueName: 'Hero', render: { shot: 'first' }, clips: 2 }])
})

test('a duplicate is a queue of its own with the same renders and pace', async () => {
  const { studio, queue, added } = await withQueue([
    { ...KIND, shot: 'a', takes: 3 },
    { ...FAST, shot: 'b' },
  ])
  await studio.value('queues.pace', { queue, pace: { clipsInFlight: 9 } })
  const first = await studio.value('queues.duplicate', { queue })
  const second = await studio.value('queues.duplicate', { queue })
  expect([first.queue.name, second.queue.name, first.renders]).toEqual(['Hero copy', 'Hero copy 2', 2])
  const view = await studio.value('queue.show', { queue: first.queue.id })
  expect(view.renders.map((one) => [one.shot, one.takes])).toEqual([
    ['a', 3],
    ['b', 1],
  ])
  expect(view.renders.some((one) => added.includes(one.id))).toBe(false)
  expect(view.pace.clipsInFlight).toBe(9)
})
