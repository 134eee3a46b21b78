import { dirname } from 'node:path'
import { Refusal } from '../../shared/domain/refusal.ts'

const CAUSES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `the folder ${dirname(path)} does not exist`,
  ENOTDIR: (path) => `${dirname(path)} is not a folder`,
  EISDIR: () => 'it is a folder; name a file',
  EACCES: (path) => `permission to write in ${dirname(path)} is missing`,
  EPERM: (path) => `the system does not permit writing in ${dirname(path)}`,
  EBUSY: () => 'another program has it open; close it there',
  EROFS: () => 'its file system is read-only',
  ENOSPC: () => 'its disk is full',
  EDQUOT: () => 'its disk quota is used up',
  EFBIG: () => 'it is larger than its file system or the process may write',
  ENAMETOOLONG: () => 'its name is too long',
}

/** Waits for a step on a file; refuses with `storage_failed`, naming the file and the cause, where the system does not let it. */
export function stored<T>(path: string, step: Promise<T>): Promise<T> {
  return step.catch((error: unknown) => refuse(path, error))
}

function refuse(path: string, error: unknown): never {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error
  const cause = CAUSES[error.code]?.(path) ?? error.message
  throw new Refusal('storage_failed', `${path} cannot be written: ${cause}`, {
    file: path,
    cause: error.code,
  })
}
