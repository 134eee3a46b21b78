import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { invalid } from '../../shared/domain/refusal.ts'

/** Far more than a rate card needs, and little enough to hold in memory. */
const MOST_BYTES = 4 * 1024 * 1024

/** Reads a small UTF-8 text file; refuses what is missing, is no file, is not text, or is larger than 4 MiB. */
export async function readSmallText(file: string): Promise<string> {
  const bytes = await reading(file, async (handle) => {
    const stat = await handle.stat()
    if (!stat.isFile()) throw invalid(`${file}: is not a file`, { file })
    if (stat.size > MOST_BYTES) {
      throw invalid(`${file}: has ${stat.size} bytes; at most ${MOST_BYTES} are read`, { file })
    }
    return handle.readFile()
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid(`${file}: is not UTF-8 text`, { file })
  }
}

async function reading<T>(file: string, read: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its other end for ever.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      return await read(handle)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw unreadable(file, error)
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission is missing',
  EISDIR: 'it is a folder; name a file',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is not a folder',
  EROFS: 'its file system is read-only',
}

function unreadable(file: string, error: unknown): unknown {
  const cause = causeOf(error)
  return cause === null ? error : invalid(`${file} cannot be read: ${cause}`, { file })
}

/** What the system says of a file, in words; null where it was not the system that failed. */
function causeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null
  return CAUSES[String(error.code)] ?? error.message
}
