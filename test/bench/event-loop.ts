import { openStudio, openThreadedStudio } from '../../electron/studio/studio.ts'
import { formatInstant, MILLISECONDS_PER_DAY } from '../../shared/domain/calendar.ts'
import type { History, OpenStudio } from './histories.ts'
import { importLots, importTakes, studioPorts, valueOf, withStudio } from './histories.ts'
import { END } from './history.ts'
import type { Bench, Part } from './part.ts'
import { mediansInTurn } from './support/median.ts'
import type { Finding, Limit } from './support/table.ts'

const STUDIO_THREAD = new URL('../../electron/studio-thread.ts', import.meta.url)
const ROUNDS = { rounds: 3, warmUps: 0 }
/** Late enough that half of the history is made anew. */
const YEAR = 365 * MILLISECONDS_PER_DAY

export const eventLoop: Part = {
  name: 'event-loop',
  about: 'how long the host’s thread stands still while a studio imports, or rebuilds 12 months',
  async run(bench) {
    const threaded: OpenStudio = (ports) => openThreadedStudio(ports, STUDIO_THREAD)
    return [
      ...(await standstill(bench, openStudio, 'on the host’s thread')),
      ...(await standstill(bench, threaded, 'on a thread of its own', { atMost: 100 })),
    ]
  },
}

async function standstill(bench: Bench, open: OpenStudio, words: string, limit?: Limit): Promise<Finding[]> {
  const built = await bench.histories.ledger(bench.rows, 'lasting')
  const medians = await mediansInTurn(ROUNDS, {
    importing: () => bench.histories.withFolder((folder) => duringImport(folder, built, open)),
    rebuilding: () => bench.histories.withCopy(bench.rows, 'lasting', (folder) => duringRebuild(folder, open)),
    idle: () => longestStandstill(() => new Promise((resolve) => setTimeout(resolve, 1000))),
  })
  const finding = (what: string, median: number): Finding => ({
    what: `longest standstill, ${what}, ${words}`,
    unit: 'ms',
    median,
    baseline: { name: 'an idle second', median: medians.idle },
    ...(limit === undefined ? {} : { limit }),
  })
  return [
    finding(`importing ${bench.rows} rows`, medians.importing),
    finding(`recording 12 months late, ${bench.rows} entries`, medians.rebuilding),
  ]
}

function duringImport(dataFolder: string, { files }: History, open: OpenStudio): Promise<number> {
  return withStudio(
    studioPorts(dataFolder),
    async (studio) => {
      await importLots(studio, files)
      return longestStandstill(() => importTakes(studio, files))
    },
    open,
  )
}

function duringRebuild(dataFolder: string, open: OpenStudio): Promise<number> {
  const take = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
  return withStudio(
    studioPorts(dataFolder),
    async (studio) => {
      // The first command of a day takes a backup, which is not to be measured here.
      valueOf(await studio.call('usage.record', take))
      const late = { ...take, at: formatInstant(END - YEAR) }
      return longestStandstill(async () => valueOf(await studio.call('usage.record', late)))
    },
    open,
  )
}

const TICK = 2

/** The longest time between two turns of this thread's event loop while the work is under way, in milliseconds. */
async function longestStandstill(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()]
  const tick = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(tick, TICK)
  try {
    await work()
    tick()
  } finally {
    clearInterval(timer)
  }
  return longest
}
