/** Where a text stops being JSON, and what could stand there. */
export interface JsonFault {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units. */
  readonly column: number
  /** What would be right there: "a comma or }". */
  readonly expected: string
  /** What stands there, shortened to its line: "the end of the text", or the text in quotes. */
  readonly found: string
}

// Groups: 1 punctuation, 2 a string (its characters are those from the space on, but quote and backslash), 3 any other value.
const TOKEN =
  /(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|((?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])))/y
const SPACE = /[ \t\r\n]*/y

/** What may come next, and what its message calls it. */
const EXPECTED = {
  value: 'a value',
  firstValue: 'a value or ]',
  key: 'a key in double quotes',
  firstKey: 'a key in double quotes or }',
  colon: 'a colon',
  nextKey: 'a comma or }',
  nextValue: 'a comma or ]',
  end: 'the end of the text',
} as const

const WHOLE_STRING = "a string that is closed on its line and has no other escapes than JSON's"

type State = keyof typeof EXPECTED

type Bracket = '{' | '['

/**
 * Finds the first fault of a text that `JSON.parse` refuses; null where it is JSON. The platform's own message tells the
 * place of some faults only, and none of a text that ends early.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: Bracket[] = []
  let state: State = 'value'
  let offset = 0
  for (;;) {
    const start = skipSpace(text, offset)
    if (state === 'end' && start === text.length) return null
    TOKEN.lastIndex = start
    const token = tokenOf(TOKEN.exec(text))
    const next: State | null = stateAfter(state, token, open)
    if (next === null)
      return faultAt(text, start, token === null && text[start] === '"' ? WHOLE_STRING : EXPECTED[state])
    state = next
    offset = TOKEN.lastIndex
  }
}

/** A token by its punctuation mark, or what it is; null where none could be read. */
function tokenOf(match: RegExpExecArray | null): string | null {
  if (match === null) return null
  return match[1] ?? (match[2] === undefined ? 'other value' : 'string')
}

function skipSpace(text: string, offset: number): number {
  SPACE.lastIndex = offset
  SPACE.exec(text)
  return SPACE.lastIndex
}

/** The state after a token, or null where the token may not stand; keeps the stack of what is open. */
function stateAfter(state: State, token: string | null, open: Bracket[]): State | null {
  switch (state) {
    case 'value':
    case 'firstValue':
      if (token === ']' && state === 'firstValue') return close(open)
      if (token === '{' || token === '[') {
        open.push(token)
        return token === '{' ? 'firstKey' : 'firstValue'
      }
      return token === 'string' || token === 'other value' ? afterValue(open) : null
    case 'key':
    case 'firstKey':
      if (token === '}' && state === 'firstKey') return close(open)
      return token === 'string' ? 'colon' : null
    case 'colon':
      return token === ':' ? 'value' : null
    case 'nextKey':
      if (token === ',') return 'key'
      return token === '}' ? close(open) : null
    case 'nextValue':
      if (token === ',') return 'value'
      return token === ']' ? close(open) : null
    case 'end':
      return null
  }
}

function close(open: Bracket[]): State {
  open.pop()
  return afterValue(open)
}

function afterValue(open: readonly Bracket[]): State {
  const innermost = open.at(-1)
  if (innermost === undefined) return 'end'
  return innermost === '{' ? 'nextKey' : 'nextValue'
}

function faultAt(text: string, offset: number, expected: string): JsonFault {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 }
  if (offset === text.length) return { ...place, expected, found: 'the end of the text' }
  const [rest = ''] = text.slice(offset, offset + 30).split(/[\r\n]/)
  return { ...place, expected, found: JSON.stringify(rest) }
}
