import { open, realpath, stat } from 'node:fs/promises'
import { Refusal } from '../../shared/domain/refusal.ts'

/** Where a file is to be written, and the permissions of the one that is there; null where none is. */
export interface Place {
  readonly path: string
  readonly mode: number | null
}

/**
 * Where what is written at a path goes: where a link leads, else the path itself. Refuses with `storage_failed` what is not to be replaced
 * by an export: what is no file, and a database or what belongs to one, such as the ledger itself or a backup.
 */
export async function replaceable(path: string): Promise<Place> {
  if (/[/\\]$/.test(path)) throw irreplaceable(path, 'its name ends as a folder’s does; name a file')
  const target = await realpath(path).catch(() => path)
  await mustBelongToNoDatabase(path, target)
  const found = await stat(target).catch(() => null)
  if (found === null) return { path: target, mode: null }
  if (found.isDirectory()) throw irreplaceable(path, 'it is a folder; name a file')
  if (!found.isFile()) throw irreplaceable(path, 'it is no file, but a device or a pipe; name a file')
  return { path: target, mode: found.mode & 0o777 }
}

async function mustBelongToNoDatabase(path: string, target: string): Promise<void> {
  const main = target.replace(/-(?:wal|shm|journal)$/, '')
  if (!(await isDatabase(main))) return
  const what = main === target ? 'it is' : 'it belongs to'
  throw irreplaceable(path, `${what} a database, as a ledger and its backups are; name another file`)
}

const SQLITE_HEAD = 'SQLite format 3\0'

async function isDatabase(path: string): Promise<boolean> {
  // To open a pipe waits for who writes into it.
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
  const file = isFile ? await open(path, 'r').catch(() => null) : null
  if (file === null) return false
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SQLITE_HEAD.length), 0, SQLITE_HEAD.length, 0)
    return buffer.toString('latin1', 0, bytesRead) === SQLITE_HEAD
  } finally {
    await file.close()
  }
}

function irreplaceable(path: string, reason: string): Refusal {
  return new Refusal('storage_failed', `${path} cannot be written: ${reason}`, { file: path })
}
