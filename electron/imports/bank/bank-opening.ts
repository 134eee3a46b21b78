import { invalid } from '../../../shared/domain/refusal.ts'
import { opensWithStatementHead } from './bank-head.ts'
import type { TextFile } from '../text/text-file.ts'

/** Whether a file's first characters are those of OFX: its own header (1.x), or XML's (2.x). */
export function opensAsOfx(opening: string): boolean {
  return /^(?:OFXHEADER\s*:|<\?xml[\s\S]*?<\??OFX|<\?OFX|<OFX\s*>)/i.test(opening)
}

/** Refuses (`invalid_input`) a statement of a bank or a card where usage is asked for, and says where it is imported. */
export function refuseBankStatement({ path }: TextFile, opening: string): void {
  if (!opensAsOfx(opening) && !opensWithStatementHead(opening)) return
  throw invalid(
    `${path}: is a statement of a bank or a card; it is imported under Reports, Payments, and by "payments import" on the command line`,
    { file: path },
  )
}
