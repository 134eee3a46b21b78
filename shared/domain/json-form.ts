import * as z from 'zod'
import { Refusal } from './refusal.ts'

/** Parts of schemas for JSON that people write, with messages that say what would be right and what was found instead. */

/** What zod tells of a fault. */
interface Issue {
  readonly code?: string | undefined
  readonly input?: unknown
  readonly keys?: readonly string[]
}

/** The message of a schema: the value must be so, and what was found instead. */
export function must(be: string) {
  return {
    error: ({ input }: Issue) =>
      input === undefined ? `is missing; it must be ${be}` : `must be ${be}, not ${shown(input)}`,
  }
}

/** A value as a message shows it: short, and on one line. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** An object of just these keys; the fault of an unknown key names the known ones. */
export function form<S extends z.ZodRawShape>(be: string, shape: S) {
  const known = Object.keys(shape).join(', ')
  const wrong = must(`${be}: an object with ${known}`)
  return z.strictObject(shape, {
    error: (issue: Issue) =>
      issue.code === 'unrecognized_keys' ? `is not known; ${be} has ${known}` : wrong.error(issue),
  })
}

/** A text that `holds`; a text that a parser of the domain refuses does not. */
export function text(be: string, holds: (value: string) => boolean) {
  return z.string(must(be)).refine((value) => isAccepted(() => holds(value)), { ...must(be), abort: true })
}

/** Whether `holds` is true; what a parser of the domain refuses is not. */
export function isAccepted(holds: () => boolean): boolean {
  try {
    return holds()
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** A fault of a JSON value: where, as JavaScript writes the path, and what would be right. */
export interface Fault {
  /** Empty for the value itself, else such as `packs[0].price` or `rules["a b"]`. */
  readonly path: string
  readonly message: string
}

/** Every fault that zod found; each unknown key is one of its own. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return paths.map((path) => ({ path: jsonPath(path), message: issue.message }))
  })
}

function jsonPath(path: readonly PropertyKey[]): string {
  const step = (part: PropertyKey): string => {
    if (typeof part === 'number') return `[${part}]`
    const key = String(part)
    return /^\w+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
  }
  return path.map(step).join('').replace(/^\./, '')
}
