import { invalid } from '../../../shared/domain/refusal.ts'
import { USAGE_FIELDS } from '../../../shared/domain/usage-fields.ts'
import type { UsageField } from '../../../shared/domain/usage-fields.ts'
import { usageFieldOf } from './usage-columns.ts'
import type { UnknownText, UsageRowTexts, UsageTexts } from './usage-texts.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** How deep a value may be nested to be kept as text. */
const MAX_DEPTH = 4

/**
 * The text of a JSON value, '' for null. Refuses a number that JSON cannot hold exactly (long task ids, unquoted, lose their
 * last digits), and what is nested beyond reason.
 */
export function textOfJson(value: unknown, key: string): string {
  if (typeof value === 'string') return value.trim()
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return String(value)
    throw invalid(`${key}: is a number with more digits than JSON keeps; put it in quotes`, { field: key })
  }
  if (isShallow(value, MAX_DEPTH)) return JSON.stringify(value)
  throw invalid(`${key}: is nested too deeply`, { field: key })
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1))
}

/** The text of a field, which is a text, a number or a truth value. */
export function fieldTextOfJson(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return textOfJson(value, key)
  throw invalid(`${key}: must be a text or a number`, { field: key })
}

const EMPTY = Object.fromEntries(USAGE_FIELDS.map((field) => [field, ''])) as UsageTexts

/** The texts of a row of which only some are told. */
export function usageTexts(told: Partial<UsageTexts>): UsageTexts {
  return { ...EMPTY, ...told }
}

/**
 * Reads an object with the neutral columns as its keys, under the same other names. Refuses one in which two keys are for the
 * same field. `untoldOutcome` is what it means that no key tells the outcome.
 */
export function textsOfObject(
  value: JsonObject,
  untoldOutcome: string,
  fieldOf: (key: string) => UsageField | null = usageFieldOf,
): UsageRowTexts {
  const texts: Partial<Record<UsageField, string>> = {}
  const keyOf = new Map<UsageField, string>()
  const unknown: UnknownText[] = []
  for (const [key, inner] of Object.entries(value)) {
    const field = fieldOf(key)
    if (field === null) {
      unknown.push({ name: key, text: textOfJson(inner, key) })
      continue
    }
    const first = keyOf.get(field)
    if (first !== undefined)
      throw invalid(`${key}: is for the same field as "${first}" (${field}); keep one`, { field: key })
    keyOf.set(field, key)
    texts[field] = fieldTextOfJson(inner, key)
  }
  texts.outcome ??= untoldOutcome
  return { texts: usageTexts(texts), unknown: unknown.filter((one) => one.text !== '') }
}

/** Whether any key of the object tells an outcome. */
export function tellsOutcome(value: JsonObject, fieldOf: (key: string) => UsageField | null = usageFieldOf): boolean {
  return Object.keys(value).some((key) => fieldOf(key) === 'outcome')
}
