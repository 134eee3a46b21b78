import type { TestContext } from 'vitest'
import type { FocusColumn, FocusDataset } from '../../shared/domain/focus/columns.ts'
import { FOCUS_COLUMNS } from '../../shared/domain/focus/columns.ts'
import type { FocusRow } from '../../shared/domain/focus/values.ts'
import type { Model, Override } from './focus-rules.ts'
import { applicableRules, brokenBy, ruleData } from './focus-rules.ts'

/** What packs, takes and a price list are in FOCUS's terms. Regions, sub accounts, capacity and other currencies there are none. */
const SUPPORTED = new Set([
  'ACCOUNT_NAMING_SUPPORTED',
  'BILLING_BASED_ON_PROVISIONED_RESOURCES_SUPPORTED',
  'COMMITMENT_DISCOUNT_SUPPORTED',
  'MULTIPLE_PRICING_CATEGORIES_SUPPORTED',
  'NEGOTIATED_PRICING_SUPPORTED',
  'PUBLIC_PRICE_LIST_SUPPORTED',
  'RESOURCE_TYPE_ASSIGNMENT_SUPPORTED',
  'TAGGING_SUPPORTED',
  'UNIT_PRICING_SUPPORTED',
  'USAGE_MEASUREMENT_SUPPORTED',
])

const isNull = (ColumnName: string) => ({ CheckFunction: 'CheckValue', ColumnName, Value: null })
const isNotNull = (ColumnName: string) => ({ CheckFunction: 'CheckNotValue', ColumnName, Value: null })
const is = (ColumnName: string, Value: string) => ({ CheckFunction: 'CheckValue', ColumnName, Value })
const isNot = (ColumnName: string, Value: string) => ({ CheckFunction: 'CheckNotValue', ColumnName, Value })
const and = (...Items: object[]) => ({ CheckFunction: 'AND', Items })
const or = (...Items: object[]) => ({ CheckFunction: 'OR', Items })

/** Where the data of the 1.2 model says something else than the text of its rule: the rule as its text has it. */
const OVERRIDES: Readonly<Record<string, Override>> = {
  // The text lists Used and Unused (FOCUS_Spec issue 2418).
  'CommitmentDiscountStatus-C-005-M': {
    Requirement: or(is('CommitmentDiscountStatus', 'Used'), is('CommitmentDiscountStatus', 'Unused')),
  },
  // "MUST be null when CommitmentDiscountId is null": the data has the requirement the other way round.
  'CommitmentDiscountStatus-C-003-C': { Requirement: isNull('CommitmentDiscountStatus') },
  // "MUST NOT be null when CommitmentDiscountId is not null and ChargeCategory is Usage" (issue 2393).
  'CommitmentDiscountStatus-C-004-C': {
    Condition: and(isNotNull('CommitmentDiscountId'), is('ChargeCategory', 'Usage')),
  },
  // "… when ChargeClass is not Correction", of usage that a commitment did not leave unused.
  'ConsumedQuantity-C-006-C': {
    Condition: and(
      is('ChargeCategory', 'Usage'),
      isNot('CommitmentDiscountStatus', 'Unused'),
      isNot('ChargeClass', 'Correction'),
    ),
  },
  // The text asks this of usage and purchases of a commitment; the data of every row.
  'CommitmentDiscountQuantity-C-005-C': {
    Condition: and(
      isNotNull('CommitmentDiscountId'),
      or(is('ChargeCategory', 'Usage'), is('ChargeCategory', 'Purchase')),
      isNot('ChargeClass', 'Correction'),
    ),
  },
}

const LEFT_OUT = new Set([
  // InvoiceId is not written: the vendor's invoices are not known here. It is recommended, not asked for.
  'CostAndUsage-D-033-O',
])

/** Fewer rules that apply would mean that the data was not understood. */
const LEAST_RULES = 200

/** What each list of rows breaks of the static rules of FOCUS 1.2 that apply: a text a rule. Skips the test without the rule data. */
export function brokenRules(context: TestContext, lists: Iterable<readonly FocusRow[]>): string[] {
  const model = ruleData(context, 'model-1.2.json') as Model
  const ruling = { model, overrides: OVERRIDES, leftOut: LEFT_OUT, supported: SUPPORTED }
  const rules = applicableRules(ruling)
  if (rules.length < LEAST_RULES) throw new Error(`only ${rules.length} rules apply`)
  const columns = FOCUS_COLUMNS['cost-and-usage-1.2'].map(({ name }) => name)
  const broken = new Map<string, string>()
  for (const rows of lists) {
    for (const rule of rules) for (const text of brokenBy(ruling, rule, columns, rows)) broken.set(rule, text)
  }
  return [...broken.values()]
}

interface ModelColumn {
  readonly data_type: string
  readonly value_format: string
  readonly allows_nulls: boolean
  readonly feature_level: 'Mandatory' | 'Conditional' | 'Recommended'
  readonly condition: string
  readonly allowed_values: readonly string[] | null
}

interface Model14 {
  readonly datasets: Readonly<Record<string, { readonly columns: Readonly<Record<string, ModelColumn>> }>>
}

const NAMES: Partial<Record<FocusDataset, string>> = {
  'cost-and-usage-1.4': 'Cost and Usage',
  'contract-commitment-1.4': 'Contract Commitment',
}

/** The columns of a dataset as the model of FOCUS 1.4 has them. Skips the test without the rule data. */
export function modelColumns(context: TestContext, dataset: FocusDataset): ReadonlyMap<string, ModelColumn> {
  const { datasets } = ruleData(context, 'focus_1_4_model.json') as Model14
  const columns = datasets[NAMES[dataset] ?? '']?.columns
  if (columns === undefined) throw new Error(`the model has no dataset ${dataset}`)
  return new Map(Object.entries(columns))
}

/** What a column of ours says otherwise than the model's. */
export function columnFaults(own: FocusColumn, model: ModelColumn | undefined): string[] {
  if (model === undefined) return own.name.startsWith('x_') ? [] : [`${own.name} is no column of FOCUS 1.4`]
  const of = (what: string, is: unknown, wanted: unknown): string[] =>
    is === wanted ? [] : [`${own.name}: ${what} is ${String(is)}, not ${String(wanted)}`]
  const values = model.allowed_values
  return [
    ...of('nullable', own.isNullable, model.allows_nulls),
    ...of('type', own.type, typeOf(model)),
    ...(own.allowed ?? []).flatMap((one) =>
      values?.includes(one) === true ? [] : [`${own.name} may not be "${one}"`],
    ),
  ]
}

function typeOf({ data_type: type, value_format: format }: ModelColumn): FocusColumn['type'] {
  if (type === 'Decimal') return 'decimal'
  if (type === 'Date/Time') return 'date-time'
  if (type === 'JSON') return 'json'
  if (format === 'Currency') return 'currency'
  return format === 'Unit' ? 'unit' : 'string'
}
