import { randomUUID } from 'node:crypto'
import { copyFile, link, mkdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../../shared/domain/refusal.ts'
import { stored } from './storage-refusal.ts'
import { syncFolder } from './sync-folder.ts'
import type { Chunks } from './write-file.ts'
import { writeFileAtomically } from './write-file.ts'

/** A file of a folder that is written as one. */
export interface FolderFile {
  readonly name: string
  readonly chunks: Chunks
}

/**
 * Writes files into a folder, all of them or none: into a hidden folder within it, from where they are put in their places once the
 * last is on the disk. Files of the same names are replaced. Where one cannot be put in its place, those before it are taken away
 * again and what was there comes back. Refuses with `storage_failed` where the system does not let it; what the files themselves
 * throw passes unchanged. Neither leaves anything behind, nor the folder where it had to be made.
 */
export async function writeFolder(
  folder: string,
  files: AsyncIterable<FolderFile>,
): Promise<{ readonly bytes: number }> {
  const firstMade = await stored(folder, mkdir(folder, { recursive: true }))
  const staging = join(folder, `.packledger-${randomUUID()}.part`)
  let isWritten = false
  try {
    await stored(folder, mkdir(staging))
    const { names, bytes } = await stage(staging, files)
    await putInPlace(folder, staging, names)
    await syncFolder(folder)
    isWritten = true
    return { bytes }
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined)
    if (!isWritten && firstMade !== undefined) await removeEmpty(folder, firstMade)
  }
}

async function stage(staging: string, files: AsyncIterable<FolderFile>) {
  const names: string[] = []
  let bytes = 0
  for await (const { name, chunks } of files) {
    bytes += (await writeFileAtomically(join(staging, name), chunks)).bytes
    names.push(name)
  }
  return { names, bytes }
}

async function putInPlace(folder: string, staging: string, names: readonly string[]): Promise<void> {
  const before = join(staging, 'before')
  await stored(folder, mkdir(before))
  const replaced: { readonly path: string; readonly kept: string | null }[] = []
  try {
    for (const name of names) {
      const path = join(folder, name)
      await mustNotBeFolder(path)
      replaced.push({ path, kept: await stored(path, keptAside(path, join(before, name))) })
      await stored(path, rename(join(staging, name), path))
    }
  } catch (error) {
    for (const { path, kept } of replaced.toReversed()) {
      await (kept === null ? rm(path, { force: true }) : rename(kept, path)).catch(() => undefined)
    }
    throw error
  }
}

/** Keeps what is there, which stays where it is until it is replaced; null where nothing is. */
async function keptAside(path: string, aside: string): Promise<string | null> {
  try {
    // Some disks, such as a memory stick's, know no links.
    await link(path, aside).catch(() => copyFile(path, aside))
    return aside
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function mustNotBeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() !== true) return
  throw new Refusal('storage_failed', `${path} cannot be written: a folder has that name; move it away`, { file: path })
}

/** Removes the folders that were made, from the inmost to the first; one that holds something by now stays, and those around it. */
async function removeEmpty(inmost: string, first: string): Promise<void> {
  let folder = inmost
  while (folder.length >= first.length) {
    const isRemoved = await rmdir(folder).then(
      () => true,
      () => false,
    )
    if (!isRemoved) return
    folder = dirname(folder)
  }
}
