import type { Part } from './part.ts'
import type { Measured } from './support/child.ts'
import { runChild } from './support/child.ts'
import { median } from './support/median.ts'
import type { Finding } from './support/table.ts'

const ROUNDS = 3

export const importing: Part = {
  name: 'importing',
  about:
    'importing a CSV, against parsing it with csv-parse and inserting its rows as they are; each in a process of its own',
  async run(bench): Promise<Finding[]> {
    const { lots, usage } = await bench.histories.files(bench.rows, 'studio')
    const imports: Measured[] = []
    const raw: Measured[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      imports.push(await bench.histories.withFolder((folder) => runChild('import-history.ts', folder, lots, usage)))
      raw.push(await bench.histories.withFolder((folder) => runChild('insert-csv.ts', folder, usage)))
    }
    const name = 'csv-parse and bare inserts, one transaction'
    const milliseconds = ofEach(({ milliseconds }) => milliseconds)
    const megabytes = ofEach(({ megabytes }) => megabytes)
    return [
      {
        what: `importing a CSV of ${bench.rows} rows`,
        unit: 'ms',
        median: milliseconds(imports),
        baseline: { name, median: milliseconds(raw) },
        limit: { atMostTimes: 3 },
      },
      {
        what: `importing a CSV of ${bench.rows} rows: most memory`,
        unit: 'MB',
        median: megabytes(imports),
        baseline: { name, median: megabytes(raw) },
        limit: { atMost: 400 },
      },
    ]
  },
}

function ofEach(figure: (one: Measured) => number): (all: readonly Measured[]) => number {
  return (all) => median(all.map(figure))
}
