import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PickedFile } from '../../shared/api/host.ts'
import { Refusal } from '../../shared/domain/refusal.ts'

/**
 * The files that a screen may name, each by a token that only the host can resolve: a file that was chosen in the host's own
 * dialog, or content that the screen handed over. So a page, whatever runs in it, reads no path of its choosing.
 */
export class FileDesk {
  readonly #folder: string
  readonly #paths = new Map<string, string>()

  /** @param folder a folder of the desk's own, removed with everything in it when the desk closes */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** A desk with a fresh folder under `parent`, such as the system's folder for temporary files. */
  static async open(parent: string): Promise<FileDesk> {
    return new FileDesk(await mkdtemp(join(parent, 'packledger-files-')))
  }

  /** Keeps a file that lies where its owner put it. */
  async keep(path: string): Promise<PickedFile> {
    const { size } = await stat(path)
    return this.#issue(path, size)
  }

  /** Keeps content under the name that it came with. */
  async stage(name: string, content: Readable | ArrayBuffer): Promise<PickedFile> {
    const path = await this.freshPath(name)
    try {
      await pipeline(
        content instanceof Readable ? content : Readable.from([Buffer.from(content)]),
        createWriteStream(path),
      )
    } catch (error) {
      // Half a file is of no use, and may be what has filled the disk.
      await rm(dirname(path), { recursive: true, force: true })
      throw storageRefusal(error)
    }
    return this.keep(path)
  }

  /** A path in the desk's folder that nothing has yet, ending in `name`: for an export that is to be downloaded. */
  async freshPath(name: string): Promise<string> {
    const folder = join(this.#folder, randomUUID())
    await mkdir(folder)
    return join(folder, safeName(name))
  }

  /** The path behind a token; refuses (`forbidden`) what the desk has not issued. */
  pathOf(token: string): string {
    const path = this.#paths.get(token)
    if (path === undefined) throw new Refusal('forbidden', 'file: choose the file in the app', { field: 'file' })
    return path
  }

  async close(): Promise<void> {
    this.#paths.clear()
    await rm(this.#folder, { recursive: true, force: true })
  }

  #issue(path: string, bytes: number): PickedFile {
    const file = `file:${randomUUID()}`
    this.#paths.set(file, path)
    return { file, name: basename(path), bytes }
  }
}

/** Bytes of UTF-8: what every file system takes, with room for what a program adds to a name while it writes. */
const LONGEST_NAME = 180
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The last part of a name, without what a file system or a shell would take for more than a name. */
export function safeName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const kept = last.replaceAll(/[^\p{L}\p{M}\p{N}._ -]/gu, '_').replace(/^[. ]+/, '')
  const short = shortened(kept).replace(/[. ]+$/, '')
  return DEVICE.test(short) ? `_${short}` : short || 'file'
}

/** As many of the last characters as fit: the ending says what kind of file it is. */
function shortened(name: string): string {
  let bytes = 0
  const characters = Array.from(name).reverse()
  const end = characters.findIndex((character) => (bytes += Buffer.byteLength(character)) > LONGEST_NAME)
  return characters
    .slice(0, end === -1 ? undefined : end)
    .reverse()
    .join('')
}

/** What is told where the system does not take a file; anything else that was thrown passes unchanged. */
function storageRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error
  return new Refusal('storage_failed', `the file could not be kept (${error.message}): free some space and try again`)
}
