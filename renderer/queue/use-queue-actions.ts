import type { StoreApi } from 'zustand'
import type { Outcome } from '../../shared/api/outcome.ts'
import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { lastUndo, toast, toastFailure, undoRecording } from '../ui/toast.tsx'
import { useApi } from '../api/api-context.tsx'
import { useCommand } from '../ui/use-command.ts'
import { isChange } from './cell-change.ts'
import type { LeftOut } from './paste.ts'
import { readPasted } from './paste.ts'
import type { Done, NewRender, QueueState } from './queue-store.ts'
import { takeBack, toastDone } from './undo-toast.tsx'
import type { GridActions } from './use-grid.ts'

/** As many rows are pasted at once. */
const MOST_PASTED = 5000

interface QueueActions {
  readonly actions: GridActions
  /** Plans the rows of a clipboard's text before a row of the grid. */
  readonly paste: (text: string, row: number) => void
  readonly archive: () => void
}

/** What the screen does with the queue that is shown; each says what was done, and how it is taken back. */
export function useQueueActions(
  store: StoreApi<QueueState>,
  view: QueueView,
  record: (render: ShownRender) => void,
  tellLeftOut: (rows: readonly LeftOut[]) => void,
): QueueActions {
  const api = useApi()
  const { add, edit, remove, move, undo, archive } = store.getState()
  const { renders, kinds } = view
  const say = async (outcome: Promise<Outcome<Done>>, isTold: boolean): Promise<void> => {
    const done = await outcome
    if (!done.ok) toastFailure(done.error)
    else if (isTold) toastDone(undo, done.value)
  }
  const undoLast = (): void => {
    const recorded = lastUndo()
    const last = store.getState().done.at(-1)
    if (last !== undefined) void takeBack(undo, last)
    else if (recorded === null) toast('There is nothing to take back')
    else void undoRecording(api, recorded)
  }
  useCommand('edit.undo', undoLast)

  const actions: GridActions = {
    change: (render, change) => {
      if (isChange(render, change)) void say(edit([{ id: render.id, ...change }], `Changed shot ${render.shot}`), false)
    },
    changeAll: (chosen, change) => {
      const changes = chosen.filter((render) => isChange(render, change)).map(({ id }) => ({ id, ...change }))
      if (changes.length > 0) void say(edit(changes, `Changed ${changes.length} renders`), true)
    },
    addShot: (shot) => {
      const kind = renders.at(-1) ?? kinds[0]
      if (kind === undefined) return
      const { model, resolution, seconds } = kind
      void say(add([{ shot, model, resolution, seconds }], `Added shot ${shot}`), false)
    },
    remove: (chosen) => void say(remove(chosen.map((render) => render.id)), true),
    duplicate: (chosen, after) => {
      const copies = chosen.map((render, number): NewRender => ({ ...planOf(render), index: after + 1 + number }))
      const label =
        copies.length === 1 ? `Duplicated shot ${copies[0]?.shot ?? ''}` : `Duplicated ${copies.length} renders`
      void say(add(copies, label), true)
    },
    move: (render, to) => void say(move(render.id, to), false),
    record,
    undo: undoLast,
  }

  const paste = (text: string, row: number): void => {
    const at = Math.min(row, renders.length)
    const pasted = readPasted(text, kinds, renders[at - 1] ?? renders[0] ?? kinds[0] ?? null)
    tellLeftOut(pasted.leftOut)
    if (pasted.renders.length === 0) {
      if (pasted.leftOut.length === 0)
        toast('The clipboard has no rows: copy shot, render kind and takes from a spreadsheet')
      return
    }
    if (pasted.renders.length > MOST_PASTED) {
      toast(`${pasted.renders.length} rows are too many at once: paste at most ${MOST_PASTED}`)
      return
    }
    const rows = pasted.renders.map((render, number): NewRender => ({ ...render, index: at + number }))
    void say(add(rows, rows.length === 1 ? 'Pasted 1 render' : `Pasted ${rows.length} renders`), true)
  }

  return {
    actions,
    paste,
    archive: () => void say(archive(view.queue, !view.queue.isArchived), true),
  }
}

/** What of a render was planned, for a copy of it. */
function planOf({ shot, model, resolution, seconds, takes, clips, day, priority }: ShownRender): NewRender {
  return { shot, model, resolution, seconds, takes, clips, day, priority }
}
