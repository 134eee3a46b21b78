import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'vitest'
import type { FocusRow } from '../../shared/domain/focus/values.ts'
import { isCurrency } from '../../shared/domain/money.ts'
import { exact, EXACT_PLACES } from './focus-cells.ts'

/** Where FOCUS's rule data lies, when it lies beside the project; it is not part of it. */
const FOLDER = join(import.meta.dirname, '../../../shared/reference/focus')

/** Reads a file of the rule data, or skips the test and prints that it ran without. */
export function ruleData(context: TestContext, file: string): unknown {
  const path = join(FOLDER, file)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  const reason = `FOCUS's rule data (${file}) is not beside the project, so this ran without: ${context.task.name}`
  console.warn(reason)
  return context.skip(reason)
}

/** What a rule asks of a row, as the FOCUS model writes it. */
interface Check {
  readonly CheckFunction?: string
  readonly Items?: readonly Check[]
  readonly ModelRuleId?: string
  readonly ColumnName?: string
  readonly ColumnAName?: string
  readonly ColumnBName?: string
  readonly ResultColumnName?: string
  readonly Value?: string | number | null
  readonly ExpectedCount?: number
}

interface Rule {
  readonly Function: string
  readonly Reference: string
  readonly Type: 'Static' | 'Dynamic'
  readonly ApplicabilityCriteria: readonly string[]
  readonly ValidationCriteria: {
    readonly MustSatisfy: string
    readonly Keyword: string
    readonly Requirement: Check
    readonly Condition: Check
  }
}

export interface Model {
  readonly ModelRules: Readonly<Record<string, Rule>>
}

/** A rule of the model as the specification's text has it, where its data does not: a requirement, a condition, or both. */
export type Override = Partial<Pick<Rule['ValidationCriteria'], 'Requirement' | 'Condition'>>

interface Ruling {
  readonly model: Model
  /** Rules whose data contradicts their text, by id. */
  readonly overrides: Readonly<Record<string, Override>>
  /** Rules that say nothing that can hold, by id. */
  readonly leftOut: ReadonlySet<string>
  /** What the data's producer supports: a rule for what it does not is none of its own. */
  readonly supported: ReadonlySet<string>
}

const BINDING = new Set(['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT'])

/** Every static rule that can be checked and that applies, with the conditions of the rules that it is part of. */
export function applicableRules({ model, leftOut, supported }: Ruling): string[] {
  return Object.entries(model.ModelRules)
    .filter(([id, rule]) => rule.Type === 'Static' && rule.Function !== 'Composite' && !leftOut.has(id))
    .filter(([, { ValidationCriteria }]) => BINDING.has(ValidationCriteria.Keyword))
    .filter(([, rule]) => rule.ApplicabilityCriteria.every((one) => supported.has(one)))
    .map(([id]) => id)
}

/** The rows that break a rule, as texts that name both. */
export function brokenBy(ruling: Ruling, id: string, columns: readonly string[], rows: readonly FocusRow[]): string[] {
  const rule = ruling.model.ModelRules[id]
  if (rule === undefined) throw new Error(`there is no rule ${id}`)
  const { Requirement, Condition, MustSatisfy } = { ...rule.ValidationCriteria, ...ruling.overrides[id] }
  if (Requirement.CheckFunction === 'ColumnPresent') {
    return columns.includes(Requirement.ColumnName ?? '') ? [] : [`${id}: ${MustSatisfy}`]
  }
  // A rule of a column that may be left out asks nothing of a file that leaves it out.
  if (!columns.includes(rule.Reference)) return []
  const conditions = [Condition, ...conditionsAbove(ruling.model, id)]
  // Whether a cell may be null is for the rules of nullability to say: a list of values has no null in it.
  const isOfValues = MustSatisfy.includes('allowed values')
  const concerned = rows.filter(
    (row) =>
      !(isOfValues && (row[rule.Reference] ?? null) === null) &&
      conditions.every((one) => isEmpty(one) || holds(one, row, rows)),
  )
  const broken = concerned.find((row) => !holds(Requirement, row, rows))
  return broken === undefined ? [] : [`${id}: ${MustSatisfy} ${JSON.stringify(broken)}`]
}

/** A rule holds where those that it is an item of hold: "when not null, … adheres to the following". */
function conditionsAbove({ ModelRules }: Model, id: string): Check[] {
  return Object.entries(ModelRules).flatMap(([above, rule]) => {
    const { Requirement, Condition } = rule.ValidationCriteria
    if (rule.Function !== 'Composite' || above === id || rule.Type !== 'Static') return []
    return Requirement.Items?.some((item) => item.ModelRuleId === id) === true ? [Condition] : []
  })
}

function isEmpty(check: Check): boolean {
  return check.CheckFunction === undefined
}

function holds(check: Check, row: FocusRow, rows: readonly FocusRow[]): boolean {
  const value = row[check.ColumnName ?? ''] ?? null
  const [a, b] = [row[check.ColumnAName ?? ''] ?? null, row[check.ColumnBName ?? ''] ?? null]
  switch (check.CheckFunction ?? '') {
    case 'AND':
      return (check.Items ?? []).every((item) => holds(item, row, rows))
    case 'OR':
      return (check.Items ?? []).some((item) => holds(item, row, rows))
    case 'CheckValue':
      return isSame(value, check.Value)
    case 'CheckNotValue':
      return !isSame(value, check.Value)
    case 'CheckSameValue':
      return a === b
    case 'CheckNotSameValue':
      return a !== b
    case 'CheckGreaterOrEqualThanValue':
      return value === null || Number(value) >= Number(check.Value)
    case 'CheckDistinctCount':
      return a === null || distinctCount(check, a, rows) === check.ExpectedCount
    case 'ColumnByColumnEqualsColumnValue':
      return a === null || b === null || exact(a) * exact(b) === scaled(row[check.ResultColumnName ?? ''])
    default:
      return value === null || hasForm(check.CheckFunction ?? '', value)
  }
}

/** "None" and null of the data are null; numbers are compared as such. */
function isSame(value: string | null, wanted: string | number | null | undefined): boolean {
  if (wanted === null || wanted === undefined || wanted === 'None') return value === null
  return typeof wanted === 'number' ? value !== null && Number(value) === wanted : value === wanted
}

function scaled(value: string | null | undefined): bigint {
  return exact(value) * 10n ** BigInt(EXACT_PLACES)
}

/** Counted once a pair of columns and list of rows: it is asked for each row. */
const counts = new WeakMap<readonly FocusRow[], Map<string, Map<string, Set<string | null>>>>()

function distinctCount({ ColumnAName = '', ColumnBName = '' }: Check, a: string, rows: readonly FocusRow[]): number {
  const known = counts.get(rows) ?? new Map<string, Map<string, Set<string | null>>>()
  counts.set(rows, known)
  const key = `${ColumnAName} ${ColumnBName}`
  const sets = known.get(key) ?? new Map<string, Set<string | null>>()
  if (!known.has(key)) {
    known.set(key, sets)
    for (const row of rows) {
      const of = row[ColumnAName] ?? ''
      sets.set(of, (sets.get(of) ?? new Set()).add(row[ColumnBName] ?? null))
    }
  }
  return sets.get(a)?.size ?? 0
}

const NUMBER = /^-?\d+(\.\d+)?(E-?\d+)?$/

function hasForm(check: string, value: string): boolean {
  switch (check) {
    case 'TypeString':
      return true
    case 'FormatString':
      return value.trim() !== ''
    case 'TypeDecimal':
    case 'FormatNumeric':
    case 'CheckDecimalValue':
      return NUMBER.test(value)
    case 'TypeDateTime':
    case 'FormatDateTime':
      return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value)
    case 'FormatUnit':
      return /^[A-Z][A-Za-z -]*$/.test(value)
    case 'FormatCurrency':
    case 'CheckNationalCurrency':
      return isCurrency(value)
    case 'FormatKeyValue':
      return Object.values(JSON.parse(value) as object).every((one) => typeof one !== 'object')
    default:
      throw new Error(`the check ${check} is not known`)
  }
}
