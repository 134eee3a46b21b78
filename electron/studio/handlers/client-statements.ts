import type { ClientFormat } from '../../../shared/api/client-statement.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ClientScope } from '../../../shared/domain/client-statement.ts'
import { clientStatementOf } from '../../../shared/domain/client-statement.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { MonthFigures } from '../../../shared/domain/statement.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import { closingOf } from '../../ledger/figures/closings.ts'
import { plannedProductions, productionsOfJournal } from '../../ledger/plans/planned-productions.ts'
import { monthFigures } from '../../ledger/figures/statements.ts'
import { writeClientStatementCsv } from '../../reports/client-statement-csv.ts'
import type { ClientStatementFile } from '../../reports/client-statement-xlsx.ts'
import { writeClientStatementXlsx } from '../../reports/client-statement-xlsx.ts'
import type { CommandContext, QueryContext } from '../context.ts'

export function showClientStatement(
  context: QueryContext,
  input: ParsedInput<'statement.client'>,
): Output<'statement.client'> {
  return clientStatementOf(figuresOf(context, input), scopeOf(context, input), input.waste)
}

function figuresOf({ reader, names }: QueryContext, { month }: ParsedInput<'statement.client'>): MonthFigures {
  return monthFigures(reader, names, month)
}

export async function exportClientStatement(
  context: CommandContext,
  input: ParsedInput<'exports.clientStatement'>,
): Promise<Output<'exports.clientStatement'>> {
  const { file, format } = input
  if (file === undefined && format === 'xlsx')
    throw invalid('file: a workbook is written to a file: name one', { field: 'file' })
  const chunks = await WRITERS[format](clientFile(context, input))
  if (file !== undefined) {
    const { bytes } = await writeFileAtomically(file, chunks)
    return { file, text: null, bytes }
  }
  const text = [...chunks].join('')
  return { file: null, text, bytes: Buffer.byteLength(text) }
}

/** R11: the statement, with the digest where the month is closed. */
function clientFile(context: QueryContext, input: ParsedInput<'statement.client'>): ClientStatementFile {
  const [figures, scope] = [figuresOf(context, input), scopeOf(context, input)]
  const closing = closingOf(context.reader, input.month)
  const statement = clientStatementOf(figures, scope, input.waste)
  return {
    statement: closing === null ? statement : { ...statement, digest: closing.digest },
    closedAt: closing?.at ?? null,
  }
}

type Written = Iterable<string | Uint8Array>

const WRITERS: Readonly<Record<ClientFormat, (file: ClientStatementFile) => Written | Promise<Written>>> = {
  csv: ({ statement }) => writeClientStatementCsv(statement),
  xlsx: async (file) => [await writeClientStatementXlsx(file)],
  json: ({ statement }) => [`${JSON.stringify(statement, null, 2)}\n`],
}

/** The productions of whom the statement is for. Refuses (`not_found`) who is not known, with those who are. */
function scopeOf({ reader }: QueryContext, { client, production }: ParsedInput<'statement.client'>): ClientScope {
  const planned = plannedProductions(reader)
  if (client !== undefined) {
    const productions = planned.filter((one) => one.client === client)
    if (productions.length > 0) return { client, productions }
    const clients = [...new Set(planned.flatMap((one) => (one.client === null ? [] : [one.client])))].sort()
    throw unknown('client', client, clients, 'no production has it as its client')
  }
  const known = planned.find((one) => one.name === production)
  if (known !== undefined) return { client: null, productions: [known] }
  const recorded = productionsOfJournal(reader)
  if (production !== undefined && recorded.includes(production)) {
    return { client: null, productions: [{ name: production, code: null }] }
  }
  const all = [...new Set([...planned.map((one) => one.name), ...recorded])].sort()
  throw unknown('production', production ?? '', all, 'neither plans nor usage name it')
}

const MOST_NAMED = 10

function unknown(field: string, name: string, known: readonly string[], why: string): Refusal {
  const named = known.slice(0, MOST_NAMED).join(', ')
  const there = known.length === 0 ? 'there are none' : `there are ${named}${known.length > MOST_NAMED ? ', …' : ''}`
  return new Refusal('not_found', `${field}: "${name}": ${why}; ${there}`, { field })
}
