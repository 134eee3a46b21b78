import { expect, test } from 'vitest'
import { queueDemand } from '../../../electron/studio/queue-demand.ts'
import { resolveQueue } from '../../../electron/studio/find-queue.ts'
import { ReadSide } from '../../../electron/studio/read-side.ts'
import type { QueryContext } from '../../../electron/studio/context.ts'
import { formatDay } from '../../../shared/domain/calendar.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { refusalBy } from '../../support/refusal.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
const FULL_HD = { ...KIND, resolution: '1080p' }

/** What a query has at hand at noon of 10 January 2026. */
async function reading<T>(studio: TestStudio, read: (context: QueryContext) => T): Promise<T> {
  await studio.value('balance.show', {})
  const side = new ReadSide(studio.folder, null)
  try {
    return read(side.context(studio.clock.now()))
  } finally {
    side.close()
  }
}

async function withQueues() {
  const studio = await makeStudio({ now: '2026-01-10 12:00' })
  const { queue } = await studio.value('queues.save', { production: 'Nike SS27', name: 'Hero' })
  await studio.value('queues.save', { production: 'Halden', name: 'Hero' })
  await studio.value('queues.save', { production: 'Halden', name: 'Teaser' })
  return { studio, queue }
}

test('a queue is meant by its id, by "Production/Name", and by its name where one queue alone has it', async () => {
  const { studio, queue } = await withQueues()
  await reading(studio, ({ reader }) => {
    expect(resolveQueue(reader, queue.id)).toEqual(queue)
    expect(resolveQueue(reader, ' nike ss27/hero ')).toEqual(queue)
    expect(resolveQueue(reader, 'teaser')).toMatchObject({ production: 'Halden' })
    expect(refusalBy(() => resolveQueue(reader, 'Hero'))).toMatchObject({
      code: 'conflict',
      message: 'queue: "Hero" is the name of "Nike SS27/Hero", "Halden/Hero": say which',
    })
    expect(refusalBy(() => resolveQueue(reader, 'Nobody'))).toMatchObject({
      code: 'not_found',
      message: 'queue: there is no queue Nobody; there is "Nike SS27/Hero", "Halden/Hero", "Halden/Teaser"',
    })
  })
})

test('a queue that is put away gives its name to the one that is not', async () => {
  const { studio, queue } = await withQueues()
  await studio.value('queues.archive', { queue: 'Halden/Hero' })
  await reading(studio, ({ reader }) => {
    expect(resolveQueue(reader, 'Hero')).toEqual(queue)
    expect(resolveQueue(reader, 'Halden/Hero').isArchived).toBe(true)
  })
})

test('a demand is what is still to do: by render kind, and by day with what is overdue on today', async () => {
  const { studio, queue } = await withQueues()
  await studio.value('renders.add', {
    queue: queue.id,
    renders: [
      { ...KIND, shot: '1', takes: 3, day: '2026-01-02' },
      { ...FULL_HD, shot: '2', takes: 1, clips: 4 },
      { ...KIND, shot: '3', takes: 5, day: '2026-02-01' },
      { ...KIND, shot: '4' },
      { ...KIND, shot: '5', takes: 50, state: 'held' },
    ],
  })
  await studio.value('usage.record', { ...KIND, production: 'Nike SS27', shot: '1', clips: 2, at: '2026-01-10' })
  const demand = await reading(studio, (context) => queueDemand(context, queue))
  expect(demand.kinds.map(({ charge, clips }) => [kindText(charge), clips])).toEqual([
    ['MiniMax-Hailuo-2.3 768p 6 s', 1 + 5 + 1],
    ['MiniMax-Hailuo-2.3 1080p 6 s', 4],
  ])
  const [cheap = 0, dear = 0] = demand.kinds.map(({ charge }) => charge.unitsPerClip)
  expect(demand.days.map(({ day, units }) => [formatDay(day), units])).toEqual([
    ['2026-01-10', cheap + 4 * dear],
    ['2026-02-01', 6 * cheap],
  ])
  expect(demand.problems).toEqual([])
})

test('a render kind that the card has lost is no demand, and is told', async () => {
  const { studio, queue } = await withQueues()
  const card = await studio.value('rates.show', { id: 'minimax-video' })
  const other = { ...card, id: 'ours' }
  await studio.value('rates.import', { origin: 'ours.json', text: JSON.stringify(other) })
  await studio.value('queues.save', { queue: queue.id, rateCard: 'ours' })
  await studio.value('renders.add', { queue: queue.id, renders: [{ ...FULL_HD, shot: '1' }] })
  const kept = { ...other, renderKinds: card.renderKinds.filter((kind) => kind.resolution !== FULL_HD.resolution) }
  await studio.value('rates.import', { origin: 'ours.json', text: JSON.stringify(kept) })
  const demand = await reading(studio, (context) => queueDemand(context, resolveQueue(context.reader, queue.id)))
  expect(demand).toMatchObject({ kinds: [], days: [] })
  expect(demand.problems).toEqual([expect.stringContaining('does not exist on ours')])
})
