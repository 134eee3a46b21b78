import type {
  BalanceSheetJson,
  BurndownJson,
  LedgerEntryJson,
  PostingJson,
  StatementJson,
} from '../../shared/api/shapes.ts'
import type { Instant, Month } from '../../shared/domain/calendar.ts'
import { dayOf, formatInstant, monthOfDay, shiftMonth } from '../../shared/domain/calendar.ts'
import type { TestStudio } from './studio.ts'

/** All that a studio shows of a span of time. */
export interface Picture extends Figures {
  /** Without the import that brought each: that tells nothing of the ledger's content. */
  readonly entries: readonly LedgerEntryJson[]
}

/** What the standing entries come to, whatever was reversed. */
export interface Figures {
  readonly expiries: readonly PostingJson[]
  readonly balances: readonly BalanceSheetJson[]
  readonly statements: readonly StatementJson[]
  readonly burnDown: BurndownJson
}

export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** @param span its months are shown, and the balances at both of its ends and in between */
export async function pictureOf(studio: TestStudio, span: Span): Promise<Picture> {
  const { entries } = await studio.value('entries.list', {})
  return { entries: entries.map(withoutBatch), ...(await figuresOf(studio, span)) }
}

export async function figuresOf(studio: TestStudio, { from, to }: Span): Promise<Figures> {
  const { zone } = await studio.value('studio.info', {})
  const { expiries } = await studio.value('entries.list', { limit: 1 })
  const balances: BalanceSheetJson[] = []
  for (const share of [0, 0.21, 0.5, 0.83, 1]) {
    const at = from + Math.round((to - from) * share)
    balances.push(await studio.value('balance.show', { at: formatInstant(at), all: true }))
  }
  const statements: StatementJson[] = []
  for (const month of monthsOf({ from, to }, zone)) statements.push(await studio.value('statement.show', { month }))
  const burnDown = await studio.value('burndown.show', { from: formatInstant(from), to: formatInstant(to) })
  return { expiries, balances, statements, burnDown }
}

/** The months that a span touches, in order. */
export function monthsOf({ from, to }: Span, zone: string): Month[] {
  const months: Month[] = []
  const last = monthOfDay(dayOf(to, zone))
  for (let month = monthOfDay(dayOf(from, zone)); month <= last; month = shiftMonth(month, 1)) months.push(month)
  return months
}

function withoutBatch({ batch: _batch, ...entry }: LedgerEntryJson): LedgerEntryJson {
  return entry
}
