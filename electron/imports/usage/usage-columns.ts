import { plainName } from '../../../shared/domain/plain-name.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { USAGE_FIELDS } from '../../../shared/domain/usage-fields.ts'
import type { UsageField } from '../../../shared/domain/usage-fields.ts'
import { columnNames } from '../text/column-names.ts'
import { shortened } from '../text/shortened.ts'

/** Other names of a field, in the spelling that `plainName` gives: without case, spaces, hyphens and other marks. */
const ALIASES: Readonly<Record<UsageField, readonly string[]>> = {
  task_id: ['id', 'externalid', 'jobid', 'generationid'],
  submitted_at: ['submitted', 'createdat', 'created', 'startedat', 'started', 'start', 'starttime', 'createtime'],
  finished_at: [
    'finished',
    'completedat',
    'completed',
    'endedat',
    'ended',
    'end',
    'endtime',
    'date',
    'time',
    'datetime',
    'timestamp',
    'at',
  ],
  model: ['modelname'],
  mode: ['generationmode'],
  resolution: ['res', 'size'],
  duration_s: [
    'duration',
    'seconds',
    'secs',
    'sec',
    'length',
    'lengths',
    'durationsec',
    'durationseconds',
    'durationinseconds',
  ],
  outcome: ['status', 'result', 'state'],
  units: ['unitsused', 'unitscharged', 'charge', 'credits', 'creditsused'],
  pack_id: ['pack', 'package', 'packageid'],
  project: ['projectname', 'production', 'productionname'],
  scene: ['sceneid', 'scenenumber', 'sceneno'],
  shot: ['shotid', 'shotnumber', 'shotno', 'shotname'],
  take: ['takeid', 'takenumber', 'takeno'],
  kept: ['keep', 'selected'],
  note: ['notes', 'comment', 'comments', 'remark', 'remarks'],
  clips: ['clip', 'clipcount', 'count', 'quantity', 'qty', 'videos'],
  source: [],
  account: [],
}

const FIELD_OF: ReadonlyMap<string, UsageField> = new Map(
  USAGE_FIELDS.flatMap((field) => [plainName(field), ...ALIASES[field]].map((name) => [name, field] as const)),
)

/** The field that a column or a key is for, whatever its case and spelling; null where it is none. */
export function usageFieldOf(name: string): UsageField | null {
  const known = fieldsFound.get(name)
  if (known !== undefined) return known
  const field = FIELD_OF.get(plainName(name)) ?? null
  if (fieldsFound.size > 1000) fieldsFound.clear()
  fieldsFound.set(name, field)
  return field
}
// Every line of JSON has the same keys.
const fieldsFound = new Map<string, UsageField | null>()

/**
 * What whoever imports a file says of its columns: the field that one is for, or null where it is for none. What is not said is
 * told by the column's name.
 */
export type UsageMapping = ReadonlyMap<string, UsageField | null>

/** Finds fields by a mapping first, then by name. */
export function fieldFinder(mapping: UsageMapping | undefined): (name: string) => UsageField | null {
  if (mapping === undefined || mapping.size === 0) return usageFieldOf
  return (name) => {
    const said = mapping.get(name)
    return said === undefined ? usageFieldOf(name) : said
  }
}

/** Where a file's columns are. */
export interface UsageColumns {
  readonly width: number
  /** The position of each field's column; -1 where there is none. */
  readonly at: Readonly<Record<UsageField, number>>
  readonly unknown: readonly { readonly name: string; readonly at: number }[]
  /** What the file calls each of its columns. */
  readonly names: readonly string[]
}

/** What no usage can be recorded without. Of the two instants one is enough. */
const MANDATORY: readonly (readonly [UsageField, ...UsageField[]])[] = [
  ['model'],
  ['resolution'],
  ['duration_s'],
  ['finished_at', 'submitted_at'],
]

/**
 * Finds the fields in a head line. Refuses one in which two columns are for the same field, or in which a mandatory one is
 * missing; the message says what is missing and what was found.
 */
export function findUsageColumns(
  head: readonly string[],
  path: string,
  line: number,
  fieldOf: (name: string) => UsageField | null = usageFieldOf,
): UsageColumns {
  const names = columnNames(head)
  const at = Object.fromEntries(USAGE_FIELDS.map((field) => [field, -1])) as Record<UsageField, number>
  const unknown: { name: string; at: number }[] = []
  for (const [index, name] of names.entries()) {
    const field = fieldOf(name)
    if (field === null) {
      unknown.push({ name, at: index })
      continue
    }
    const first = names[at[field]]
    if (first !== undefined) {
      throw invalid(`${path}, line ${line}: "${first}" and "${name}" are both columns for ${field}; keep one`, {
        file: path,
        line,
        field,
      })
    }
    at[field] = index
  }
  refuseMissing(at, names, path, line)
  return { width: head.length, at, unknown, names }
}

/** The mandatory fields that are not among those found; of those that are alternatives, each. */
export function missingFields(found: ReadonlySet<UsageField>): readonly (readonly UsageField[])[] {
  return MANDATORY.filter((fields) => !fields.some((field) => found.has(field)))
}

function refuseMissing(
  at: Readonly<Record<UsageField, number>>,
  names: readonly string[],
  path: string,
  line: number,
): void {
  const missing = missingFields(new Set(USAGE_FIELDS.filter((field) => at[field] >= 0)))
  const [first] = missing
  if (first === undefined) return
  const wanted = missing.map((fields) => fields.join(' or ')).join(', ')
  throw invalid(`${path}, line ${line}: has no column for ${wanted}; it has ${shortened(names.join(', '))}`, {
    file: path,
    line,
    ...(first[0] === undefined ? {} : { field: first[0] }),
  })
}
