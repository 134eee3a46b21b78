import { join } from 'node:path'
import Database from 'better-sqlite3'
import { LEDGER_FILE } from '../../electron/ledger/store/database.ts'
import { openStudio } from '../../electron/studio/studio.ts'
import { studioPorts, valueOf } from './histories.ts'
import type { Part } from './part.ts'
import { threeSizes } from './part.ts'
import { mediansInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

export const opening: Part = {
  name: 'opening',
  about: 'opening a ledger, against opening its file bare, at a hundredth, a tenth and all of the entries',
  async run(bench) {
    const findings: Finding[] = []
    for (const rows of threeSizes(bench)) {
      const { dataFolder } = await bench.histories.ledger(rows, 'studio')
      findings.push(...(await measure(rows, dataFolder)))
    }
    return findings
  },
}

async function measure(rows: number, dataFolder: string): Promise<Finding[]> {
  let last = { opened: 0, answered: 0 }
  const medians = await mediansInTurn(
    { rounds: 15, warmUps: 3 },
    {
      open: async () => {
        last = await openAndAsk(dataFolder)
        return last.opened
      },
      // Of the same opening.
      answered: () => last.answered,
      bare: () => openBareFile(dataFolder),
    },
  )
  const baseline = { name: 'bare open, one lookup', median: medians.bare }
  return [
    { what: `opening, ${rows} entries`, unit: 'ms', median: medians.open, baseline, limit: { atMost: 20 } },
    { what: `opening and the first balance, ${rows} entries`, unit: 'ms', median: medians.answered, baseline },
  ]
}

/** Milliseconds from the start until the studio is open, and until it has given its first balance: opening may put work off. */
async function openAndAsk(dataFolder: string): Promise<{ readonly opened: number; readonly answered: number }> {
  const start = performance.now()
  const studio = await openStudio(studioPorts(dataFolder))
  const opened = performance.now() - start
  valueOf(await studio.call('balance.show', {}))
  const answered = performance.now() - start
  await studio.close()
  return { opened, answered }
}

function openBareFile(dataFolder: string): number {
  const start = performance.now()
  const db = new Database(join(dataFolder, LEDGER_FILE))
  db.pragma('journal_mode = WAL')
  db.prepare('SELECT * FROM entry WHERE seq = 1').get()
  const opened = performance.now() - start
  db.close()
  return opened
}
