import { describe, expect, test } from 'vitest'
import {
  comparisonText,
  keptText,
  plannedText,
  restoredText,
  sheetText,
} from '../../../electron/cli/text/queue-plans.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()
const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
const LOCALE = { zone: 'UTC', currency: 'USD' }

async function withPlan() {
  const studio = await makeStudio({ now: '2026-01-09 12:00', zone: 'UTC' })
  await studio.value('purchases.record', { pack: 'custom', units: '10', price: '10.00' })
  const { queue } = await studio.value('queues.save', { production: 'Nike SS27', name: 'Hero' })
  const renders = [
    { ...KIND, shot: '010', takes: 4 },
    { ...KIND, shot: '020', takes: 4 },
  ]
  const { added } = await studio.value('renders.add', { queue: queue.id, renders })
  return { studio, queue: queue.id, added }
}

describe('the texts of the queue commands', () => {
  test('two versions stand side by side with their difference, then the renders that make it', async () => {
    const { studio, queue, added } = await withPlan()
    const saved = await studio.value('versions.save', { queue, name: 'Pitch' })
    expect(keptText(saved)).toBe('Kept 2 renders as "Pitch".')
    await studio.value('renders.edit', { queue, renders: [{ id: added[0] ?? '', takes: 6 }] })
    const text = comparisonText(await studio.value('versions.compare', { queue, from: 'Pitch' }), LOCALE)
    expect(text).toMatch(/^What it comes to +Pitch +now +Difference$/m)
    expect(text).toMatch(/^Units +8 +10 +2$/m)
    expect(text).toMatch(/^Cost USD +8\.00 +10\.00 +2\.00$/m)
    expect(text).toMatch(/^Units that would expire +2 +0 +-2$/m)
    expect(text).toMatch(
      /^010 +changed +4 × MiniMax-Hailuo-2\.3 768p 6 s +6 × MiniMax-Hailuo-2\.3 768p 6 s +2 +2\.00$/m,
    )
  })

  test('of two plans that are the same no renders are listed', async () => {
    const { studio, queue } = await withPlan()
    await studio.value('versions.save', { queue, name: 'Pitch' })
    const text = comparisonText(await studio.value('versions.compare', { queue, from: 'Pitch' }), LOCALE)
    expect(text).toContain('The renders are the same.')
  })

  test('a version that is planned again says under which name the plan of until then is kept', async () => {
    const { studio, queue } = await withPlan()
    await studio.value('versions.save', { queue, name: 'Pitch' })
    expect(restoredText(await studio.value('versions.restore', { queue, version: 'Pitch' }))).toBe(
      'Planned 2 renders as in "Pitch". What was planned until now is kept as "Before 2026-01-09 12:00".',
    )
    expect(restoredText(await studio.value('versions.restore', { queue, version: 'Pitch', keep: false }))).toBe(
      'Planned 2 renders as in "Pitch".',
    )
  })

  test('a planned purchase says what is bought, when and for which account', async () => {
    const { studio } = await withPlan()
    const planned = await studio.value('purchases.plan', { pack: 'standard', day: '2026-02-02', count: 2 })
    expect(plannedText(planned)).toBe(
      `Planned 2 × standard on 2026-02-02 for the account main: ${planned.purchase.id}.`,
    )
  })

  test('a green-light sheet has the day’s shots with the units before and after, and where to stop', async () => {
    const { studio, queue, added } = await withPlan()
    const enough = sheetText(await studio.value('queue.greenLight', { queue }), LOCALE)
    expect(enough).toContain('Green light for Nike SS27 / Hero on 2026-01-09: 10 units before, 8.00 USD')
    expect(enough).toMatch(/^010 +MiniMax-Hailuo-2\.3 768p 6 s +\S+ \S+ +4 +4 +10 +6 +— +4\.00$/m)
    expect(enough).toContain('Stop at 2 units left.')
    await studio.value('renders.edit', { queue, renders: [{ id: added[1] ?? '', takes: 9 }] })
    const short = sheetText(await studio.value('queue.greenLight', { queue }), LOCALE)
    expect(short).toContain('Stop after 10 clips: the packs are used up.')
  })
})
