import type { LedgerRow } from '../../shared/api/ledger-view.ts'
import type { EntryKind } from '../../shared/domain/journal.ts'
import type { StatementFigure } from '../../shared/domain/statement-figures.ts'
import { formatCount, formatMonth, formatWhen, NOTHING } from '../ui/format.ts'
import { packOf, unitsInWords } from '../ui/words.ts'

export const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  usage: 'Take',
  purchase: 'Purchase',
  balance: 'Console check',
  amend: 'Expiry moved',
  reversal: 'Taken back',
  close: 'Month closed',
  reopen: 'Month reopened',
}

export const FIGURE_WORDS: Readonly<Record<StatementFigure, string>> = {
  spent: 'Spent',
  consumed: 'Consumed',
  wasted: 'Wasted',
  overage: 'Overage',
}

/** What an entry's kind alone does not say. */
export function detailOf(row: LedgerRow, zone: string): string {
  switch (row.kind) {
    case 'usage':
      return renderKindOf(row)
    case 'purchase':
      return packOf(row.pack)
    case 'balance':
      return `showed ${unitsInWords(row.shown)}`
    case 'amend':
      return `to ${formatWhen(row.expiresAt, zone)}`
    case 'close':
    case 'reopen':
      return row.month === null ? '' : formatMonth(row.month)
    case 'reversal':
      return row.reverses === null
        ? ''
        : `${KIND_WORDS[row.reverses.kind].toLowerCase()} of ${formatWhen(row.reverses.at, zone, 'day')}`
  }
}

export function renderKindOf({
  model,
  resolution,
  seconds,
}: Pick<LedgerRow, 'model' | 'resolution' | 'seconds'>): string {
  return model === null ? '' : `${model} ${resolution ?? ''} ${seconds ?? ''} s`
}

/** Clips, and how they ended where it was not well. */
export function clipsOf({ clips, outcome }: LedgerRow): string {
  if (clips === null) return NOTHING
  return outcome === 'success' || outcome === null ? formatCount(clips) : `${formatCount(clips)} ${outcome}`
}

/** A lot in the space of a chip: its pack and the day it was bought. */
export function lotLabel(lot: { readonly pack: string | null; readonly purchasedAt: string }, zone: string): string {
  return `${packOf(lot.pack)} · ${shortDay(lot.purchasedAt, zone)}`
}

const days = new Map<string, Intl.DateTimeFormat>()

function shortDay(instant: string, zone: string): string {
  const known = days.get(zone) ?? new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: zone })
  days.set(zone, known)
  return known.format(Date.parse(instant))
}

/** What a list of entries shows, in one line. */
export function summaryOf(list: {
  readonly count: number
  readonly isComplete: boolean
  readonly looked: number | null
  readonly downTo: string | null
  readonly zone: string
}): string {
  const { count, isComplete, looked, downTo, zone } = list
  const entries = `${formatCount(count)} ${count === 1 ? 'entry' : 'entries'}`
  if (looked === null || isComplete) return entries
  const depth = downTo === null ? '' : `, searched back to ${formatWhen(downTo, zone, 'day')}`
  return `${formatCount(count)} found so far${depth} (${formatCount(looked)} looked at)`
}
