import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import type { EntryId, LotId } from '../../shared/domain/journal.ts'
import { kindText } from '../../shared/domain/kind-text.ts'
import type { Currency, Minor } from '../../shared/domain/money.ts'
import type { PostingKind } from '../../shared/domain/postings.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import type { ChartOfAccounts } from './chart-of-accounts.ts'
import type { LotHead, LotPosition, Movement } from '../../shared/domain/movement.ts'

/** What a plain-text-accounting journal is written from: a month with its opening positions, or the whole ledger with none. */
export interface PlainTextInput {
  readonly title: string
  /** A transaction's date is its instant's civil date in this zone (R10). */
  readonly zone: Zone
  readonly currency: Currency
  /** The digest that the month was closed with (R11); null of one that is open, and of a whole ledger. */
  readonly digest: string | null
  /** Every lot that a position or a movement names. */
  readonly lots: Iterable<LotHead>
  readonly opening: { readonly at: Instant; readonly positions: readonly LotPosition[] } | null
  readonly movements: Iterable<Movement>
}

/** What an account gains: units, and money in minor units. Costs are R7's, so no program need multiply. */
export interface Leg {
  readonly account: string
  readonly units: Milliunits
  readonly money: Minor
}

/** Legs that add up to nothing, in units and in money. */
export interface Transaction {
  readonly at: Instant
  readonly kind: PostingKind | 'opening'
  readonly note: string
  readonly entry: EntryId | null
  readonly legs: readonly Leg[]
  /** The account of a lot that this transaction uses up or forfeits: by R7 nothing is left in it, units or money. */
  readonly emptied: string | null
}

/** What the journal so far leaves of a lot; once it has expired that must be nothing. */
export interface Holding {
  readonly account: string
  units: Milliunits
  expired: boolean
}

/** Names the accounts of each movement and balances it; `holdings` is kept up to date for the writer to look into. */
export function* transactions(
  input: PlainTextInput,
  chart: ChartOfAccounts,
  holdings: Map<LotId, Holding>,
): Generator<Transaction> {
  const lots = new Map([...input.lots].map((lot) => [lot.id, lot]))
  const headOf = (id: LotId | null): LotHead => {
    const lot = lots.get(id ?? '')
    if (lot === undefined) throw new Error(`A movement of lot ${id ?? 'null'} came without the lot`)
    return lot
  }
  const hold = (lot: LotHead, units: Milliunits): Holding => {
    const holding = holdings.get(lot.id) ?? { account: chart.pack(lot), units: 0, expired: false }
    holding.units += units
    holdings.set(lot.id, holding)
    return holding
  }

  if (input.opening !== null && input.opening.positions.length > 0) {
    const legs = input.opening.positions.flatMap(({ lot: id, units, bookValue }) => {
      const lot = headOf(id)
      return transfer(hold(lot, units).account, chart.opening(lot.account), units, bookValue)
    })
    yield { at: input.opening.at, kind: 'opening', note: '', entry: null, legs, emptied: null }
  }
  for (const movement of input.movements) {
    const { at, kind, entry } = movement
    const note = noteOf(movement)
    if (kind === 'overage') {
      yield { at, kind, note, entry, legs: overageLegs(movement, chart), emptied: null }
      continue
    }
    const lot = headOf(movement.lot)
    const holding = hold(lot, movement.units)
    if (kind === 'expiry') holding.expired = true
    const legs = lotLegs(movement, kind, lot, holding.account, chart)
    yield { at, kind, note, entry, legs, emptied: isEmpty(holding) ? holding.account : null }
  }
}

/** Whether by R3 or R7 neither units nor money may be left in the lot's account. */
export function isEmpty({ units, expired }: Holding): boolean {
  return units === 0 || expired
}

function lotLegs(
  movement: Movement,
  kind: Exclude<PostingKind, 'overage'>,
  lot: LotHead,
  pack: string,
  chart: ChartOfAccounts,
): Leg[] {
  const { account, units, cost } = movement
  switch (kind) {
    case 'purchase':
      return transfer(pack, chart.paid(account), units, movement.price ?? 0)
    case 'usage':
      return transfer(chart.production(movement.production, account), pack, -units, cost)
    case 'adjustment':
      return transfer(chart.adjustment(lot), pack, -units, cost)
    case 'expiry':
      return transfer(chart.expired(lot), pack, -units, cost)
  }
}

function overageLegs({ account, production, units, cost }: Movement, chart: ChartOfAccounts): Leg[] {
  return transfer(chart.overage(production, account), chart.owed(account), -units, cost)
}

function transfer(to: string, from: string, units: Milliunits, money: Minor): Leg[] {
  return [
    { account: to, units, money },
    { account: from, units: -units, money: -money },
  ]
}

function noteOf({ charge, clips, shot }: Movement): string {
  if (charge === null) return ''
  const kind = kindText(charge)
  const count = clips === null ? '' : `, ${clips} ${clips === 1 ? 'clip' : 'clips'}`
  return shot === null ? kind + count : `${kind}${count}, shot ${shot}`
}
