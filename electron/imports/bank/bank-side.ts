import { invalid } from '../../../shared/domain/refusal.ts'
import { shortened } from '../text/shortened.ts'

/** Words by which a column says that an amount left the account, in upper case. */
const PAID = new Set(['D', 'DR', 'DB', 'DEBIT', 'DBIT', 'S', 'SOLL', 'AF', 'OUT', '支出', '-'])
const RECEIVED = new Set(['C', 'CR', 'CREDIT', 'CRDT', 'H', 'HABEN', 'BIJ', 'IN', '收入', '+'])
/** Alipay and WeChat: money moved between the owner's own, or none did. */
const NEITHER = new Set(['不计收支', '其他', '/', 'NEUTRAL'])

export type BankSide = 'debit' | 'credit' | 'neither'

/** Which side of the account an amount stands on. Refuses (`invalid_input`) a word that tells none. */
export function parseBankSide(text: string): BankSide {
  const word = text.toUpperCase()
  if (PAID.has(word)) return 'debit'
  if (RECEIVED.has(word)) return 'credit'
  if (NEITHER.has(word)) return 'neither'
  throw invalid(`side: "${shortened(text)}" says neither that it was paid nor that it came in, as D and C do`, {
    field: 'side',
  })
}
