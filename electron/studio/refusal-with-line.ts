import * as z from 'zod'
import { Refusal } from '../../shared/domain/refusal.ts'
import { readJournalFile } from '../imports/usage/read-journal-file.ts'
import type { TextFile } from '../imports/text/text-file.ts'

const line = z.object({ kind: z.string(), id: z.string(), month: z.string().optional() })

/**
 * The refusal of an entry that cannot stand (R8, R9), or of a close that does not hold (R11), which shows only once all entries
 * of a journal are there: with the line of the file that it is from. Others are answered as they are.
 */
export async function refusalWithLine(file: TextFile, refusal: Refusal): Promise<Refusal> {
  const { entry, month } = refusal.details
  const isClose = entry === undefined && refusal.code === 'conflict' && month !== undefined
  if (refusal.details.line !== undefined || (entry === undefined && !isClose)) return refusal
  for await (const lines of readJournalFile(file)) {
    for (const one of lines) {
      const parsed = 'value' in one ? line.safeParse(one.value).data : undefined
      if (parsed === undefined) continue
      const isIt = isClose ? parsed.kind === 'close' && parsed.month === month : parsed.id === entry
      if (isIt) return located(file, one.line, refusal)
    }
  }
  return refusal
}

function located({ path }: TextFile, at: number, { code, message, details }: Refusal): Refusal {
  const text = `${path}: line ${at}: ${message}. Nothing was recorded`
  return new Refusal(code, text, { ...details, file: path, line: at })
}
