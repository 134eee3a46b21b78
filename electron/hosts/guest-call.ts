import { basename } from 'node:path'
import type { ExportRequest, SavedFile } from '../../shared/api/host.ts'
import type { OperationName, Output } from '../../shared/api/operations.ts'
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
  /** Writes a month in every format into a folder, which the host has chosen. */
  exportMonthTo(folder: string, month: string): Promise<Outcome<Output<'exports.month'>>>
}

/** Operations that write the file they are given: a page asks its host for them, which chooses the file. */
const WRITING = new Set<OperationName>([
  'exports.statement',
  'exports.clientStatement',
  'exports.month',
  'exports.journal',
  'exports.usage',
  'exports.card',
  'exports.queue',
  'exports.calendar',
  'exports.claims',
  'backups.create',
])
/** Operations that read the file they are given. */
const READING = new Set<OperationName>([
  'imports.usage',
  'imports.journal',
  'imports.inspect',
  'imports.shots',
  'bills.compare',
  'payments.inspect',
  'payments.import',
  'backups.restore',
  'backups.preview',
])

export function guestCalls(dispatch: Dispatch, desk: FileDesk): GuestCalls {
  return {
    async call(name, input) {
      try {
        const resolved = await withPaths(name, input, dispatch, desk)
        const outcome = await dispatch(name, resolved)
        return resolved === input ? outcome : withoutFolder(outcome, pathIn(resolved))
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
    exportMonthTo: (folder, month) =>
      dispatch('exports.month', { month, folder }) as Promise<Outcome<Output<'exports.month'>>>,
  }
}

/** The input as the operation takes it; refuses (`forbidden`) a path that the page names itself. */
async function withPaths(name: string, input: unknown, dispatch: Dispatch, desk: FileDesk): Promise<unknown> {
  if (!isOperationName(name) || !isRecord(input)) return input
  if (input['folder'] !== undefined)
    throw new Refusal('forbidden', 'folder: the host asks where an export goes', { field: 'folder' })
  if (input['file'] === undefined) return input
  if (WRITING.has(name)) throw new Refusal('forbidden', 'file: the host asks where a file goes', { field: 'file' })
  if (!READING.has(name)) throw new Refusal('forbidden', `file: ${name} takes none from a page`, { field: 'file' })
  const { file } = input
  if (typeof file !== 'string') return input
  if (name.startsWith('backups.') && (await isListedBackup(file, dispatch))) return input
  return { ...input, file: desk.pathOf(file) }
}

function pathIn(input: unknown): string {
  return isRecord(input) && typeof input['file'] === 'string' ? input['file'] : ''
}

/** The outcome with the file's name in the place of its path, which is no business of a page's. */
function withoutFolder(outcome: Outcome<unknown>, path: string): Outcome<unknown> {
  const named = (value: unknown): unknown =>
    typeof value === 'string' ? value.replaceAll(path, basename(path)) : value
  const eachNamed = (record: unknown): unknown =>
    isRecord(record) ? Object.fromEntries(Object.entries(record).map(([key, value]) => [key, named(value)])) : record
  if (outcome.ok) return { ok: true, value: eachNamed(outcome.value) }
  const { code, message, details } = outcome.error
  return {
    ok: false,
    error: { code, message: String(named(message)), details: eachNamed(details) as OperationError['details'] },
  }
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
  if (
    !isRecord(input) ||
    input['file'] !== undefined ||
    input['folder'] !== undefined ||
    typeof name !== 'string' ||
    name === ''
  ) {
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
