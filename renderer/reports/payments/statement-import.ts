import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { PickedFile } from '../../../shared/api/host.ts'
import type { Input, Output } from '../../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../../shared/api/outcome.ts'
import type { StatementField } from '../../../shared/domain/payments/payment.ts'
import type { ApiClient } from '../../api/client.ts'

export type LookedAtStatement = Output<'payments.inspect'>
export type ReadStatement = Output<'payments.import'>
export type SaidOfStatement = Pick<
  Input<'payments.import'>,
  'card' | 'currency' | 'dates' | 'decimals' | 'charges' | 'columns'
>

/** The import of one statement: chosen, looked at, previewed, kept. */
export interface StatementImport {
  readonly file: PickedFile | null
  /** What a file in CSV does not say by itself. */
  readonly said: SaidOfStatement
  /** What its columns are taken for; there also where its rows cannot be read. */
  readonly look: LookedAtStatement | null
  readonly preview: ReadStatement | null
  readonly error: OperationError | null
  readonly busy: 'no' | 'reading' | 'keeping'
  readonly drop: (file: File) => Promise<void>
  readonly choose: () => Promise<void>
  /** Reads anew with what is said besides. */
  readonly say: (more: SaidOfStatement) => Promise<void>
  readonly setColumn: (column: string, field: StatementField | null) => Promise<void>
  /**
   * Keeps what was previewed; null where it was not kept. What is being read anew is waited for, as leaving a field has it read, and
   * kept where it is as many payments as were seen.
   */
  readonly keep: () => Promise<ReadStatement | null>
  readonly leave: () => void
}

const FRESH = { file: null, said: {}, look: null, preview: null, error: null, busy: 'no' } as const

type Read = Pick<StatementImport, 'look' | 'preview' | 'error'>

/**
 * What was overtaken by a later choice is dropped. While a statement is being kept nothing else is begun: its end would be taken for
 * the end of what came after it.
 */
export function createStatementImport(api: ApiClient): StoreApi<StatementImport> {
  let newest = 0
  let reading: Promise<unknown> = Promise.resolve()
  return createStore<StatementImport>()((set, get) => {
    const take = async (picking: () => Promise<Outcome<PickedFile | null>>): Promise<void> => {
      if (get().busy === 'keeping') return
      newest += 1
      const request = newest
      set({ busy: 'reading' })
      const picked = await picking()
      if (request !== newest) return
      if (!picked.ok) set({ error: picked.error, busy: 'no' })
      else if (picked.value === null) set({ busy: 'no' })
      else {
        set({ ...FRESH, file: picked.value })
        await get().say({})
      }
    }
    return {
      ...FRESH,
      drop: (file) => take(() => api.stageFile(file)),
      choose: () => take(() => api.openFile('bank-statement')),
      say: async (more) => {
        const { file, busy } = get()
        if (file === null || busy === 'keeping') return
        newest += 1
        const request = newest
        const said = { ...get().said, ...more }
        set({ said, busy: 'reading' })
        const answer = readStatement(api, file.file, said)
        reading = answer
        const read = await answer
        if (request === newest) set({ ...read, busy: 'no' })
      },
      setColumn: (column, field) => {
        const others = (get().said.columns ?? []).filter((one) => one.column !== column)
        // What was said to be this field before is not it any more; its own name may still tell another.
        const kept = others.filter((one) => field === null || one.field !== field)
        return get().say({ columns: [...kept, { column, field }] })
      },
      keep: async () => {
        const seen = get().preview?.lines.new
        if (get().busy === 'reading') await reading
        const { file, said, preview, busy } = get()
        if (file === null || preview === null || busy !== 'no' || preview.lines.new !== seen) return null
        set({ busy: 'keeping' })
        const outcome = await api.call('payments.import', { ...said, file: file.file, digest: preview.digest })
        set(outcome.ok ? FRESH : { error: outcome.error, busy: 'no' })
        return outcome.ok ? outcome.value : null
      },
      leave: () => {
        if (get().busy === 'keeping') return
        newest += 1
        set(FRESH)
      },
    }
  })
}

/** Looks at the columns first: where they are not enough, it is said which, and no row is read. */
async function readStatement(api: ApiClient, file: string, said: SaidOfStatement): Promise<Read> {
  const look = await api.call('payments.inspect', { file, columns: said.columns ?? [] })
  if (!look.ok) return { look: null, preview: null, error: look.error }
  if (look.value.missing.length > 0) return { look: look.value, preview: null, error: null }
  const preview = await api.call('payments.import', { ...said, file, preview: true })
  if (!preview.ok) return { look: look.value, preview: null, error: preview.error }
  return { look: look.value, preview: preview.value, error: null }
}
