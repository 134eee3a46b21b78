import type { Command } from 'commander'
import { invalid } from '../../../shared/domain/refusal.ts'
import type { ClientOptions } from '../client-report.ts'
import { isForOne, reportForOne } from '../client-report.ts'
import { withExamples } from '../examples.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import type { Paper } from '../../hosts/print-paper.ts'
import type { Perform } from '../program.ts'
import { reportAll } from '../report-batch.ts'
import { reportFormat, WHOLE_FORMATS } from '../report-format.ts'
import { paperOf, writeReportPdf } from '../report-pdf.ts'
import type { Session } from '../session.ts'
import { statementText } from '../text/statement.ts'

interface ReportOptions extends ClientOptions {
  readonly format?: string
  readonly out?: string
  readonly all?: string
  readonly paper?: string
}

/** `report`: the monthly statement, as text or in a format that other programs read. */
export function addReport(program: Command, perform: Perform): void {
  const command = program
    .command('report')
    .description('the monthly statement')
    .argument('<month>', 'such as 2026-10')
    .option(
      '--format <format>',
      `${WHOLE_FORMATS.join(', ')} (default: as the file is called, else text; json with --json)`,
    )
    .option('--out <file>', 'write it to a file instead of standard output')
    .option('--all <folder>', 'in every format at once, into a folder')
    .option('--client <name>', 'for this client alone: nothing of others, of packs or of accounts')
    .option('--production <name>', 'for this production alone')
    .option('--with-waste', "with their share of the month's waste, in proportion to cost")
    .option('--paper <size>', 'of a PDF: a4 (default) or letter')
    .action((month: string, { format, out, all, paper, ...client }: ReportOptions) =>
      perform((session) => {
        mustSaySomething({ out, all, ...client })
        const size = paperOf(paper)
        if (all !== undefined) {
          mustGoAlone({ format, out, ...client })
          return reportAll(session, month, all, size)
        }
        const isForOneAlone = isForOne(client)
        const wanted = reportFormat({ month, format, out, isForOne: isForOneAlone, json: session.json })
        if (paper !== undefined && wanted !== 'pdf') throw withoutPdf(wanted)
        if (isForOneAlone) return reportForOne(session, month, client, wanted, out, size)
        if (out !== undefined && wanted === 'pdf') return reportToPdf(session, month, out, size)
        if (out !== undefined) return reportToFile(session, month, wanted, out)
        if (format === undefined || wanted === 'text') return showStatement(session, month)
        return printExport(session, month, wanted)
      }),
    )
  withExamples(
    command,
    'report 2026-10',
    'report 2026-10 --json',
    'report 2026-10 --format hledger --out 2026-10.journal',
    'report 2026-10 --format pdf --out 2026-10.pdf',
    'report 2026-10 --all october',
    'report 2026-10 --client Halden --with-waste',
  )
}

/** A name that was left empty, as by a variable of a script that is not set, is no name. */
function mustSaySomething(named: Readonly<Record<string, unknown>>): void {
  const [option] = Object.entries(named).find(([, value]) => value === '') ?? []
  if (option !== undefined) throw invalid(`${option}: is empty; name it, or leave --${option} out`, { field: option })
}

/** What `--all` writes is the whole studio's, in every format: what says otherwise is refused, not passed over. */
function mustGoAlone(others: Readonly<Record<string, unknown>>): void {
  const [name] = Object.entries(others).find(([, value]) => value !== undefined) ?? []
  if (name === undefined) return
  const option = name === 'withWaste' ? 'with-waste' : name
  throw invalid(
    `${option}: does not go with --all, which writes the whole month in every format; leave one of them out`,
    { field: option },
  )
}

function withoutPdf(format: string): Error {
  return invalid(
    `paper: is of a PDF, and this report is written as ${format}; add --format pdf, or leave --paper out`,
    {
      field: 'paper',
    },
  )
}

async function showStatement(session: Session, month: string): Promise<void> {
  return session.answer(await session.call('statement.show', { month }), statementText)
}

/** What another program reads is passed on as it is, not cleaned for a terminal: the bytes that a file would have. */
async function printExport(session: Session, month: string, format: string): Promise<void> {
  const written = await session.call('exports.statement', { month, format })
  return session.json && format !== 'json' ? session.writeJson(written) : session.write(written.text ?? '')
}

async function reportToFile(session: Session, month: string, format: string, out: string): Promise<void> {
  const written = await writeReport(session, month, format, out)
  return session.answer(written, ({ bytes }) => `Wrote the statement for ${month} to ${out} (${bytes} bytes).`)
}

async function reportToPdf(session: Session, month: string, out: string, paper: Paper): Promise<void> {
  const written = await writeReportPdf(session, month, out, paper)
  return session.answer(written, ({ file, bytes }) => `Printed the statement for ${month} to ${file} (${bytes} bytes).`)
}

/** The text for people is the command line's own; every other format the studio writes itself. */
async function writeReport(session: Session, month: string, format: string, file: string) {
  if (format !== 'text') return session.call('exports.statement', { month, format, file })
  const statement = await session.call('statement.show', { month })
  const { bytes } = await writeFileAtomically(file, [`${statementText(statement)}\n`])
  return { file, text: null, bytes }
}
