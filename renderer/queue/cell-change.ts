import type { ShownRender } from '../../shared/api/planning.ts'
import { kindText } from '../../shared/domain/kind-text.ts'
import type { KindName } from '../../shared/domain/kind-text.ts'
import type { ColumnId } from './columns.ts'
import { readTakes, takesText } from './paste.ts'

/** What an edited cell changes of its render. */
export type CellChange = Partial<
  Pick<ShownRender, 'shot' | 'model' | 'resolution' | 'seconds' | 'takes' | 'clips' | 'day' | 'state'>
>

/** The text that editing a cell begins with. */
export function cellText(column: ColumnId, render: ShownRender | undefined): string {
  if (render === undefined) return ''
  switch (column) {
    case 'shot':
      return render.shot
    case 'kind':
      return kindText(render)
    case 'takes':
      return takesText(render)
    case 'day':
      return render.day ?? ''
    case 'state':
      return render.state
    case 'made':
    case 'units':
    case 'unitCost':
    case 'cost':
    case 'lots':
    case 'balance':
    case 'start':
    case 'finish':
      return ''
  }
}

/** What the text of an edited cell means, or in words why it means nothing. */
export function readCell(column: ColumnId, text: string, kinds: readonly KindName[]): CellChange | string {
  const trimmed = text.trim()
  switch (column) {
    case 'shot':
      return trimmed === '' ? 'A shot needs a name' : { shot: trimmed }
    case 'kind': {
      const kind = kinds.find((one) => kindText(one) === trimmed)
      if (kind === undefined) return 'Choose a render kind of the rate card'
      return { model: kind.model, resolution: kind.resolution, seconds: kind.seconds }
    }
    case 'takes':
      return readTakes(trimmed) ?? 'A number of takes such as 3, or 3 × 2 for takes of 2 clips'
    case 'day':
      return { day: trimmed === '' ? null : trimmed }
    case 'state':
      return trimmed === 'planned' || trimmed === 'held' || trimmed === 'done' ? { state: trimmed } : 'Choose a state'
    case 'made':
    case 'units':
    case 'unitCost':
    case 'cost':
    case 'lots':
    case 'balance':
    case 'start':
    case 'finish':
      return {}
  }
}

/** Whether the change says anything that is not so already. */
export function isChange(render: ShownRender, change: CellChange): boolean {
  return Object.entries(change).some(([field, value]) => render[field as keyof CellChange] !== value)
}
