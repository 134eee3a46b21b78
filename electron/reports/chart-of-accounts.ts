import type { Zone } from '../../shared/domain/calendar.ts'
import { dayOf, formatDay, formatInstant } from '../../shared/domain/calendar.ts'
import type { Spelling } from './account-names.ts'
import { partNamer } from './account-names.ts'
import type { LotHead } from '../../shared/domain/movement.ts'

/** How a plain-text format names accounts. */
export interface Dialect {
  readonly spell: Spelling
  /** Writes a name of the chart's own, given in lower case with colons between its parts. */
  readonly own: (path: string) => string
}

/** An account that the journal has not declared yet, with the true names behind its spelling. */
export interface Declaration {
  readonly account: string
  readonly facts: readonly (readonly [key: string, value: string])[]
}

/**
 * The chart of accounts that both plain-text journals share:
 *
 * | account | holds |
 * | --- | --- |
 * | `assets:packs:ACCOUNT:LOT` | units left of a lot, and their book value |
 * | `expenses:production:PRODUCTION:ACCOUNT` | units drawn from lots, and what they cost |
 * | `expenses:overage:PRODUCTION:ACCOUNT` | units that no lot covered, and what they cost |
 * | `expenses:expired:ACCOUNT:LOT` | units forfeited, and what they had cost |
 * | `expenses:adjustment:ACCOUNT:LOT` | what a balance took (positive) or put back (negative) |
 * | `equity:paid:ACCOUNT` | where purchases come from |
 * | `equity:opening:ACCOUNT` | where a month's opening positions come from |
 * | `liabilities:overage:ACCOUNT` | what is owed to the vendor for overage |
 *
 * Usage of no production stands under `unattributed`, which no production's spelling can be. An account's first mention
 * leaves a declaration in `undeclared`, which the writer takes before it writes the transaction.
 */
export interface ChartOfAccounts {
  readonly undeclared: Declaration[]
  readonly pack: (lot: LotHead) => string
  readonly expired: (lot: LotHead) => string
  readonly adjustment: (lot: LotHead) => string
  readonly production: (production: string | null, account: string) => string
  readonly overage: (production: string | null, account: string) => string
  readonly paid: (account: string) => string
  readonly opening: (account: string) => string
  readonly owed: (account: string) => string
}

export function chartOfAccounts(dialect: Dialect, zone: Zone): ChartOfAccounts {
  const undeclared: Declaration[] = []
  const unattributed = dialect.own('unattributed')
  const accountPart = partNamer(dialect.spell, [])
  const productionPart = partNamer(dialect.spell, [unattributed])
  const lotPart = partNamer(dialect.spell, [])

  const declare = (account: string, facts: Declaration['facts']): string => {
    undeclared.push({ account, facts })
    return account
  }

  const ofAccount = (path: string) => {
    const root = dialect.own(path)
    return cached((account: string) => declare(`${root}:${accountPart(account, account)}`, [['account', account]]))
  }

  const ofLot = (path: string) => {
    const root = dialect.own(path)
    return cached((lot: LotHead) => {
      const part = lotPart(lot.id, lotLabel(lot, zone))
      return declare(`${root}:${accountPart(lot.account, lot.account)}:${part}`, lotFacts(lot))
    })
  }

  const ofProduction = (path: string) => {
    const root = dialect.own(path)
    const within = cached((production: string | null) => {
      const part = production === null ? unattributed : productionPart(production, production)
      const facts = production === null ? [] : [['production', production] as const]
      return cached((account: string) =>
        declare(`${root}:${part}:${accountPart(account, account)}`, [...facts, ['account', account]]),
      )
    })
    return (production: string | null, account: string): string => within(production)(account)
  }

  return {
    undeclared,
    pack: ofLot('assets:packs'),
    expired: ofLot('expenses:expired'),
    adjustment: ofLot('expenses:adjustment'),
    production: ofProduction('expenses:production'),
    overage: ofProduction('expenses:overage'),
    paid: ofAccount('equity:paid'),
    opening: ofAccount('equity:opening'),
    owed: ofAccount('liabilities:overage'),
  }
}

function cached<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

/** Pack, day of purchase, and the last group of the lot's id: readable, and as good as unique. */
function lotLabel(lot: LotHead, zone: Zone): string {
  return `${lot.pack ?? 'found'}-${formatDay(dayOf(lot.purchasedAt, zone))}-${lot.id.slice(-12)}`
}

function lotFacts(lot: LotHead): Declaration['facts'] {
  return [
    ['lot', lot.id],
    ...(lot.pack === null ? [] : [['pack', lot.pack] as const]),
    ['account', lot.account],
    ['purchased', formatInstant(lot.purchasedAt)],
    ['expires', formatInstant(lot.expiresAt)],
  ]
}
