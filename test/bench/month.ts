import { join } from 'node:path'
import { LEDGER_FILE } from '../../electron/ledger/store/database.ts'
import type { MonthFormat } from '../../shared/api/month-formats.ts'
import { formatInstant, monthDays, startOfDay } from '../../shared/domain/calendar.ts'
import { builtApp } from '../support/built-app.ts'
import { END, MONTH, ZONE } from './history.ts'
import type { Bench, Part } from './part.ts'
import { denseMonth } from './part.ts'
import type { Measured } from './support/child.ts'
import { runMeasured } from './support/child.ts'
import { median } from './support/median.ts'
import type { Finding } from './support/table.ts'

const ROUNDS = 7
const WALK = join(import.meta.dirname, 'children/walk-month.ts')
const MOST_MEGABYTES = 200

interface Written {
  readonly format: MonthFormat
  readonly against: MonthFormat | 'walk'
  readonly mostMs: number
}

/** What is written of the month, against what, and how long the whole process may take. */
const WRITTEN: readonly Written[] = [
  { format: 'csv', against: 'walk', mostMs: 2000 },
  { format: 'csv-zip', against: 'walk', mostMs: 2000 },
  { format: 'focus', against: 'walk', mostMs: 2000 },
  { format: 'focus-1.2', against: 'walk', mostMs: 2000 },
  { format: 'xlsx', against: 'csv', mostMs: 5000 },
]

export const month: Part = {
  name: 'month',
  about:
    'the files of one month with a tenth of the entries, against a bare walk of its postings; each a process of its own',
  async run(bench) {
    const program = join(await builtApp(), 'out/main/cli.js')
    const { dataFolder } = await bench.histories.ledger(denseMonth(bench), 'month')
    return bench.histories.withFolder(async (folder) => {
      const samples = new Map<string, Measured[]>()
      for (let round = -1; round < ROUNDS; round += 1) {
        const walked = await runMeasured(WALK, walkOf(dataFolder, folder))
        if (round >= 0) push(samples, 'walk', walked)
        for (const { format } of WRITTEN) {
          const written = await runMeasured(program, reportOf(format, dataFolder, folder))
          if (round >= 0) push(samples, format, written)
        }
      }
      return WRITTEN.flatMap((one) => findingsOf(bench, one, samples))
    })
  },
}

function push(samples: Map<string, Measured[]>, name: string, measured: Measured): void {
  samples.set(name, [...(samples.get(name) ?? []), measured])
}

function walkOf(dataFolder: string, folder: string): string[] {
  const { from, to } = monthDays(MONTH)
  const span = [from, to].map((day) => String(startOfDay(day, ZONE)))
  return [join(dataFolder, LEDGER_FILE), ...span, join(folder, 'walk.csv')]
}

function reportOf(format: MonthFormat, dataFolder: string, folder: string): string[] {
  const out = ['--format', format, '--out', join(folder, `month.${format}`)]
  return ['report', MONTH, ...out, '--data', dataFolder, '--now', formatInstant(END)]
}

function findingsOf(bench: Bench, one: Written, samples: ReadonlyMap<string, readonly Measured[]>): Finding[] {
  const { format, against, mostMs } = one
  const of = (name: string, figure: (measured: Measured) => number): number =>
    median((samples.get(name) ?? []).map(figure))
  const name =
    against === 'walk' ? 'a bare SQL walk that writes a line a posting, process' : `${against} of the same month`
  const what = `${format} of a month with ${denseMonth(bench)} entries, process`
  const milliseconds = (measured: Measured): number => measured.milliseconds
  const megabytes = (measured: Measured): number => measured.megabytes
  return [
    {
      what,
      unit: 'ms',
      median: of(format, milliseconds),
      baseline: { name, median: of(against, milliseconds) },
      limit: { atMost: mostMs },
    },
    {
      what: `${what}: most memory`,
      unit: 'MB',
      median: of(format, megabytes),
      baseline: { name, median: of(against, megabytes) },
      limit: { atMost: MOST_MEGABYTES },
    },
  ]
}
