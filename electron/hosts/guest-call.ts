import type { ExportRequest, SavedFile } from '../../shared/api/host.ts'
import type { OperationName } from '../../shared/api/operations.ts'
import { isOperationName } from '../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Dispatch } from '../studio/dispatcher.ts'
import type { FileDesk } from './file-desk.ts'

/** What a page may ask for, in either host: operations, in which files are named by the desk's tokens alone. */
export interface GuestCalls {
  call(name: string, input: unknown): Promise<Outcome<unknown>>
  /** Runs an export into `path`, which the host has chosen. */
  exportTo(path: string, request: unknown): Promise<Outcome<SavedFile>>
}

/** Operations that write the file they are given: a page asks its host for them, which chooses the file. */
const WRITING = new Set<OperationName>(['exports.statement', 'exports.journal', 'exports.usage', 'backups.create'])
/** Operations that read the file they are given. */
const READING = new Set<OperationName>(['imports.usage', 'imports.journal', 'backups.restore'])

export function guestCalls(dispatch: Dispatch, desk: FileDesk): GuestCalls {
  return {
    async call(name, input) {
      try {
        return await dispatch(name, await withPaths(name, input, dispatch, desk))
      } catch (error) {
        return refused(error)
      }
    },
    async exportTo(path, request) {
      try {
        const { operation, input, name } = exportOf(request)
        const outcome = await dispatch(operation, { ...input, file: path })
        if (!outcome.ok) return outcome
        return { ok: true, value: { name, bytes: (outcome.value as SavedFile).bytes } }
      } catch (error) {
        return refused(error)
      }
    },
  }
}

/** The input as the operation takes it; refuses (`forbidden`) a path that the page names itself. */
async function withPaths(name: string, input: unknown, dispatch: Dispatch, desk: FileDesk): Promise<unknown> {
  if (!isOperationName(name) || !isRecord(input) || input['file'] === undefined) return input
  if (WRITING.has(name)) throw new Refusal('forbidden', 'file: the host asks where a file goes', { field: 'file' })
  if (!READING.has(name)) return input
  const { file } = input
  if (typeof file !== 'string') return input
  if (name === 'backups.restore' && (await isListedBackup(file, dispatch))) return input
  return { ...input, file: desk.pathOf(file) }
}

async function isListedBackup(file: string, dispatch: Dispatch): Promise<boolean> {
  const listed = (await dispatch('backups.list', {})) as Outcome<{
    readonly backups: readonly { readonly file: string }[]
  }>
  return listed.ok && listed.value.backups.some((backup) => backup.file === file)
}

/** Checks what a page asks to have exported. */
export function exportOf(request: unknown): ExportRequest {
  const { operation, input, name } = isRecord(request) ? request : {}
  if (typeof operation !== 'string' || !isOperationName(operation) || !WRITING.has(operation)) {
    throw new Refusal('unsupported', `there is no export "${String(operation)}"`)
  }
  if (!isRecord(input) || input['file'] !== undefined || typeof name !== 'string' || name === '') {
    throw new Refusal('invalid_input', 'an export is {"operation", "input" without "file", "name"}')
  }
  return { operation: operation as ExportRequest['operation'], input, name }
}

/** What a refusal, or a file that cannot be had, answers; a defect is thrown on. */
export function refused(error: unknown): { readonly ok: false; readonly error: OperationError } {
  if (!(error instanceof Refusal)) throw error
  return { ok: false, error: { code: error.code, message: error.message, details: error.details } }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
