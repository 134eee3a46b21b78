import { invalid } from '../../../shared/domain/refusal.ts'

/** A start or an end of an element of OFX. `text` is what follows a start: in SGML a value has no end of its own. An empty one, `<PAYEE/>`, is both. */
export interface OfxElement {
  readonly line: number
  readonly name: string
  readonly isEnd: boolean
  readonly text: string
}

const PIECE =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][A-Za-z0-9._]*)\s*(\/?)>([^<]*(?:<!\[CDATA\[[\s\S]*?\]\]>[^<]*)*)/y

/**
 * The elements of an OFX file from `<OFX>` on, alike for SGML (1.x: values without an end) and XML (2.x). No entity but the five of
 * XML, and those by number, is known; none is fetched. Refuses (`invalid_input`) a mark that begins no element, or one that does not
 * end, with its line.
 */
export function* ofxElements(text: string, path: string): Generator<OfxElement> {
  const from = /<OFX\s*>/i.exec(text)?.index
  if (from === undefined) {
    throw invalid(`${path}: is no OFX statement: it has no element <OFX>`, { file: path, field: 'OFX' })
  }
  let line = 1 + breaksIn(text.slice(0, from))
  let at = from
  while (at < text.length) {
    PIECE.lastIndex = at
    const match = PIECE.exec(text)
    if (match === null) {
      if (!text.includes('>', at)) throw cutOff(path, line)
      throw invalid(`${path}, line ${line}: has a "<" that begins no element; the sign itself is written &lt;`, {
        file: path,
        line,
      })
    }
    const [piece, slash, name, emptied, value = ''] = match
    if (name !== undefined) {
      const element = { line, name: name.toUpperCase(), isEnd: slash === '/', text: '' }
      yield emptied === '/' ? element : { ...element, text: plainText(value) }
      if (emptied === '/') yield { ...element, isEnd: true }
    }
    line += breaksIn(piece)
    at += piece.length
    // After a comment there is text that belongs to nothing.
    if (name === undefined) {
      const next = text.indexOf('<', at)
      const end = next < 0 ? text.length : next
      line += breaksIn(text.slice(at, end))
      at = end
    }
  }
}

function cutOff(path: string, line: number): Error {
  return invalid(`${path}, line ${line}: an element begins here and does not end; the file may be cut off`, {
    file: path,
    line,
  })
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The value itself: without CDATA's marks, entities resolved, blanks and control characters as one space. */
function plainText(value: string): string {
  const unwrapped = value
    .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, resolved)))
    .join('')
  return unwrapped.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** An entity that is not known stays as it is written. */
function resolved(written: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? written
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : written
}
