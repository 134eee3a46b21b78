import { Zip, ZipDeflate } from 'fflate'
import type { Chunks } from '../files/write-file.ts'

/** A file of a zip: texts are packed in UTF-8, bytes as they are. */
export interface ZipFile {
  readonly name: string
  readonly chunks: Chunks
}

/** The clock of a zip, at which the same content has the same bytes. */
const WRITTEN_AT = '1980-01-01T00:00:00'

/** Texts are gathered to so many characters before they are packed: a record alone packs badly and slowly. */
const BLOCK = 1 << 16

/** The least: more packs a month of takes a sixth smaller in nearly twice the time. */
const LEVEL = 1

/** A zip, as it is packed: it takes the memory of a block, whatever the files hold. */
export async function* writeZip(files: Iterable<ZipFile> | AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, data) => {
    if (error !== null) throw error
    packed.push(data)
  })
  for await (const { name, chunks } of files) {
    const entry = new ZipDeflate(name, { level: LEVEL })
    entry.mtime = WRITTEN_AT
    zip.add(entry)
    for await (const block of blocksOf(chunks)) {
      entry.push(block)
      yield* packed.splice(0)
    }
    entry.push(new Uint8Array(), true)
    yield* packed.splice(0)
  }
  zip.end()
  yield* packed
}

async function* blocksOf(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const gather = gatherer()
  if (Symbol.asyncIterator in chunks) for await (const chunk of chunks) yield* gather.take(chunk)
  // Nothing to wait for: to wait for each of a hundred thousand texts takes longer than to pack them.
  else for (const chunk of chunks) yield* gather.take(chunk)
  yield* gather.rest()
}

/** Gathers texts to blocks; bytes are a block of their own. */
function gatherer() {
  let block = ''
  const rest = (): Uint8Array[] => {
    if (block === '') return []
    const whole = Buffer.from(block)
    block = ''
    return [whole]
  }
  return {
    rest,
    take(chunk: string | Uint8Array): Uint8Array[] {
      if (typeof chunk !== 'string') return [...rest(), chunk]
      block += chunk
      return block.length < BLOCK ? [] : rest()
    },
  }
}
