import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { PickedFile } from '../../../shared/api/host.ts'
import type { Input } from '../../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../../shared/api/outcome.ts'
import type { ShotReport } from '../../../shared/api/shot-lists.ts'
import type { ShotField } from '../../../shared/domain/shot-lists/shot-fields.ts'
import type { ApiClient } from '../../api/client.ts'

/** What new shots are planned with where the list does not tell; '' is nothing. */
export interface ListOptions {
  readonly model: string
  readonly resolution: string
  readonly seconds: string
  readonly takes: string
  readonly fps: string
  /** What the list calls the queue's production besides. */
  readonly productions: readonly string[]
  readonly skipRejected: boolean
}

export interface ShotImportState {
  readonly busy: 'no' | 'reading' | 'previewing' | 'applying'
  readonly file: PickedFile | null
  /** What was said of columns by hand. */
  readonly mapping: ReadonlyMap<string, ShotField | null>
  readonly options: ListOptions
  readonly report: ShotReport | null
  /** New shots that are to be created, by name. */
  readonly ticked: ReadonlySet<string>
  readonly error: OperationError | null
  readonly startOver: () => void
  readonly take: (picking: () => Promise<Outcome<PickedFile | null>>) => Promise<void>
  readonly setColumn: (column: string, field: ShotField | null) => Promise<void>
  readonly setOptions: (change: Partial<ListOptions>) => Promise<void>
  readonly tick: (shot: string, isTicked: boolean) => void
  /** Ticks every new shot but those whose names are easily confused with one of the queue, or none. */
  readonly tickAll: (isTicked: boolean) => void
  readonly preview: () => Promise<void>
  /** Plans what was previewed and ticked; null where it could not be done. */
  readonly apply: () => Promise<ShotReport | null>
}

export type ShotImportStore = StoreApi<ShotImportState>

const FRESH = {
  busy: 'no',
  file: null,
  mapping: new Map(),
  report: null,
  ticked: new Set<string>(),
  error: null,
} as const

/** The kind that new shots are offered first: the one that the queue's last render has. */
export interface OfferedKind {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
}

/** The import of one shot list into a queue: read, map, preview, tick, apply. What was overtaken by a later choice is dropped. */
export function createShotImportStore(api: ApiClient, queue: string, offered: OfferedKind | null): ShotImportStore {
  let newest = 0
  const options: ListOptions = {
    model: offered?.model ?? '',
    resolution: offered?.resolution ?? '',
    seconds: offered === null ? '' : String(offered.seconds),
    takes: '',
    fps: '',
    productions: [],
    skipRejected: false,
  }
  return createStore<ShotImportState>()((set, get) => {
    const inputOf = (file: PickedFile): Input<'imports.shots'> => ({
      file: file.file,
      queue,
      columns: [...get().mapping].map(([column, field]) => ({ column, field })),
      ...givenOf(get().options),
    })

    return {
      ...FRESH,
      options,
      startOver: () => {
        newest += 1
        if (get().busy === 'previewing') void api.cancel()
        set(FRESH)
      },
      take: async (picking) => {
        newest += 1
        const request = newest
        set({ ...FRESH, busy: 'reading' })
        const picked = await picking()
        if (request !== newest) return
        if (!picked.ok) set({ busy: 'no', error: picked.error })
        else if (picked.value === null) set({ busy: 'no' })
        else {
          set({ file: picked.value })
          await get().preview()
        }
      },
      setColumn: async (column, field) => {
        const mapping = new Map(get().mapping)
        // A field has one column: another that was said to be it is for nothing now.
        for (const [name, said] of mapping) if (field !== null && said === field) mapping.set(name, null)
        set({ mapping: mapping.set(column, field) })
        await get().preview()
      },
      setOptions: async (change) => {
        const before = get().options
        set({ options: { ...before, ...change } })
        // Whether rejected rows are left out changes no verdict: the preview still tells.
        if (Object.keys(change).some((key) => key !== 'skipRejected')) await get().preview()
      },
      tick: (shot, isTicked) => {
        const ticked = new Set(get().ticked)
        if (isTicked) ticked.add(shot)
        else ticked.delete(shot)
        set({ ticked })
      },
      tickAll: (isTicked) => {
        const rows = isTicked ? newRows(get().report).filter((row) => row.similar === null) : []
        set({ ticked: new Set(rows.flatMap((row) => (row.shot === null ? [] : [row.shot]))) })
      },
      preview: async () => {
        const { file, busy } = get()
        if (file === null || busy === 'applying') return
        newest += 1
        const request = newest
        set({ busy: 'previewing', error: null })
        const outcome = await api.call('imports.shots', { ...inputOf(file), preview: true })
        if (request !== newest) return
        if (!outcome.ok) {
          set({ busy: 'no', report: null, error: outcome.error })
          return
        }
        const names = new Set(newRows(outcome.value).map((row) => row.shot))
        const ticked = new Set([...get().ticked].filter((shot) => names.has(shot)))
        set({ busy: 'no', report: outcome.value, ticked })
      },
      apply: async () => {
        const { file, report, busy, ticked, options } = get()
        if (file === null || report === null || busy !== 'no') return null
        set({ busy: 'applying', error: null })
        const agreed = ticked.size === report.counts.new ? { createNew: true } : { accept: [...ticked] }
        const outcome = await api.call('imports.shots', {
          ...inputOf(file),
          ...agreed,
          skipRejected: options.skipRejected,
          digest: report.digest,
        })
        set(outcome.ok ? { busy: 'no' } : { busy: 'no', error: outcome.error })
        return outcome.ok ? outcome.value : null
      },
    }
  })
}

function newRows(report: ShotReport | null): ShotReport['rows'] {
  return report?.rows.filter((row) => row.verdict === 'new') ?? []
}

/** The options as the operation takes them: what was left empty is not given. */
function givenOf({ model, resolution, seconds, takes, fps, productions }: ListOptions) {
  return {
    productions: [...productions],
    ...(model === '' ? {} : { model }),
    ...(resolution === '' ? {} : { resolution }),
    ...(seconds === '' ? {} : { seconds: Number(seconds) }),
    ...(takes.trim() === '' ? {} : { takes: Number(takes) }),
    ...(fps.trim() === '' ? {} : { fps: fps.trim() }),
  }
}
