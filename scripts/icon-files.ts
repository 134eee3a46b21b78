/** The containers of an app's icons: both hold PNGs, one a size. */

export interface Picture {
  /** Pixels on each side. */
  readonly size: number
  readonly png: Buffer
}

/**
 * What macOS calls an entry of so many pixels. Sizes of two names stand for a normal display and for one of double density; the
 * smallest names hold no PNG reliably, so 16 and 32 points come from the entries of double density.
 */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic13', 'ic08'],
  512: ['ic14', 'ic09'],
  1024: ['ic10'],
}

/** An `.icns`: `icns`, the whole length, then each entry as type, length with its head of 8 bytes, PNG. All big-endian. */
export function icnsOf(pictures: readonly Picture[]): Buffer {
  const entries = pictures.flatMap(({ size, png }) => {
    const types = ICNS_TYPES[size]
    if (types === undefined) throw new Error(`an .icns has no entry of ${size} pixels`)
    return types.map((type) => withHead(type, png))
  })
  return withHead('icns', Buffer.concat(entries))
}

function withHead(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(content.length + head.length, 4)
  return Buffer.concat([head, content])
}

const ICO_HEAD = 6
const ICO_ENTRY = 16
const ICO_LARGEST = 256

/** An `.ico`: a head, a directory with an entry of 16 bytes for each picture, then the PNGs. All little-endian. */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(ICO_HEAD)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = ICO_HEAD + ICO_ENTRY * pictures.length
  const directory = pictures.map((picture) => {
    const entry = icoEntry(picture, offset)
    offset += picture.png.length
    return entry
  })
  return Buffer.concat([head, ...directory, ...pictures.map(({ png }) => png)])
}

function icoEntry({ size, png }: Picture, offset: number): Buffer {
  if (size > ICO_LARGEST) throw new Error(`an .ico has no entry of ${size} pixels`)
  const entry = Buffer.alloc(ICO_ENTRY)
  // One byte a side: 256 is written as 0.
  entry.writeUInt8(size % ICO_LARGEST, 0)
  entry.writeUInt8(size % ICO_LARGEST, 1)
  entry.writeUInt16LE(1, 4)
  entry.writeUInt16LE(32, 6)
  entry.writeUInt32LE(png.length, 8)
  entry.writeUInt32LE(offset, 12)
  return entry
}
