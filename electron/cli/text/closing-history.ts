import type { Output } from '../../../shared/api/operations.ts'
import type { Locale } from './format.ts'
import { counted, localTime, page } from './format.ts'
import { table } from './table.ts'

type History = Output<'months.history'>
type Closing = History['closings'][number]

/** When a month was closed and reopened, and what was recorded after the last closing that was undone. */
export function closingHistoryText({ month, closings, digest, changes }: History, { zone, currency }: Locale): string {
  if (closings.length === 0) return `${month} was never closed.`
  const notes = [
    { head: 'Note', cell: ({ note }: Closing) => note ?? '' },
    { head: 'Note of the reopening', cell: ({ reopenedNote }: Closing) => reopenedNote ?? '' },
  ]
  const list = table(
    [
      { head: 'Closed', cell: ({ at }) => localTime(at, zone) },
      { head: 'Reopened', cell: ({ reopenedAt }) => (reopenedAt === null ? '' : localTime(reopenedAt, zone)) },
      { head: 'Digest of its statement', cell: ({ digest: one }) => one },
      ...notes.filter(({ cell }) => closings.some((one) => cell(one) !== '')),
    ],
    closings,
  )
  return page(
    `${month} (times in ${zone})`,
    list,
    standText(closings, digest),
    changes === null ? '' : changesText(changes, zone, currency),
  )
}

function standText(closings: History['closings'], digest: string | null): string {
  return closings.at(-1)?.digest === digest
    ? 'Its statement is what it was last closed with.'
    : `Its statement differs from what it was last closed with; its digest is now ${digest}.`
}

function changesText({ total, rows }: NonNullable<History['changes']>, zone: string, currency: string): string {
  if (total === 0) return 'Nothing that counts in it was recorded after the closing that was undone.'
  const list = table(
    [
      { head: 'At', cell: ({ at }) => localTime(at, zone) },
      { head: 'Entry', cell: ({ kind }) => kind },
      { head: 'Account', cell: ({ account }) => account ?? '' },
      { head: 'Production', cell: ({ production }) => production ?? '' },
      { head: 'Units', align: 'number', cell: ({ units }) => units },
      { head: `Cost ${currency}`, align: 'number', cell: ({ cost }) => cost?.amount ?? null },
      { head: 'Note', cell: ({ note }) => note ?? '' },
      { head: 'Entry id', cell: ({ id }) => id },
    ],
    rows,
  )
  const more = total > rows.length ? `and ${total - rows.length} more` : ''
  return page(`${counted(total, 'entry', 'entries')} recorded after the closing that was undone:`, list, more)
}
