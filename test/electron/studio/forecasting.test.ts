import { describe, expect, test } from 'vitest'
import type { Input } from '../../../shared/api/operations.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
const FULL_HD = { ...KIND, resolution: '1080p' }

type Renders = Input<'renders.add'>['renders']

const SHOTS: Renders = ['1', '2', '3', '4'].map((shot) => ({ ...KIND, shot, takes: 3 }))

async function withQueue(renders: Renders = SHOTS) {
  const studio = await makeStudio({ now: '2026-01-10 12:00' })
  const { queue } = await studio.value('queues.save', { production: 'Nova', name: 'Hero' })
  if (renders.length > 0) await studio.value('renders.add', { queue: queue.id, renders })
  return studio
}

function take(studio: TestStudio, take: Partial<Input<'usage.record'>>) {
  return studio.value('usage.record', { ...KIND, production: 'Nova', at: '2026-01-05', ...take })
}

function forecast(studio: TestStudio, input: Partial<Input<'queue.forecast'>> = {}) {
  return studio.value('queue.forecast', { queue: 'Nova/Hero', draws: 1000, ...input })
}

describe('queue.forecast', () => {
  test('is the same for the same seed, and adds up: a bin for each future, a price for each kept second', async () => {
    const studio = await withQueue()
    await studio.value('purchases.record', { pack: 'standard' })
    const shown = await forecast(studio)
    expect(await forecast(studio)).toEqual(shown)
    expect((await forecast(studio, { seed: 2 })).forecast).not.toEqual(shown.forecast)
    expect(shown).toMatchObject({ draws: 1000, renders: 4, lasts: '1', onHand: '3760', problems: [] })
    expect(shown.forecast?.keptSeconds).toBe(24)
    expect(shown.forecast?.units.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(1000)
  })

  test('rests on what was kept in the production, in others, or on the prior, and says which', async () => {
    const studio = await withQueue([...SHOTS, { ...FULL_HD, shot: '9', takes: 3 }])
    const restsOn = async () => (await forecast(studio)).kinds.map((kind) => kind.restsOn)
    expect(await restsOn()).toEqual(['prior', 'prior'])
    await take(studio, { ...FULL_HD, production: 'Ads', clips: 20, kept: false })
    await take(studio, { ...FULL_HD, production: 'Ads', clips: 2, kept: true })
    expect(await restsOn()).toEqual(['prior', 'kind'])
    await take(studio, { clips: 300, kept: false })
    await take(studio, { clips: 100, kept: true })
    const { kinds } = await forecast(studio)
    expect(kinds.map((kind) => kind.restsOn)).toEqual(['own', 'production'])
    expect(kinds[0]?.evidence.own).toEqual({ takes: 400, kept: 100 })
    expect(Number(kinds[0]?.takesPerKept.middle)).toBeCloseTo(4, 0)
  })

  test('R6: takes that failed, were rejected, were reversed or never marked say nothing', async () => {
    const studio = await withQueue()
    await take(studio, { clips: 3, outcome: 'failed' })
    await take(studio, { clips: 3, outcome: 'rejected' })
    await take(studio, { clips: 7 })
    const { entry } = await take(studio, { clips: 5, kept: true })
    await studio.value('entries.reverse', { entry: entry.id })
    const dropped = await take(studio, { clips: 5, kept: false })
    await studio.value('entries.reverse', { entry: dropped.entry.id })
    expect((await forecast(studio)).kinds[0]?.restsOn).toBe('prior')
  })

  test('takes without a mark were not kept where only keepers are marked', async () => {
    const studio = await withQueue()
    await take(studio, { clips: 8 })
    await take(studio, { clips: 2, kept: true })
    expect((await forecast(studio)).kinds[0]?.evidence.own).toEqual({ takes: 10, kept: 2 })
    await take(studio, { clips: 4, kept: false })
    expect((await forecast(studio)).kinds[0]?.evidence.own).toEqual({ takes: 6, kept: 2 })
  })

  test('leaves out what needs no kept take, and goes on with what has used up its planned takes', async () => {
    const studio = await withQueue([
      { ...KIND, shot: 'kept', takes: 3 },
      { ...KIND, shot: 'used up', takes: 2 },
      { ...KIND, shot: 'held', takes: 2, state: 'held' },
      { ...KIND, shot: 'none', takes: 0 },
    ])
    await take(studio, { shot: 'kept', kept: true })
    await take(studio, { shot: 'used up', clips: 2, kept: false })
    const shown = await forecast(studio)
    expect(shown).toMatchObject({ renders: 1, leftOut: { heldOrDone: 1, kept: 1, unplanned: 1 } })
    expect(shown.plan.units).toBe('2')
  })

  test('of a queue in which nothing is open has no figures', async () => {
    const shown = await forecast(await withQueue([]))
    expect(shown).toMatchObject({ renders: 0, forecast: null, kinds: [], draws: 0 })
  })

  test('R3: what has expired when a render starts does not last', async () => {
    const late = SHOTS.map((render) => ({ ...render, day: '2026-03-02' }))
    const studio = await withQueue(late)
    await studio.value('purchases.record', { pack: 'standard' })
    expect((await forecast(studio)).lasts).toBe('0')
  })

  test('refuses draws, seeds and queues that are none, by their names', async () => {
    const studio = await withQueue()
    const refused = async (input: Partial<Input<'queue.forecast'>>) =>
      studio.refusal('queue.forecast', { queue: 'Nova/Hero', ...input })
    expect(await refused({ draws: 0 })).toMatchObject({ code: 'invalid_input', details: { field: 'draws' } })
    expect(await refused({ draws: 200_000 })).toMatchObject({ code: 'invalid_input', details: { field: 'draws' } })
    expect(await refused({ seed: -1 })).toMatchObject({ code: 'invalid_input', details: { field: 'seed' } })
    expect(await refused({ queue: 'nobody' })).toMatchObject({ code: 'not_found', details: { field: 'queue' } })
  })
})
