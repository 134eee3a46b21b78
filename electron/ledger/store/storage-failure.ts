import { Refusal } from '../../../shared/domain/refusal.ts'

/** The code of an SQLite error ("SQLITE_FULL") or of a system call's ("ENOSPC"); the empty text where there is none. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Whether the content of an SQLite file is not what SQLite wrote, or cannot be read back from the disk. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR_(READ|SHORT_READ|CORRUPTFS))/.test(codeOf(error))
}

/** Whether another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))
}

/**
 * What is thrown in place of a caught error: `storage_failed` where the disk refused, naming the path, the cause and what
 * to do; the error itself where it is a refusal already, or a defect.
 */
export function storageFailure(error: unknown, path: string): Error {
  const cause = error instanceof Error ? error : new Error(String(error))
  const remedy = remedyFor(codeOf(error))
  if (remedy === null) return cause
  return new Refusal('storage_failed', `${path} cannot be used (${cause.message}): ${remedy}`, { file: path })
}

function remedyFor(code: string): string | null {
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return 'the disk is full; free some space and try again'
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS)/.test(code)) {
    return 'it cannot be opened or written; give this user permission to write there, or choose another folder'
  }
  if (/^(ENOENT|ENAMETOOLONG)/.test(code)) return 'there is no such file or folder; check the path'
  if (/^(EEXIST|ENOTDIR|EISDIR)/.test(code)) return 'a file is in the place of a folder, or the reverse; move it away'
  if (/^(SQLITE_IOERR|EIO|EFBIG)/.test(code)) return 'the disk reported an error; check the disk and try again'
  return null
}
