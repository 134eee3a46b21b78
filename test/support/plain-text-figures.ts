import type { AccountMonth } from './plain-text-tools.ts'
import { beancountMonths, hledgerMonths } from './plain-text-tools.ts'

/** Sums by what they are of: a JSON array of the month, a word, and true names. In milliunits and minor units. */
export type Figures = Record<string, { readonly units: number; readonly money: number }>

export function add(figures: Figures, of: readonly (string | null)[], units: number, money: number): void {
  const key = JSON.stringify(of)
  const sum = figures[key] ?? { units: 0, money: 0 }
  figures[key] = { units: sum.units + units, money: sum.money + money }
}

/** Sorted by key and without zeros, so that two can be compared. */
export function settled(figures: Figures): Figures {
  const kept = Object.entries(figures).filter(([, { units, money }]) => units !== 0 || money !== 0)
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The figures that hledger adds up from a journal, in the statement's signs:
 * `[month, 'opening' | 'purchased' | 'owed', account]`, `[month, 'production' | 'overage', production, account]`,
 * `[month, 'change of lot' | 'used of lot' | 'adjusted lot' | 'expired of lot', lot]`.
 */
export async function readByHledger(file: string, text: string, currency: string): Promise<Figures> {
  const all = await hledgerMonths(file, currency)
  const drawn = await hledgerMonths(file, currency, 'assets:packs', 'payee:^usage$')
  return settled({ ...figuresRead(text, all), ...drawnRead(text, drawn) })
}

/** The same figures as Beancount adds them up. */
export async function readByBeancount(file: string, text: string, currency: string): Promise<Figures> {
  const rows = await beancountMonths(file, currency)
  const drawn = rows.filter(({ payee }) => payee === 'usage')
  return settled({ ...figuresRead(text, rows), ...drawnRead(text, drawn) })
}

/** True names come from the facts that the text itself tells at each account's declaration. */
function figuresRead(text: string, rows: readonly AccountMonth[]): Figures {
  const facts = factsIn(text)
  const figures: Figures = {}
  for (const { month, account, units, money } of rows) {
    const { production = null, account: owner = null, lot = null } = facts.get(account) ?? {}
    switch (rootOf(account)) {
      case 'assets:packs':
        add(figures, [month, 'change of lot', lot], units, money)
        break
      case 'equity:paid':
        add(figures, [month, 'purchased', owner], -units, -money)
        break
      case 'equity:opening':
        add(figures, [month, 'opening', owner], -units, -money)
        break
      case 'expenses:production':
        add(figures, [month, 'production', production, owner], units, money)
        break
      case 'expenses:overage':
        add(figures, [month, 'overage', production, owner], units, money)
        break
      case 'liabilities:overage':
        add(figures, [month, 'owed', owner], -units, -money)
        break
      case 'expenses:adjustment':
        add(figures, [month, 'adjusted lot', lot], -units, money)
        break
      case 'expenses:expired':
        add(figures, [month, 'expired of lot', lot], units, money)
        break
      default:
        throw new Error(`${account} is not on the chart of accounts`)
    }
  }
  return figures
}

/** What usage took from the lots, given the rows of usage alone. */
function drawnRead(text: string, rows: readonly AccountMonth[]): Figures {
  const facts = factsIn(text)
  const figures: Figures = {}
  for (const { month, account, units, money } of rows) {
    if (rootOf(account) !== 'assets:packs') continue
    add(figures, [month, 'used of lot', facts.get(account)?.lot ?? null], -units, -money)
  }
  return figures
}

function rootOf(account: string): string {
  return account.toLowerCase().split(':').slice(0, 2).join(':')
}

interface Facts {
  readonly production?: string
  readonly account?: string
  readonly lot?: string
}

/** The facts beside each account's declaration, in either format. */
function factsIn(text: string): Map<string, Facts> {
  const facts = new Map<string, Facts>()
  for (const declaration of text.split('\n\n')) {
    const account = /^(?:account|\d{4}-\d\d-\d\d open) (.*)$/m.exec(declaration)?.[1]
    if (account === undefined) continue
    const values = [...declaration.matchAll(/(\w+): ?("(?:[^"\\]|\\.)*")/g)]
    facts.set(account, Object.fromEntries(values.map(([, key, value]) => [key ?? '', textOf(value ?? '')] as const)))
  }
  return facts
}

/** What a literal stands for: JSON's strings, or Beancount's, which take most control characters as they are. */
function textOf(literal: string): string {
  const escaped = literal.replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const text: unknown = JSON.parse(escaped)
  return String(text)
}
