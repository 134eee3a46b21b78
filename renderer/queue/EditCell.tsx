import { NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { RENDER_STATES } from '../../shared/domain/queue.ts'
import { kindText } from '../../shared/domain/kind-text.ts'
import { cellText, readCell } from './cell-change.ts'
import type { Column } from './columns.ts'
import { STATE_WORDS } from './columns.ts'
import type { GridControl, Then } from './use-grid.ts'
import classes from './queue.module.css'

interface EditCellProps {
  readonly column: Column
  readonly render: ShownRender | undefined
  readonly view: QueueView
  readonly typed: string
  readonly grid: GridControl
}

/** A cell while it is edited: Enter and Tab keep what it says, Escape leaves it as it was. */
export function EditCell({ column, render, view, typed, grid }: EditCellProps) {
  const [text, setText] = useState(typed === '' ? cellText(column.id, render) : typed)
  const [fault, setFault] = useState<string | null>(null)
  const isLeft = useRef(false)

  const finish = (then: Then): void => {
    if (isLeft.current) return
    const isEmptyNew = render === undefined && text.trim() === ''
    const change = isEmptyNew ? {} : readCell(column.id, text, view.kinds)
    const isKindGone = column.id === 'kind' && render !== undefined && text === kindText(render)
    if (typeof change === 'string' && !isKindGone) {
      setFault(change)
      return
    }
    isLeft.current = true
    grid.commit(typeof change === 'string' ? {} : change, isEmptyNew && then !== 'away' ? 'stay' : then)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      isLeft.current = true
      grid.leave('stay')
    } else if (event.key === 'Enter') finish('down')
    else if (event.key === 'Tab') finish(event.shiftKey ? 'left' : 'right')
    else return
    event.preventDefault()
  }
  const onBlur = (): void => {
    if (isLeft.current) return
    if (fault === null) finish('away')
    else grid.leave('away')
  }
  const shared = {
    'aria-label': `${column.label}${render === undefined ? '' : ` of shot ${render.shot}`}`,
    'aria-invalid': fault !== null,
    value: text,
    autoFocus: true,
    size: 'xs' as const,
    className: classes.editor,
    onKeyDown,
    onBlur,
  }
  return (
    <>
      {column.id === 'kind' || column.id === 'state' ? (
        <NativeSelect
          {...shared}
          data={column.id === 'kind' ? kindChoices(view, render) : STATE_CHOICES}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          {...shared}
          type={column.id === 'day' ? 'date' : 'text'}
          maxLength={200}
          onFocus={(event) => {
            if (typed === '' && column.id !== 'day') event.currentTarget.select()
          }}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setFault(null)
          }}
        />
      )}
      {fault !== null && (
        <div role="alert" className={classes.fault}>
          {fault}
        </div>
      )}
    </>
  )
}

const STATE_CHOICES = RENDER_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] }))

/** The card's kinds, and the render's own where the card does not have it any more. */
function kindChoices(view: QueueView, render: ShownRender | undefined): string[] {
  const kinds = view.kinds.map(kindText)
  const own = render === undefined ? null : kindText(render)
  return own === null || kinds.includes(own) ? kinds : [own, ...kinds]
}
