import { expect, test } from 'vitest'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()

test('the demo studio plans two queues: one that the packs on hand cover, and one that runs into overage', async () => {
  const studio = await makeStudio({ now: '2026-10-05 10:00', zone: 'Europe/Berlin' })
  await studio.value('demo.fill', {})
  const episode = await studio.value('queue.show', { queue: 'Aurora S2E06/Reel 1' })
  const film = await studio.value('queue.show', { queue: 'Halden FW27/Launch film' })
  expect(episode.totals.overageUnits).toBe('0')
  expect(episode.renders.filter((render) => render.state === 'held')).toHaveLength(3)
  expect(Number(film.totals.overageUnits)).toBeGreaterThan(1000)
  expect(film.firstUncovered).not.toBeNull()
  const { productions } = await studio.value('productions.list', {})
  expect(productions.filter((one) => one.budget !== null).map((one) => [one.name, one.client])).toEqual([
    ['Aurora S2E06', 'Aurora'],
    ['Halden FW27', 'Halden'],
  ])
  const { byProduction } = await studio.value('statement.show', { month: '2026-08' })
  const used = byProduction.flatMap(({ production }) => (production === null ? [] : [production]))
  const clients = new Map(productions.map((one) => [one.name, one.client]))
  expect(
    used.filter((production) => (clients.get(production) ?? null) === null),
    'productions without a client',
  ).toEqual([])
  const pictures = [episode, film].map((view) => view.renders.map(({ shot, takes, day }) => [shot, takes, day]))
  const other = await makeStudio({ now: '2026-10-05 10:00', zone: 'Europe/Berlin' })
  await other.value('demo.fill', {})
  const again = await Promise.all(
    ['Reel 1', 'Launch film'].map(async (queue) => (await other.value('queue.show', { queue })).renders),
  )
  expect(again.map((renders) => renders.map(({ shot, takes, day }) => [shot, takes, day]))).toEqual(pictures)
})
