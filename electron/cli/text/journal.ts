import type { LedgerEntryJson, PostingJson } from '../../../shared/api/shapes.ts'
import { parseInstant } from '../../../shared/domain/calendar.ts'
import type { Locale } from './format.ts'
import { counted, localTime, moneyText, shortId, unitsText } from './format.ts'
import { growingTable } from './table.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'

/** One line: an entry with its first posting, a further posting of it, or an expiry, which no entry brings about. */
interface Line {
  readonly entry: LedgerEntryJson | null
  readonly posting: PostingJson | null
  readonly first: boolean
}

/** Entries as lines in the order in which they count (R1), page by page. */
export interface JournalText {
  /** Expiries wait for their place among the entries of this page and those to come; none waits longer than the last page. */
  part(entries: readonly LedgerEntryJson[], expiries: readonly PostingJson[], isLast: boolean): string
}

export function journalText(locale: Locale): JournalText {
  const lines = linesTable(locale)
  const waiting: PostingJson[] = []

  const due = (through: number): Line[] => {
    const later = waiting.findIndex((expiry) => instantOf(expiry) > through)
    return waiting.splice(0, later < 0 ? waiting.length : later).map((posting) => expiryLine(posting))
  }

  return {
    part(entries, expiries, isLast) {
      waiting.push(...expiries)
      const shown = entries.flatMap((entry) => [...due(instantOf(entry)), ...entryLines(entry)])
      return lines.part(isLast ? [...shown, ...due(Number.POSITIVE_INFINITY)] : shown)
    },
  }
}

function instantOf({ at }: { readonly at: string }): number {
  return parseInstant(at, 'at')
}

function expiryLine(posting: PostingJson): Line {
  return { entry: null, posting, first: true }
}

function entryLines(entry: LedgerEntryJson): Line[] {
  const [posting, ...more] = entry.postings
  return [
    { entry, posting: posting ?? null, first: true },
    ...more.map((one) => ({ entry, posting: one, first: false })),
  ]
}

function linesTable({ zone, currency }: Locale) {
  const onFirst = (text: (line: Line) => string | null) => (line: Line) => (line.first ? text(line) : '')
  return growingTable<Line>([
    { head: 'At', cell: onFirst(({ entry, posting }) => localTime((entry ?? posting)?.at ?? '', zone)) },
    { head: 'Account', cell: onFirst(({ entry, posting }) => accountOf(entry) ?? posting?.account ?? null) },
    { head: 'Entry', cell: onFirst(({ entry }) => entry?.kind ?? 'expiry') },
    {
      head: 'What',
      cell: onFirst(({ entry }) => (entry === null ? 'left when the lot expired' : whatText(entry, zone))),
    },
    { head: 'Units', align: 'number', cell: ({ posting }) => posting?.units ?? null },
    { head: `Cost ${currency}`, align: 'number', cell: ({ posting }) => posting?.cost.amount ?? null },
    { head: 'Lot', cell: ({ posting }) => lotText(posting) },
    { head: 'Entry id', cell: onFirst(({ entry }) => entry?.id ?? null) },
  ])
}

function accountOf(entry: LedgerEntryJson | null): string | null {
  return entry !== null && 'account' in entry ? entry.account : null
}

function lotText(posting: PostingJson | null): string | null {
  if (posting === null) return null
  return posting.lot === null ? 'none (overage)' : shortId(posting.lot)
}

function whatText(entry: LedgerEntryJson, zone: string): string {
  const reversed = entry.reversedBy === undefined ? '' : ` (reversed by ${shortId(entry.reversedBy)})`
  const note = entry.note === null ? '' : `; ${entry.note}`
  return detailText(entry, zone) + reversed + note
}

/** What an entry says, in words: "standard, 3760 units for 1000.00 USD, expires 2026-11-05 10:00". */
export function detailText(entry: LedgerEntryJson, zone: string): string {
  switch (entry.kind) {
    case 'purchase':
      return `${entry.pack}, ${unitsText(entry.units)} for ${moneyText(entry.price)}, expires ${localTime(entry.expiresAt, zone)}`
    case 'usage':
      return usageText(entry)
    case 'balance':
      return `the console showed ${unitsText(entry.units)}${entry.lot === null ? '' : ` of lot ${shortId(entry.lot)}`}`
    case 'amend':
      return `lot ${shortId(entry.lot)} expires ${localTime(entry.expiresAt, zone)}`
    case 'reversal':
      return `takes back ${shortId(entry.entry)}${entry.reason === null ? '' : `: ${entry.reason}`}`
    case 'close':
    case 'reopen':
      return entry.month
  }
}

function usageText(entry: Extract<LedgerEntryJson, { kind: 'usage' }>): string {
  const clips = `${counted(entry.clips, 'clip')} ${kindText(entry)}`
  const outcome = entry.outcome === 'success' ? null : entry.outcome
  return [clips, outcome, entry.production, entry.shot].filter((part) => part !== null).join(', ')
}
