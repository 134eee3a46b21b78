import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Chunks } from './write-file.ts'
import { writeFileAtomically } from './write-file.ts'

/** A file of a folder that is written as one. */
export interface FolderFile {
  readonly name: string
  readonly chunks: Chunks
}

/**
 * Writes files into a folder, all of them or none: into a hidden folder within it, from where they are renamed once the last is on the
 * disk. Files of the same names are replaced. Refuses with `storage_failed` where the system does not let it; what the files
 * themselves throw passes unchanged, and leaves nothing behind.
 */
export async function writeFolder(
  folder: string,
  files: AsyncIterable<FolderFile>,
): Promise<{ readonly bytes: number }> {
  const staging = join(folder, `.packledger-${randomUUID()}.part`)
  await mkdir(staging, { recursive: true }).catch((error: unknown) => refuse(folder, error))
  try {
    const names: string[] = []
    let bytes = 0
    for await (const { name, chunks } of files) {
      bytes += (await writeFileAtomically(join(staging, name), chunks)).bytes
      names.push(name)
    }
    for (const name of names) await mustNotBeFolder(join(folder, name))
    for (const name of names) {
      const path = join(folder, name)
      await rename(join(staging, name), path).catch((error: unknown) => refuse(path, error))
    }
    return { bytes }
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** A file cannot be renamed over a folder: told before the first is renamed, not half-way. */
async function mustNotBeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() !== true) return
  throw new Refusal('storage_failed', `${path} cannot be written: a folder has that name; move it away`, { file: path })
}

function refuse(path: string, error: unknown): never {
  if (!(error instanceof Error) || !('code' in error)) throw error
  throw new Refusal('storage_failed', `${path} cannot be written: ${error.message}`, {
    file: path,
    cause: String(error.code),
  })
}
