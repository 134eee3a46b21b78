import type { Input, Output } from '../../shared/api/operations.ts'
import type { UsageField } from '../../shared/domain/usage-fields.ts'

export type LookedAt = Output<'imports.inspect'>

/** Whether entries can be made of the file: a rate card and a bill are looked at, and record none. */
export function isImported({ kind }: LookedAt): boolean {
  return kind === 'usage' || kind === 'journal'
}

/** What was said of columns by hand: the field, or null to keep the column in the notes. */
export type Mapping = ReadonlyMap<string, UsageField | null>

/** The field that each column stands for: as said, else as its name tells. */
export function fieldsOf(look: LookedAt, mapping: Mapping): ReadonlyMap<string, UsageField | null> {
  return new Map(look.columns.map(({ name, field }) => [name, mapping.has(name) ? (mapping.get(name) ?? null) : field]))
}

/** Says what one column is. A field has one column: another that stood for it goes into the notes. */
export function withColumn(look: LookedAt, mapping: Mapping, column: string, field: UsageField | null): Mapping {
  const next = new Map(mapping)
  for (const [name, taken] of fieldsOf(look, mapping)) {
    if (name !== column && field !== null && taken === field) next.set(name, null)
  }
  next.set(column, field)
  for (const { name, field: told } of look.columns) if (next.get(name) === told) next.delete(name)
  return next
}

/** The mandatory fields that still have no column. */
export function stillMissing(look: LookedAt, mapping: Mapping): LookedAt['missing'] {
  const found = new Set(fieldsOf(look, mapping).values())
  const alternatives = mandatory(look)
  return alternatives.filter((fields) => !fields.some((field) => found.has(field)))
}

const MANDATORY: readonly (readonly UsageField[])[] = [
  ['model'],
  ['resolution'],
  ['duration_s'],
  ['finished_at', 'submitted_at'],
]

/** Task results of an interface say what each part is: they have no columns to be missing. */
function mandatory(look: LookedAt): UsageField[][] {
  return look.columns.length === 0 ? look.missing : MANDATORY.map((fields) => [...fields])
}

/** Two columns whose names tell the same field; null where there are none. One of them has to go into the notes. */
export function doubled(look: LookedAt, mapping: Mapping): readonly [string, string] | null {
  const firstOf = new Map<UsageField, string>()
  for (const [name, field] of fieldsOf(look, mapping)) {
    if (field === null) continue
    const first = firstOf.get(field)
    if (first !== undefined) return [first, name]
    firstOf.set(field, name)
  }
  return null
}

/** The mapping as the operation takes it. */
export function columnsInput(mapping: Mapping): NonNullable<Input<'imports.usage'>['columns']> {
  return [...mapping].map(([column, field]) => ({ column, field }))
}
