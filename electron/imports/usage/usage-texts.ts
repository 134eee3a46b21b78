import { withoutApostrophe } from '../../../shared/domain/spreadsheet-text.ts'
import type { UsageField } from '../../../shared/domain/usage-fields.ts'
import type { UsageColumns } from './usage-columns.ts'

/** What a row says of each field, trimmed; '' where it says nothing. */
export type UsageTexts = Readonly<Record<UsageField, string>>

/** A row of a usage file before it is understood. */
export interface UsageRowTexts {
  readonly texts: UsageTexts
  /** What else it has, under the names that the file gives. */
  readonly unknown: readonly UnknownText[]
}

export interface UnknownText {
  readonly name: string
  readonly text: string
}

/** The outcome of a row where nothing in the file tells of outcomes: such a file lists what was made. */
export const UNTOLD_OUTCOME = 'success'

const NOTHING: readonly UnknownText[] = []

/** The texts of a row of cells, as they were before a spreadsheet was kept from running them. Spelled out: an object of one fixed shape is what makes a million of them cheap. */
export function textsOfCells(cells: readonly string[], columns: UsageColumns): UsageRowTexts {
  const { at } = columns
  const text = (index: number): string => (index < 0 ? '' : withoutApostrophe((cells[index] ?? '').trim()))
  return {
    texts: {
      task_id: text(at.task_id),
      submitted_at: text(at.submitted_at),
      finished_at: text(at.finished_at),
      model: text(at.model),
      mode: text(at.mode),
      resolution: text(at.resolution),
      duration_s: text(at.duration_s),
      outcome: at.outcome < 0 ? UNTOLD_OUTCOME : text(at.outcome),
      units: text(at.units),
      pack_id: text(at.pack_id),
      project: text(at.project),
      scene: text(at.scene),
      shot: text(at.shot),
      take: text(at.take),
      kept: text(at.kept),
      note: text(at.note),
      clips: text(at.clips),
      source: text(at.source),
      account: text(at.account),
    },
    unknown: columns.unknown.length === 0 ? NOTHING : unknownTexts(columns, text),
  }
}

function unknownTexts(columns: UsageColumns, text: (index: number) => string): readonly UnknownText[] {
  return columns.unknown
    .map((column) => ({ name: column.name, text: text(column.at) }))
    .filter((one) => one.text !== '')
}
