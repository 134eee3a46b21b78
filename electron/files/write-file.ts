import { randomUUID } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { replaceable } from './replaceable.ts'
import { stored } from './storage-refusal.ts'
import { syncFolder } from './sync-folder.ts'

/** Characters gathered before they are written: each write waits for the one before, and lets the event loop run. */
const BLOCK = 1 << 18

/** Texts, written in UTF-8, and bytes, written as they are. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/**
 * Writes a file whole or not at all: into a temporary file beside the target, forced to the disk, then renamed over it. On a
 * failure the temporary file is removed and the target is what it was. The chunks are taken as fast as the disk takes them.
 * A file that is replaced keeps its permissions, and a link leads to the new one.
 *
 * Refuses with `storage_failed` where the system does not let it, and what is not to be replaced, such as the ledger; what the chunks themselves throw passes unchanged.
 */
export async function writeFileAtomically(path: string, chunks: Chunks): Promise<{ readonly bytes: number }> {
  const place = await replaceable(path)
  const folder = dirname(place.path)
  const temporary = join(folder, `.packledger-${randomUUID()}.part`)

  const file = await stored(path, open(temporary, 'wx'))
  try {
    const bytes = await writeBlocks(file, path, chunks)
    if (place.mode !== null) await file.chmod(place.mode).catch(() => undefined)
    await stored(path, file.sync())
    await stored(path, file.close())
    await stored(path, rename(temporary, place.path))
    await syncFolder(folder)
    return { bytes }
  } catch (error) {
    // What follows from the failure is not what to tell.
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

async function writeBlocks(file: FileHandle, path: string, chunks: Chunks): Promise<number> {
  let bytes = 0
  let block = ''
  const write = async (data: Uint8Array): Promise<void> => {
    // Unlike write, writeFile goes on from the current position until all is written.
    await stored(path, file.writeFile(data))
    bytes += data.length
  }
  let writing = Promise.resolve()
  /** Waits for the block before, so that the next is made while this one is on its way to the disk. */
  const flush = async (): Promise<void> => {
    const data = Buffer.from(block)
    block = ''
    await writing
    writing = write(data)
    // Whoever waits for it next is told; where the chunks themselves fail, nobody does.
    writing.catch(() => undefined)
  }
  /** Null where there is nothing to wait for: to wait for each of a million short texts takes longer than to write them. */
  const take = (chunk: string | Uint8Array): Promise<void> | null => {
    if (typeof chunk !== 'string')
      return flush()
        .then(() => writing)
        .then(() => write(chunk))
    block += chunk
    return block.length < BLOCK ? null : flush()
  }
  if (Symbol.asyncIterator in chunks) {
    for await (const chunk of chunks) await take(chunk)
  } else {
    for (const chunk of chunks) {
      const step = take(chunk)
      if (step !== null) await step
    }
  }
  await flush()
  await writing
  return bytes
}
