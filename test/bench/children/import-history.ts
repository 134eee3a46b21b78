import { importLots, importTakes, studioPorts, withStudio } from '../histories.ts'
import { milliseconds } from '../support/median.ts'
import { report } from './report.ts'

/** Imports a history into a new data folder: FOLDER LOTS USAGE. What is timed is the usage, until it is durable. */
const [dataFolder = '', lots = '', usage = ''] = process.argv.slice(2)
await withStudio(studioPorts(dataFolder), async (studio) => {
  await importLots(studio, { lots, usage })
  report(await milliseconds(() => importTakes(studio, { lots, usage })))
})
