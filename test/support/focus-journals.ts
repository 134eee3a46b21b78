import { parseInstant } from '../../shared/domain/calendar.ts'
import type { FocusLot } from '../../shared/domain/focus/commitment.ts'
import { wholeRow } from '../../shared/domain/focus/values.ts'
import { costAndUsageRows } from '../../shared/domain/focus/cost-and-usage.ts'
import type { FocusRow } from '../../shared/domain/focus/values.ts'
import type { FoldedJournal } from './random-journal.ts'
import { foldJournal, randomJournal } from './random-journal.ts'

export interface FocusJournal {
  readonly folded: FoldedJournal
  readonly lots: readonly FocusLot[]
  readonly rows: readonly FocusRow[]
}

/** All charges of a random journal, as if it were one month's. */
export function focusJournal(seed: number): FocusJournal {
  const journal = randomJournal(seed)
  const folded = foldJournal(journal)
  const lots = folded.lots.map((lot): FocusLot => ({ ...lot, vendor: 'MiniMax' }))
  const month = {
    currency: currencyOf(journal.entries),
    from: parseInstant('2026-01-01T00:00:00Z', 'from'),
    to: journal.through,
    digest: null,
  }
  const rows = [
    ...costAndUsageRows(month, new Map(lots.map((lot) => [lot.id, lot])), () => 'MiniMax', folded.movements),
  ].map(wholeRow)
  return { folded, lots, rows }
}

function currencyOf(entries: ReturnType<typeof randomJournal>['entries']): string {
  const bought = entries.find((entry) => entry.kind === 'purchase')
  return bought?.kind === 'purchase' ? bought.currency : 'USD'
}
