import type { BillTime } from '../../../shared/domain/bills/bill.ts'
import { plainName } from '../../../shared/domain/plain-name.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { columnNames } from '../text/column-names.ts'
import { shortened } from '../text/shortened.ts'

/** The columns of a console's bill that are read. What it says of accounts and of keys' names is not. */
export const BILL_FIELDS = ['api', 'model', 'amount', 'output', 'total', 'time', 'status'] as const
export type BillField = (typeof BILL_FIELDS)[number]

/**
 * The heads of MiniMax's `export_bill_<unix>.csv`, Chinese and English, without case, spaces and marks. Their order, and whether
 * an account's column leads, differ between exports.
 */
const ALIASES: Readonly<Record<BillField, readonly string[]>> = {
  api: ['消费接口', 'consumedapi'],
  model: ['消费模型', 'consumedmodel'],
  amount: ['消费金额', 'amountspent'],
  output: ['输出消费数', 'outputusagequantity'],
  total: ['总消费数', 'totalusagequantity'],
  time: ['消费时间', 'consumptiontime'],
  status: ['消费结果', 'consumptionstatus', 'consumptionresult'],
}

/** What the time's head may say after its name: the clock. */
const TIME = /^(消费时间|consumptiontime)(utc|gmt)?(0?8|0?800|beijing|北京|北京时间)?$/

export interface BillColumns {
  readonly width: number
  /** The position of each field's column; -1 where there is none. */
  readonly at: Readonly<Record<BillField, number>>
  readonly names: readonly string[]
  /** The clock of the bill's hours; `isTold` where the head itself says it. */
  readonly time: BillTime
  readonly isTimeTold: boolean
}

function billFieldOf(name: string): BillField | null {
  const text = plainName(name)
  if (TIME.test(text)) return 'time'
  return BILL_FIELDS.find((field) => ALIASES[field].includes(text)) ?? null
}

/** Whether a head line is a bill's: a model, an hour, a result, and at least one count. */
export function isBillHead(head: readonly string[]): boolean {
  const found = new Set(head.map(billFieldOf))
  return missing(found).length === 0
}

function missing(found: ReadonlySet<BillField | null>): readonly string[] {
  const lacks = (['model', 'time', 'status'] as const)
    .filter((field) => !found.has(field))
    .map((field) => nameOf(field))
  return found.has('total') || found.has('output') ? lacks : [...lacks, nameOf('total')]
}

/** The field as the console's two languages call it. */
function nameOf(field: BillField): string {
  const english: Readonly<Record<BillField, string>> = {
    api: 'Consumed API',
    model: 'Consumed model',
    amount: 'Amount spent',
    output: 'Output usage quantity',
    total: 'Total usage quantity',
    time: 'Consumption time',
    status: 'Consumption status',
  }
  return `${english[field]} (${ALIASES[field][0] ?? ''})`
}

/** What the file itself calls a field's column, as a refusal names it: as much of it as the file's own words may take. */
export function columnName({ at, names }: BillColumns, field: BillField): string {
  return shortened(names[at[field]] ?? nameOf(field))
}

/** Finds a bill's columns. Refuses (`invalid_input`) a head that lacks one, or that has one twice. */
export function findBillColumns(head: readonly string[], file: string, line: number): BillColumns {
  const names = columnNames(head)
  const at: Record<BillField, number> = { api: -1, model: -1, amount: -1, output: -1, total: -1, time: -1, status: -1 }
  for (const [index, name] of names.entries()) {
    const field = billFieldOf(name)
    if (field === null) continue
    const first = names[at[field]]
    if (first !== undefined) {
      throw invalid(`${file}, line ${line}: "${first}" and "${name}" are both columns for ${nameOf(field)}; keep one`, {
        file,
        line,
        field,
      })
    }
    at[field] = index
  }
  const lacks = missing(new Set(BILL_FIELDS.filter((field) => at[field] >= 0)))
  if (lacks.length > 0) {
    throw invalid(
      `${file}, line ${line}: is no bill of the MiniMax console: it has no column ${lacks.join(', ')}; it has ${shortened(names.join(', '))}`,
      { file, line, field: 'head' },
    )
  }
  return { width: head.length, at, names, ...clockOf(names[at.time] ?? '') }
}

/** English heads say UTC; Chinese files have been read by Beijing's clock, though none says so. */
function clockOf(name: string): { readonly time: BillTime; readonly isTimeTold: boolean } {
  const text = plainName(name)
  const [, language = '', utc = '', ahead = ''] = TIME.exec(text) ?? []
  if (ahead !== '') return { time: 'beijing', isTimeTold: true }
  if (utc !== '') return { time: 'utc', isTimeTold: true }
  return { time: language === 'consumptiontime' ? 'utc' : 'beijing', isTimeTold: false }
}
