import { invalid } from '../../../shared/domain/refusal.ts'

/** The encodings of text whose bytes are neither UTF-8 nor UTF-16, by the names that TextDecoder has for them. */
export type NarrowEncoding =
  | 'gb18030'
  | 'big5'
  | 'shift_jis'
  | 'euc-kr'
  | 'iso-8859-2'
  | 'iso-8859-15'
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1253'
  | 'windows-1254'

/** What files call them in their own head; by null the bytes have to tell. */
const DECLARED: Readonly<Record<string, NarrowEncoding | null>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  936: 'gb18030',
  big5: 'big5',
  950: 'big5',
  shiftjis: 'shift_jis',
  932: 'shift_jis',
  euckr: 'euc-kr',
  949: 'euc-kr',
  iso88591: 'windows-1252',
  88591: 'windows-1252',
  iso88592: 'iso-8859-2',
  iso885915: 'iso-8859-15',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  none: null,
  usascii: null,
  unicode: null,
  utf8: null,
}

const DECLARATION = /^\s*(?:<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)|OFXHEADER\s*:[\s\S]{0,400}?CHARSET\s*:\s*(\S+))/i

/** Words that the heads of Chinese banks' statements, bills and lists of usage are made of. */
const CHINESE_HEADS = /日期|时间|金额|交易|消费|收入|支出|币种|模型|状态/

/**
 * What a file's bytes are that are neither UTF-8 nor UTF-16: what it says itself; GB18030 where its opening has a Chinese head;
 * else windows-1252. `sample` is the first part with other bytes than ASCII. Refuses (`invalid_input`) what cannot be told.
 */
export function narrowEncoding(opening: Buffer, sample: Buffer, path: string): NarrowEncoding {
  const declared = declaredEncoding(opening, path)
  if (declared !== null) return declared
  if (hasChineseHead(opening)) return 'gb18030'
  if (isWestern(sample)) return 'windows-1252'
  throw invalid(`${path}: is neither UTF-8 nor in a Western encoding; save it as UTF-8`, { file: path })
}

function declaredEncoding(opening: Buffer, path: string): NarrowEncoding | null {
  const [, xml, ofx] = DECLARATION.exec(opening.toString('latin1')) ?? []
  const named = xml ?? ofx
  if (named === undefined) return null
  const found =
    DECLARED[
      named
        .toLowerCase()
        .replace(/^(?:windows|cp)-?/, '')
        .replace(/[-_]/g, '')
    ]
  if (found !== undefined) return found
  const field = xml === undefined ? 'CHARSET' : 'encoding'
  throw invalid(`${path}: is written in ${field} ${named.slice(0, 40)}, which is not read; save it as UTF-8`, {
    file: path,
    field,
  })
}

function hasChineseHead(opening: Buffer): boolean {
  // The opening may end within a character.
  const text = new TextDecoder('gb18030').decode(opening)
  return !text.slice(0, -2).includes('\ufffd') && CHINESE_HEADS.test(text)
}

/** Western words have no six letters in a row with marks; those of other scripts are hardly anything else. */
function isWestern(sample: Buffer): boolean {
  const text = sample.toString('latin1')
  if (/[\x81\x8d\x8f\x90\x9d]/.test(text)) return false
  const runs = text.match(/[\xa1-\xff]{6,}/g) ?? []
  return !runs.some((run) => /[\xc0-\xff].*[\xc0-\xff]/.test(run))
}
