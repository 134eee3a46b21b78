import { isAscii, isUtf8 } from 'node:buffer'
import { invalid } from '../../../shared/domain/refusal.ts'
import { foreignKind } from '../usage/foreign-kinds.ts'
import type { NarrowEncoding } from './narrow-encoding.ts'
import { narrowEncoding } from './narrow-encoding.ts'

/** The encodings that files are read in, by the names that TextDecoder has for them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | NarrowEncoding

/** Takes a file's bytes in order, and says at the end what they are. Refuses what is not text as soon as that shows. */
export interface EncodingSniffer {
  add(chunk: Buffer): void
  end(): Encoding
}

const SAMPLE = 4096
/** Bytes among which a file says what it is: its own head, or that of its columns. */
const OPENING = 16 * 1024
const TAB = 0x09
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const BYTE_ORDER_MARK = 0xfeff

export function encodingSniffer(path: string): EncodingSniffer {
  let sniffer: EncodingSniffer | null = null
  return {
    add: (chunk) => {
      sniffer ??= sniffBy(chunk, path)
      sniffer.add(chunk)
    },
    end: () => {
      if (sniffer === null) throw emptyFile(path)
      return sniffer.end()
    },
  }
}

export function emptyFile(path: string): Error {
  return invalid(`${path}: is empty; a file with a line for each row is needed`, { file: path })
}

function sniffBy(head: Buffer, path: string): EncodingSniffer {
  const foreign = foreignKind(head)
  if (foreign !== null) throw invalid(`${path}: is not text but ${foreign}`, { file: path })
  const wide = wideEncoding(head)
  return wide === null ? byteSniffer(path) : wideSniffer(wide, path)
}

/** UTF-16 shows by its byte order mark, or by the zero byte that it puts beside every ASCII character. */
function wideEncoding(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head.length >= 2 && head.readUInt16LE() === BYTE_ORDER_MARK) return 'utf-16le'
  if (head.length >= 2 && head.readUInt16BE() === BYTE_ORDER_MARK) return 'utf-16be'
  const pairs = Math.floor(Math.min(head.length, SAMPLE) / 2)
  let [even, odd] = [0, 0]
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[pair * 2] === 0) even += 1
    if (head[pair * 2 + 1] === 0) odd += 1
  }
  // A few zeros on the other side are characters such as U+4E00; many on both are no text.
  if (odd * 4 > pairs && odd > even * 4) return 'utf-16le'
  if (even * 4 > pairs && even > odd * 4) return 'utf-16be'
  return null
}

function isControl(code: number): boolean {
  return code < SPACE && (code < TAB || code > CARRIAGE_RETURN)
}

function isBlank(code: number): boolean {
  return code <= SPACE || code === BYTE_ORDER_MARK
}

function notText(path: string, code: number, position: number): Error {
  const name = `0x${code.toString(16).padStart(2, '0')}`
  return invalid(`${path}: is not text: it has the control character ${name} at byte ${position + 1}`, { file: path })
}

/** For UTF-8, and for what else has a byte for a character or two where that fails. */
function byteSniffer(path: string): EncodingSniffer {
  let position = 0
  let blank = true
  let marked = false
  let opening: Buffer = Buffer.alloc(0)
  let sample: Buffer | null = null
  const utf8 = utf8Check()
  return {
    add: (chunk) => {
      if (position < OPENING) opening = Buffer.concat([opening, chunk])
      if (sample === null && !isAscii(chunk)) sample = chunk
      if (position === 0) marked = chunk.toString('latin1', 0, 3) === '\u00ef\u00bb\u00bf'
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index] ?? 0
        if (isControl(byte)) throw notText(path, byte, position + index)
      }
      blank = blank && chunk.subarray(position === 0 && marked ? 3 : 0).every(isBlank)
      position += chunk.length
      utf8.add(chunk)
    },
    end: () => {
      if (blank) throw emptyFile(path)
      const verdict = utf8.end()
      if (verdict === 'valid') return 'utf-8'
      if (verdict === 'cut' || marked) {
        const what = verdict === 'cut' ? 'ends in the middle of a character' : 'has bytes that are not UTF-8'
        throw invalid(`${path}: is UTF-8 text and ${what}; it may be damaged or cut off`, { file: path })
      }
      return narrowEncoding(opening, sample ?? opening, path)
    },
  }
}

/** Checks bytes for UTF-8 across the borders of chunks; `cut`: valid but for an unfinished character at the end. */
function utf8Check(): { add(chunk: Buffer): void; end(): 'valid' | 'cut' | 'invalid' } {
  let carried: Buffer = Buffer.alloc(0)
  let valid = true
  let ascii = true
  return {
    add: (chunk) => {
      if (!valid) return
      const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
      const whole = bytes.subarray(0, bytes.length - unfinished(bytes))
      valid = isUtf8(whole)
      ascii = ascii && isAscii(whole)
      carried = bytes.subarray(whole.length)
    },
    end: () => {
      if (valid && carried.length === 0) return 'valid'
      return valid && !ascii ? 'cut' : 'invalid'
    },
  }
}

/** How many bytes at the end begin a UTF-8 sequence that goes on in the next chunk. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

function wideSniffer(encoding: 'utf-16le' | 'utf-16be', path: string): EncodingSniffer {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let position = 0
  let blank = true
  const check = (text: string): void => {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (isControl(code)) throw notText(path, code, position + index * 2)
      blank = blank && isBlank(code)
    }
    position += text.length * 2
  }
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw invalid(`${path}: looks like UTF-16 text and is not valid; it may be damaged or cut off`, { file: path })
    }
  }
  return {
    add: (chunk) => {
      check(decode(chunk))
    },
    end: () => {
      check(decode())
      if (blank) throw emptyFile(path)
      return encoding
    },
  }
}
