import * as z from 'zod'
import type { OperationName } from '../../shared/api/operations.ts'
import { isOperationName, operations } from '../../shared/api/operations.ts'
import type { Random } from '../../shared/domain/random.ts'
import { integerBetween, seededRandom } from '../../shared/domain/random.ts'

/** A call that must change nothing: its name is none, or its input is not what the operation takes, or it only reads. */
export interface RandomCall {
  readonly name: string
  readonly input: unknown
  /** Whether the contract refuses it: it may not be answered. */
  readonly isBad: boolean
}

const NAMES = Object.keys(operations) as readonly OperationName[]

/** As many calls as asked for; the same seed, the same calls. All inputs survive JSON and a structured clone. */
export function randomCalls(count: number, seed: number): readonly RandomCall[] {
  const random = seededRandom(seed)
  const calls: RandomCall[] = []
  while (calls.length < count) {
    const call = randomCall(random)
    if (call !== null) calls.push(call)
  }
  return calls
}

/** Null where chance made a command that could be carried out. */
function randomCall(random: Random): RandomCall | null {
  const name = nameFrom(random)
  if (!isOperationName(name)) return { name, input: valueFrom(random, 0), isBad: true }
  const input = random() < 0.3 ? valueFrom(random, 0) : almostInput(random, name)
  const isBad = !operations[name].input.safeParse(input).success
  return isBad || isHarmless(name, input) ? { name, input, isBad } : null
}

/** A query that writes no file and reads none. */
function isHarmless(name: OperationName, input: unknown): boolean {
  const namesFile = typeof input === 'object' && input !== null && 'file' in input
  return operations[name].kind === 'query' && !namesFile
}

function nameFrom(random: Random): string {
  const name = pick(random, NAMES)
  if (random() < 0.8) return name
  return pick(random, [
    () => name.toUpperCase(),
    () => name.slice(0, -1),
    () => `${name} `,
    () => name.replace('.', ''),
    () => pick(random, ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']),
    () => textFrom(random).slice(0, 200),
  ])()
}

/** An input with the operation's own fields, their values by chance, sometimes one missing and one too many. */
function almostInput(random: Random, name: OperationName): Record<string, unknown> {
  const schema = operations[name].input
  const fields = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const input: Record<string, unknown> = {}
  for (const field of fields) if (random() < 0.7) input[field] = pick(random, [plausibleFrom, valueFrom])(random, 1)
  if (random() < 0.3) input[pick(random, ['constructor', 'x', '', 'file', 'path', '$where'])] = valueFrom(random, 1)
  return input
}

/** What some field somewhere takes. */
function plausibleFrom(random: Random): unknown {
  return pick<unknown>(random, [
    'MiniMax-Hailuo-2.3',
    '768p',
    6,
    1,
    'standard',
    'main',
    '2026-10',
    '2026-10-05T08:00:00Z',
    '100',
    'usage',
    '01890a5d-ac96-774b-bcce-b302099a8057',
    true,
  ])
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.1,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '<img src=x onerror=alert(1)>',
  '=cmd()',
  "'; DROP TABLE entry; --",
  '../../etc/passwd',
  '/dev/zero',
  'file:///etc/passwd',
  '1e400',
  '٣',
  '9'.repeat(400),
  '2026-13-45T99:99:99Z',
  '-271821-04-20T00:00:00Z',
]

function valueFrom(random: Random, depth: number): unknown {
  const roll = random()
  if (roll < 0.45) return pick(random, HOSTILE)
  if (roll < 0.6) return textFrom(random)
  if (roll < 0.7) return integerBetween(random, -1_000_000, 1_000_000)
  if (roll < 0.72) return nested(integerBetween(random, 10, 500))
  if (depth > 3) return []
  if (roll < 0.85) return Array.from({ length: integerBetween(random, 0, 5) }, () => valueFrom(random, depth + 1))
  return Object.fromEntries(
    Array.from({ length: integerBetween(random, 0, 5) }, () => [
      textFrom(random).slice(0, 20),
      valueFrom(random, depth + 1),
    ]),
  )
}

function nested(depth: number): unknown {
  let value: unknown = []
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

function textFrom(random: Random): string {
  const length = random() < 0.01 ? integerBetween(random, 1000, 50_000) : integerBetween(random, 0, 30)
  let text = ''
  for (let index = 0; index < length; index += 1) text += String.fromCharCode(integerBetween(random, 0, 0x2fff))
  return text
}

function pick<T>(random: Random, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T
}
