import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { PickedFile } from '../../shared/api/host.ts'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import type { ImportReportJson } from '../../shared/api/shapes.ts'
import type { UsageField } from '../../shared/domain/usage-fields.ts'
import type { ApiClient } from '../api/client.ts'
import type { LookedAt, Mapping } from './column-mapping.ts'
import { columnsInput, doubled, isImported, stillMissing, withColumn } from './column-mapping.ts'

export interface ImportOptions {
  /** '' for the account that the studio takes by itself. */
  readonly account: string
  /** Null for the card that the studio takes by itself. */
  readonly rateCard: string | null
  /** Records the good rows although others are rejected. */
  readonly skipRejected: boolean
}

export interface ImportState {
  readonly isOpen: boolean
  readonly busy: 'no' | 'reading' | 'previewing' | 'applying'
  readonly file: PickedFile | null
  readonly look: LookedAt | null
  readonly mapping: Mapping
  readonly options: ImportOptions
  /** Of the file as it would be imported now; what was recorded once `applied`. */
  readonly report: ImportReportJson | null
  readonly error: OperationError | null
  /** Rows read so far by the running command; null where none was told. */
  readonly done: number | null
  readonly open: () => void
  readonly close: () => void
  /** Forgets the file, to take another. */
  readonly startOver: () => void
  readonly drop: (file: File) => Promise<void>
  readonly choose: () => Promise<void>
  readonly setColumn: (column: string, field: UsageField | null) => Promise<void>
  readonly setOptions: (options: Partial<ImportOptions>) => Promise<void>
  readonly preview: () => Promise<void>
  /** Records what was previewed; answers the batch, null where nothing was recorded. */
  readonly apply: () => Promise<ImportReportJson | null>
  readonly cancel: () => Promise<void>
  readonly progressed: (operation: string, done: number) => void
}

export type ImportStore = StoreApi<ImportState>

const NO_OPTIONS: ImportOptions = { account: '', rateCard: null, skipRejected: false }

const FRESH = {
  busy: 'no',
  file: null,
  look: null,
  mapping: new Map(),
  options: NO_OPTIONS,
  report: null,
  error: null,
  done: null,
} as const

/** The import of one file: look, map, preview, apply. What was overtaken by a later choice is dropped. */
export function createImportStore(api: ApiClient): ImportStore {
  let newest = 0
  return createStore<ImportState>()((set, get) => {
    /** Nobody waits any more for the preview that is running, if one is: the studio is free for the next. */
    const abandonPreview = (): void => {
      newest += 1
      if (get().busy === 'previewing') void api.cancel()
    }

    const take = async (picking: () => Promise<Outcome<PickedFile | null>>): Promise<void> => {
      abandonPreview()
      const request = newest
      set({ ...FRESH, isOpen: true, busy: 'reading' })
      const picked = await picking()
      if (request !== newest) return
      if (!picked.ok) {
        set({ busy: 'no', error: picked.error })
        return
      }
      if (picked.value === null) {
        set({ busy: 'no' })
        return
      }
      set({ file: picked.value })
      const look = await api.call('imports.inspect', { file: picked.value.file })
      if (request !== newest) return
      set(look.ok ? { busy: 'no', look: look.value } : { busy: 'no', error: look.error })
      await get().preview()
    }

    const run = (preview: boolean, digest?: string): Promise<Outcome<ImportReportJson>> | null => {
      const { file, look, mapping, options } = get()
      if (file === null || look === null || !isImported(look)) return null
      const common = {
        file: file.file,
        preview,
        skipRejected: options.skipRejected,
        ...(digest === undefined ? {} : { digest }),
      }
      if (look.kind === 'journal') return api.call('imports.journal', common)
      return api.call('imports.usage', {
        ...common,
        columns: columnsInput(mapping),
        ...(options.account.trim() === '' ? {} : { account: options.account }),
        ...(options.rateCard === null ? {} : { rateCard: options.rateCard }),
      })
    }

    return {
      ...FRESH,
      isOpen: false,
      open: () => set({ isOpen: true }),
      close: () => {
        if (get().busy === 'applying') return
        abandonPreview()
        set({ ...FRESH, isOpen: false })
      },
      startOver: () => {
        abandonPreview()
        set({ ...FRESH })
      },
      drop: (file) => take(() => api.stageFile(file)),
      choose: () => take(() => api.openFile('usage')),
      setColumn: async (column, field) => {
        const { look, mapping } = get()
        if (look === null) return
        set({ mapping: withColumn(look, mapping, column, field) })
        await get().preview()
      },
      setOptions: async (change) => {
        const before = get().options
        const options = { ...before, ...change }
        set({ options })
        // Whether rejected rows are left out changes no verdict: the preview still tells.
        if (options.account === before.account && options.rateCard === before.rateCard) return
        await get().preview()
      },
      preview: async () => {
        const { look, mapping, busy } = get()
        if (busy === 'applying' || look === null) return
        newest += 1
        const request = newest
        if (busy === 'previewing') await api.cancel()
        const isReadable = stillMissing(look, mapping).length === 0 && doubled(look, mapping) === null
        if (!isImported(look) || (look.kind === 'usage' && !isReadable)) {
          set({ busy: 'no', report: null, error: null, done: null })
          return
        }
        set({ busy: 'previewing', error: null, done: null })
        const outcome = await run(true)
        if (outcome === null || request !== newest) return
        set(
          outcome.ok
            ? { busy: 'no', report: outcome.value, done: null }
            : { busy: 'no', report: null, error: outcome.error, done: null },
        )
      },
      apply: async () => {
        const { report, busy } = get()
        if (report === null || report.applied || busy !== 'no') return null
        set({ busy: 'applying', error: null, done: null })
        const outcome = await run(false, report.digest)
        if (outcome === null) return null
        set(
          outcome.ok
            ? { busy: 'no', report: outcome.value, done: null }
            : { busy: 'no', error: outcome.error, done: null },
        )
        return outcome.ok ? outcome.value : null
      },
      cancel: () => api.cancel(),
      progressed: (operation, done) => {
        if (operation.startsWith('imports.') && get().busy !== 'no') set({ done })
      },
    }
  })
}
