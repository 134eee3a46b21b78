import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { shotNameParts } from '../../shared/domain/shot-lists/shot-names.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { csvRecord } from './csv.ts'

/** A cell of a list that is no part of the plan: its column as the list calls it, and what stands there. */
type OtherCell = readonly [column: string, text: string]

interface Column {
  readonly head: string
  readonly cell: (render: ShownRender) => string
}

const EPISODE: Column = { head: 'Episode', cell: ({ shot }) => neutralised(shotNameParts(shot).episode) }

const NAMES: readonly Column[] = [
  { head: 'Sequence', cell: ({ shot }) => neutralised(shotNameParts(shot).sequence) },
  { head: 'Name', cell: ({ shot }) => neutralised(shotNameParts(shot).name) },
]

const PLAN: readonly Column[] = [
  { head: 'Model', cell: ({ model }) => neutralised(model) },
  { head: 'Clip Resolution', cell: ({ resolution }) => neutralised(resolution) },
  { head: 'Clip Seconds', cell: ({ seconds }) => String(seconds) },
  { head: 'Takes', cell: ({ takes }) => String(takes) },
  { head: 'Clips per Take', cell: ({ clips }) => String(clips) },
  { head: 'Priority', cell: ({ priority }) => String(priority) },
  { head: 'Render Day', cell: ({ day }) => day ?? '' },
  { head: 'Render State', cell: ({ state }) => state },
]

const FIGURES: readonly Column[] = [
  { head: 'Takes Made', cell: ({ made }) => String(made) },
  { head: 'Takes Kept', cell: ({ kept }) => String(kept) },
  { head: 'Clips to Do', cell: ({ toDo }) => String(toDo) },
  { head: 'Units Planned', cell: ({ projection }) => projection?.units ?? '' },
  { head: 'Unit Cost', cell: ({ projection }) => projection?.unitCost?.amount ?? '' },
  { head: 'Cost', cell: ({ projection }) => projection?.cost.amount ?? '' },
  { head: 'Overage Units', cell: ({ projection }) => projection?.overageUnits ?? '' },
  { head: 'Overage Cost', cell: ({ projection }) => projection?.overageCost.amount ?? '' },
  { head: 'Currency', cell: ({ projection }) => projection?.cost.currency ?? '' },
]

const ID: Column = { head: 'Render Id', cell: ({ id }) => id }

/**
 * A queue as a shot list: Kitsu's names of columns first (an episode's where one is told), then the plan, then what it will cost
 * from the lots on hand, and each render's id, by which an import knows it again; then what lists say of it beyond the plan. RFC 4180, UTF-8 without a byte order mark,
 * amounts as decimals. `imports.shots` reads it back without a change; the figures are for the eye and are not read.
 */
export function* writeShotListCsv(
  { renders }: QueueView,
  others: ReadonlyMap<string, readonly OtherCell[]>,
): Generator<string> {
  const hasEpisodes = renders.some(({ shot }) => shotNameParts(shot).episode !== '')
  const columns = [...(hasEpisodes ? [EPISODE] : []), ...NAMES, ...PLAN, ...FIGURES, ID, ...otherColumns(others)]
  yield csvRecord(columns.map((column) => column.head))
  for (const render of renders) yield csvRecord(columns.map((column) => column.cell(render)))
}

/** In the order in which lists have them. */
function otherColumns(others: ReadonlyMap<string, readonly OtherCell[]>): Column[] {
  const heads = new Set([...others.values()].flatMap((cells) => cells.map(([column]) => column)))
  return [...heads].map((head) => ({
    head: neutralised(head),
    cell: ({ id }) => neutralised(others.get(id)?.find(([column]) => column === head)?.[1] ?? ''),
  }))
}
