import { invalid } from '../../shared/domain/refusal.ts'
import { writeFileAtomically } from '../files/write-file.ts'
import type { Paper } from '../hosts/print-paper.ts'
import type { ReportFormat } from './report-format.ts'
import { writeReportPdf } from './report-pdf.ts'
import type { Session } from './session.ts'
import { clientStatementText } from './text/client-statement.ts'

/** Whom a report is for, as it was typed. */
export interface ClientOptions {
  readonly client?: string
  readonly production?: string
  readonly withWaste?: true
}

/** Whether the report is for one client or production alone; refuses waste that is asked to be shared with nobody. */
export function isForOne({ client, production, withWaste }: ClientOptions): boolean {
  if (client !== undefined || production !== undefined) return true
  if (withWaste === undefined) return false
  throw invalid('with-waste: goes with --client or --production; the whole statement has its waste', {
    field: 'with-waste',
  })
}

/** Prints the month of one client or production, or writes it into a file. */
export async function reportForOne(
  session: Session,
  month: string,
  options: ClientOptions,
  format: ReportFormat,
  out: string | undefined,
  paper: Paper,
): Promise<void> {
  const { client, production, withWaste } = options
  const recipient = {
    ...(client === undefined ? {} : { client }),
    ...(production === undefined ? {} : { production }),
    waste: withWaste === true ? 'shared' : 'left-out',
  } as const
  const input = { month, ...recipient }
  const told = ({ bytes }: { readonly bytes: number }): string =>
    `Wrote the statement for ${month} to ${out ?? ''} (${bytes} bytes).`
  if (out !== undefined && format === 'pdf')
    return session.answer(await writeReportPdf(session, month, out, paper, recipient), told)
  if (format !== 'text') {
    const file = out === undefined ? {} : { file: out }
    const written = await session.call('exports.clientStatement', { ...input, format, ...file })
    return out === undefined ? session.write(written.text ?? '') : session.answer(written, told)
  }
  const statement = await session.call('statement.client', input)
  if (out === undefined) return session.answer(statement, clientStatementText)
  const { bytes } = await writeFileAtomically(out, [`${clientStatementText(statement)}\n`])
  return session.answer({ file: out, text: null, bytes }, told)
}
