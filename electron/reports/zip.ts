import { strToU8, Zip, ZipDeflate } from 'fflate'
import { WRITTEN_AT } from './zip-clock.ts'

/** A file of a zip: its name, and its text piece by piece. */
export interface ZipFile {
  readonly name: string
  readonly text: Iterable<string>
}

/** Pieces are gathered to so many characters before they are packed: a record alone packs badly and slowly. */
const BLOCK = 1 << 16

/** A zip of texts in UTF-8, as it is packed: it takes the memory of a block, whatever the files hold. */
export function* writeZip(files: Iterable<ZipFile>): Generator<Uint8Array> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, data) => {
    if (error !== null) throw error
    packed.push(data)
  })
  for (const { name, text } of files) {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = WRITTEN_AT
    zip.add(entry)
    let block = ''
    for (const piece of text) {
      block += piece
      if (block.length < BLOCK) continue
      entry.push(strToU8(block))
      block = ''
      yield* packed.splice(0)
    }
    entry.push(strToU8(block), true)
    yield* packed.splice(0)
  }
  zip.end()
  yield* packed
}
