import type { ShownRender } from '../../shared/api/planning.ts'

export type ColumnId =
  | 'shot'
  | 'kind'
  | 'takes'
  | 'made'
  | 'units'
  | 'unitCost'
  | 'cost'
  | 'lots'
  | 'balance'
  | 'day'
  | 'start'
  | 'finish'
  | 'state'

export interface Column {
  readonly id: ColumnId
  readonly label: string
  /** Of the head's tooltip, where the label needs more words. */
  readonly hint?: string
  readonly width: string
  readonly isFigure?: boolean
  readonly isEditable?: boolean
}

/** The grid's columns, in order; the row's number stands before them. */
export const COLUMNS: readonly Column[] = [
  { id: 'shot', label: 'Shot', width: 'minmax(6.75rem, 1fr)', isEditable: true },
  { id: 'kind', label: 'Render kind', width: 'minmax(11rem, 1.4fr)', isEditable: true },
  {
    id: 'takes',
    label: 'Takes',
    hint: 'Planned in all. 3 × 2 is 3 takes of 2 clips',
    width: '3.5rem',
    isFigure: true,
    isEditable: true,
  },
  {
    id: 'made',
    label: 'Made',
    hint: 'Successful clips in the ledger, and those kept',
    width: '6rem',
    isFigure: true,
  },
  { id: 'units', label: 'Units', hint: 'Still to be drawn', width: '4.25rem', isFigure: true },
  { id: 'unitCost', label: 'Unit cost', hint: 'What a unit costs on the lots drawn', width: '5.75rem', isFigure: true },
  { id: 'cost', label: 'Cost', width: '4.75rem', isFigure: true },
  { id: 'lots', label: 'Drawn from', width: '9.5rem' },
  {
    id: 'balance',
    label: 'Left after',
    hint: 'Units of the account after this render',
    width: '5.25rem',
    isFigure: true,
  },
  { id: 'day', label: 'Date', hint: 'Empty is after the one before', width: '7.5rem', isEditable: true },
  { id: 'start', label: 'Start', hint: 'When its first clip is asked for', width: '7.75rem' },
  { id: 'finish', label: 'Done', hint: 'When its last clip is there and looked at', width: '7.75rem' },
  { id: 'state', label: 'State', width: '5.75rem', isEditable: true },
]

export const TEMPLATE = `2.5rem ${COLUMNS.map((column) => column.width).join(' ')}`

export const STATE_WORDS: Readonly<Record<ShownRender['state'], string>> = {
  planned: 'Planned',
  held: 'On hold',
  done: 'Done',
}
