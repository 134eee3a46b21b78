import { createHash } from 'node:crypto'

/** One part of an account's name as a format can hold it; `faithful` where nothing that tells names apart was lost. */
interface SpelledPart {
  readonly text: string
  readonly faithful: boolean
}

export type Spelling = (name: string) => SpelledPart

const LONGEST = 48
const BEGINNING = new RegExp(`^.{0,${LONGEST}}`, 'u')
const HASH_DIGITS = 8
const NOT_IN_HLEDGER = /[^\p{L}\p{M}\p{N}]+/gu
const HLEDGER_PLAIN = /^[\p{L}\p{N}](?: ?[\p{L}\p{M}\p{N}.&'+_-])*$/u
const NOT_IN_BEANCOUNT = /[^\p{L}\p{Nd}]+/gu
const BEANCOUNT_WORDS = /^[\p{L}\p{Nd}]+(?:[ -][\p{L}\p{Nd}]+)*$/u
const BEANCOUNT_START = /^[\p{Lu}\p{Nd}]/u

/**
 * hledger and ledger end an account's name at two spaces or a tab, and read ":", ";" and brackets as their own signs: a name
 * of letters, digits, single spaces and a few harmless signs stands as it is.
 */
export const spellForHledger: Spelling = (name) => {
  if (HLEDGER_PLAIN.test(name) && isShort(name)) return { text: name, faithful: true }
  return { text: slug(name, NOT_IN_HLEDGER), faithful: false }
}

/**
 * Beancount's parts are letters, digits and hyphens, from a capital letter or a digit on. Scripts without capitals get a
 * capital X before them. A space for a hyphen or a capital first letter counts as faithful: such clashes are rare.
 */
export const spellForBeancount: Spelling = (name) => {
  const text = slug(name, NOT_IN_BEANCOUNT)
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0)
  const capital = first.toUpperCase() + text.slice(first.length)
  return {
    text: BEANCOUNT_START.test(capital) ? capital : `X-${text}`,
    faithful: BEANCOUNT_WORDS.test(name) && isShort(name),
  }
}

function isShort(name: string): boolean {
  return name.length <= LONGEST && name === name.normalize('NFC')
}

function slug(name: string, separators: RegExp): string {
  const words = name.normalize('NFC').replace(separators, '-').replace(/^-/, '')
  const text = (BEGINNING.exec(words)?.[0] ?? '').replace(/-$/, '')
  return text === '' ? 'x' : text
}

/**
 * Gives each key one part of its own, the same for the same calls in the same order. A part that lost something of its name,
 * or that another key has already, ends in a hash of the key, which does not depend on what else is in the file.
 */
export function partNamer(spell: Spelling, reserved: readonly string[]): (key: string, name: string) => string {
  const parts = new Map<string, string>()
  const taken = new Set(reserved)
  return (key, name) => {
    const known = parts.get(key)
    if (known !== undefined) return known
    const part = freePart(spell(name), key, taken)
    parts.set(key, part)
    taken.add(part)
    return part
  }
}

function freePart({ text, faithful }: SpelledPart, key: string, taken: ReadonlySet<string>): string {
  if (faithful && !taken.has(text)) return text
  const hashed = `${text}-${createHash('sha256').update(key).digest('hex').slice(0, HASH_DIGITS)}`
  let part = hashed
  for (let count = 2; taken.has(part); count += 1) part = `${hashed}-${count}`
  return part
}
