import { join } from 'node:path'
import { LEDGER_FILE } from '../../electron/ledger/store/database.ts'
import type { StoredFoldEntry } from '../../electron/ledger/postings/fold-entries.ts'
import { foldEntries } from '../../electron/ledger/postings/fold-entries.ts'
import { openNames } from '../../electron/ledger/journal/names.ts'
import { openForReading } from '../../electron/ledger/store/open.ts'
import { bookSettings } from '../../electron/ledger/store/settings.ts'
import { emptyBook } from '../../shared/domain/book.ts'
import { fold } from '../../shared/domain/postings.ts'
import type { Part } from './part.ts'
import { mediansInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

export const folding: Part = {
  name: 'folding',
  about: 'the fold alone, in memory',
  async run(bench): Promise<Finding[]> {
    const { dataFolder } = await bench.histories.ledger(bench.rows, 'studio')
    const db = openForReading(join(dataFolder, LEDGER_FILE))
    try {
      const settings = bookSettings(db)
      const names = openNames(db)
      const read = (): StoredFoldEntry[] => [...foldEntries(db, names, -Infinity, Infinity)]
      const entries = read()
      let postings = 0
      const rate = (work: () => unknown): number => {
        const start = performance.now()
        work()
        return (entries.length * 1000) / (performance.now() - start)
      }
      const foldAll = (): void => {
        fold(emptyBook(settings), entries, () => (postings += 1))
      }
      const rates = await mediansInTurn(
        { rounds: 5, warmUps: 1 },
        { foldAll: () => rate(foldAll), read: () => rate(read) },
      )
      if (postings === 0) throw new Error('the fold posted nothing')
      return [
        {
          what: `folding ${entries.length} entries in memory`,
          unit: 'per s',
          median: rates.foldAll,
          baseline: { name: 'reading them from the journal', median: rates.read },
        },
      ]
    } finally {
      db.close()
    }
  },
}
