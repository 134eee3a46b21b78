import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { emptyFile, encodingSniffer } from './text-encoding.ts'
import type { Encoding } from './text-encoding.ts'

/** A file of text as it was when it was looked at. `digest` is the SHA-256 of its bytes, in hexadecimal. */
export interface TextFile {
  readonly path: string
  readonly bytes: number
  readonly digest: string
  readonly encoding: Encoding
}

const GIBIBYTE = 1024 ** 3

/** The event loop has its turn between chunks: even one full of faulty rows is parsed within a tenth of a second. */
const CHUNK_BYTES = 16 * 1024

/**
 * Reads a file once to take its digest and to find out its encoding. Refuses (invalid_input, `details.file`) what cannot be
 * read or is no text: the message says which.
 */
export async function inspectTextFile(path: string): Promise<TextFile> {
  const stats = await statOf(path)
  if (stats.isDirectory()) throw invalid(`${path}: is a folder, not a file`, { file: path })
  if (!stats.isFile()) throw invalid(`${path}: is not a regular file`, { file: path })
  if (stats.size === 0) throw emptyFile(path)
  refuseHuge(path, stats.size)

  const sniffer = encodingSniffer(path)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of readBytes(path)) {
    bytes += chunk.length
    refuseHuge(path, bytes)
    hash.update(chunk)
    sniffer.add(chunk)
  }
  return { path, bytes, digest: hash.digest('hex'), encoding: sniffer.end() }
}

/**
 * The file's text, chunk by chunk, without its byte order mark. Refuses (conflict) at the end, or as soon as it shows, where
 * the file is no longer the one that was inspected: what was taken from it until then must not be used.
 */
export async function* readText(file: TextFile): AsyncGenerator<string> {
  const decode = decoderOf(file)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of readBytes(file.path)) {
    bytes += chunk.length
    if (bytes > file.bytes) throw changedFile(file)
    hash.update(chunk)
    const text = decode(chunk)
    if (text !== '') yield text
  }
  if (hash.digest('hex') !== file.digest) throw changedFile(file)
  const rest = decode()
  if (rest !== '') yield rest
}

/** Decodes chunk by chunk, and without one what is left. What was inspected is valid but for encodings that were told by their opening alone. */
function decoderOf({ path, encoding }: TextFile): (chunk?: Buffer) => string {
  const decoder = new TextDecoder(encoding, { fatal: !encoding.startsWith('utf-') })
  return (chunk) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw invalid(`${path}: is written in ${encoding} and has bytes that are none of it; save it as UTF-8`, {
        file: path,
      })
    }
  }
}

async function* readBytes(path: string): AsyncGenerator<Buffer> {
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK_BYTES })
  try {
    yield* stream
  } catch (error) {
    throw unreadable(path, error)
  }
}

async function statOf(path: string): Promise<Stats> {
  try {
    return await stat(path)
  } catch (error) {
    throw unreadable(path, error)
  }
}

function refuseHuge(path: string, bytes: number): void {
  if (bytes <= GIBIBYTE) return
  const size = `${(bytes / 1e9).toFixed(1)} GB`
  throw invalid(`${path}: is ${size}; at most 1 GiB can be imported at once: split it by month`, { file: path })
}

function changedFile(file: TextFile): Refusal {
  return new Refusal('conflict', `${file.path}: changed while it was read; import it again when nothing writes to it`, {
    file: file.path,
  })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  EISDIR: 'is a folder, not a file',
}

function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  return invalid(`${path}: ${REASONS[error.code] ?? `cannot be read (${error.code})`}`, { file: path })
}
