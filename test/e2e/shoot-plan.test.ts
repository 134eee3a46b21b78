import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { at } from '../support/fold.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'
import { SHOOT, shootList } from '../support/shoot-list.ts'

const NOW = '2026-11-23T12:00:00Z'
const QUEUE = 'Harbour Lights/Reel 1'
const makeFolder = temporaryFolders()

it('a shot list of 40 rows is planned, compared, and given the cheapest purchases, proven', async () => {
  const folder = await makeFolder()
  const cli = commandLine(join(folder, 'studio'), NOW)
  await cli.done('init', '--zone', 'Europe/Berlin')
  await cli.done('queue', 'create', 'Harbour Lights', '--name', 'Reel 1')
  const file = join(folder, 'shoot.tsv')
  await writeFile(file, shootList(at('2026-11-23 12:00')))
  const planned = await cli.json('imports.shots', 'import', 'shots', file, '--queue', QUEUE, '--create-new')
  expect(planned.counts).toEqual({ new: SHOOT.shots, changed: 0, unchanged: 0, rejected: 0 })

  // 1,806.00 at pay-as-you-go: 5,400 × 0.28 + 600 × 0.49. A Standard covers 3,760 units of it: 1,000 + 1,806 × 2,840 / 6,600.
  const { demand, options } = await cli.json('plans.compare', 'compare', '--queue', QUEUE)
  expect(demand).toMatchObject({ units: SHOOT.units, payAsYouGo: { amount: '1806.00' } })
  const cheapest = options.find((option) => option.id === 'cheapest')
  expect(cheapest).toMatchObject({ packs: [{ pack: 'standard', count: 1 }], cost: { amount: '1777.13' } })

  // At the list price of a unit: 1,000 + 2,840 × 0.28. The habit buys a Business for 6,600 of its 26,780 units.
  const schedule = await cli.json('plans.schedule', 'schedule', '--queue', QUEUE)
  expect(schedule).toMatchObject({
    cost: { amount: '1795.20' },
    lowerBound: { amount: '1795.20' },
    proven: true,
    demand: { units: SHOOT.units, from: '2026-12-01' },
    purchases: [{ date: '2026-12-01', pack: 'standard', count: 1, expires: '2027-01-01' }],
    habit: { cost: { amount: '6000.00' }, wastedUnits: '20180' },
  })
})
