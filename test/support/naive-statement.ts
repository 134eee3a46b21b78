import { Temporal } from 'temporal-polyfill'
import type { LedgerEntryJson, PostingJson, StatementJson } from '../../shared/api/shapes.ts'

/** What `entries.list` tells of a whole ledger. */
export interface ListedLedger {
  readonly entries: readonly LedgerEntryJson[]
  readonly expiries: readonly PostingJson[]
}

type UsageJson = Extract<LedgerEntryJson, { kind: 'usage' }>

/** A posting with what the statement asks of it; amounts in the smallest parts that their texts show. */
interface Movement {
  readonly kind: PostingJson['kind']
  readonly at: string
  readonly account: string
  readonly lot: string | null
  readonly units: bigint
  readonly cost: bigint
  readonly price: bigint
  readonly usage: UsageJson | null
}

interface Figure {
  readonly units: string
  readonly cost: { readonly amount: string; readonly currency: string }
}

/**
 * The monthly statement, added up posting by posting from what `entries.list` shows, as DESIGN section 6 words it: in whole
 * numbers of the last decimal, months by Temporal, and nothing of the application's own arithmetic.
 */
export class NaiveStatements {
  readonly #ledger: ListedLedger
  readonly #movements: readonly Movement[]
  readonly #zone: string
  readonly #currency: string
  readonly #digits: number

  /** @param digits the currency's decimals */
  constructor(ledger: ListedLedger, zone: string, currency: string, digits: number) {
    this.#ledger = ledger
    this.#zone = zone
    this.#currency = currency
    this.#digits = digits
    this.#movements = [
      ...ledger.entries.flatMap((entry) => entry.postings.map((posting) => this.#movement(posting, entry))),
      ...ledger.expiries.map((posting) => this.#movement(posting, null)),
    ]
  }

  /** The statement of an open month; accounts without any figure are left out. */
  of(month: string): StatementJson {
    const before = this.#movements.filter((one) => this.#monthOf(one.at) < month)
    const within = this.#movements.filter((one) => this.#monthOf(one.at) === month)
    const takes = this.#ledger.entries
      .filter((entry) => entry.kind === 'usage')
      .filter((entry) => entry.reversedBy === undefined && this.#monthOf(entry.at) === month)
    return {
      month,
      zone: this.#zone,
      currency: this.#currency,
      closed: false,
      accounts: this.#accounts(before, within),
      byProduction: grouped(takes, (take) => [
        take.production === null ? '1' : '0',
        take.production ?? '',
        take.account,
      ]).map((group) => ({ production: group[0]?.production ?? null, ...this.#usage(group, within) })),
      byRenderKind: grouped(takes, (take) => [
        take.model,
        take.resolution,
        String(take.seconds).padStart(6, '0'),
        take.account,
      ]).map((group) => ({
        model: group[0]?.model ?? '',
        resolution: group[0]?.resolution ?? '',
        seconds: group[0]?.seconds ?? 0,
        ...this.#usage(group, within),
      })),
      byLot: this.#lots(within),
      totals: this.#totals(within, takes),
    }
  }

  #movement(posting: PostingJson, entry: LedgerEntryJson | null): Movement {
    return {
      kind: posting.kind,
      at: posting.at,
      account: posting.account,
      lot: posting.lot,
      units: scaled(posting.units, 3),
      cost: scaled(posting.cost.amount, this.#digits),
      price: posting.price === undefined ? 0n : scaled(posting.price.amount, this.#digits),
      usage: entry?.kind === 'usage' ? entry : null,
    }
  }

  #monthOf(at: string): string {
    return Temporal.Instant.from(at).toZonedDateTimeISO(this.#zone).toPlainDate().toPlainYearMonth().toString()
  }

  #accounts(before: readonly Movement[], within: readonly Movement[]): StatementJson['accounts'] {
    const names = [...new Set([...before, ...within].map((one) => one.account))].sort(byCodeUnit)
    return names
      .map((account) => {
        const [earlier, own] = [before, within].map((all) => all.filter((one) => one.account === account)) as [
          Movement[],
          Movement[],
        ]
        const of = (...kinds: PostingJson['kind'][]) => own.filter((one) => kinds.includes(one.kind))
        return {
          account,
          opening: this.#figure(held(earlier), bookValue(earlier)),
          purchased: this.#figure(
            units(of('purchase')),
            sum(own, (one) => one.price),
          ),
          used: this.#figure(-units(of('usage')), cost(of('usage'))),
          overage: this.#figure(-units(of('overage')), cost(of('overage'))),
          adjusted: this.#figure(units(of('adjustment')), cost(of('adjustment'))),
          expired: this.#figure(-units(of('expiry')), cost(of('expiry'))),
          closing: this.#figure(held([...earlier, ...own]), bookValue([...earlier, ...own])),
        }
      })
      .filter(({ account: _account, ...figures }) => Object.values(figures).some((figure) => !isNothing(figure)))
  }

  #usage(takes: readonly UsageJson[], within: readonly Movement[]) {
    const own = within.filter((one) => one.usage !== null && takes.includes(one.usage))
    const clips = (outcome: UsageJson['outcome']): number =>
      takes.filter((take) => take.outcome === outcome).reduce((total, take) => total + take.clips, 0)
    const drawn = own.filter((one) => one.kind === 'usage')
    const overage = own.filter((one) => one.kind === 'overage')
    return {
      account: takes[0]?.account ?? '',
      clips: clips('success'),
      failed: clips('failed'),
      rejected: clips('rejected'),
      units: text(-units(drawn), 3, 0),
      cost: this.#money(cost(drawn)),
      overageUnits: text(-units(overage), 3, 0),
      overageCost: this.#money(cost(overage)),
    }
  }

  #lots(within: readonly Movement[]): StatementJson['byLot'] {
    const moved = (lot: string): boolean => {
      const own = within.filter((one) => one.lot === lot)
      // Adjustments that cancel out move nothing.
      return own.some((one) => one.kind !== 'adjustment') || units(own) !== 0n
    }
    // A lot's first posting made it; of lots made at one instant the lesser id comes first.
    const made = this.#movements
      .filter((one) => one.lot !== null && one.units > 0n && this.#entryIdOf(one) === one.lot)
      .sort((a, b) => byInstant(a.at, b.at) || byCodeUnit(a.lot ?? '', b.lot ?? ''))
    return made
      .flatMap((one) => (one.lot !== null && moved(one.lot) ? [one.lot] : []))
      .map((lot) => {
        const own = within.filter((one) => one.lot === lot)
        const [used, expired] = [own.filter((one) => one.kind === 'usage'), own.filter((one) => one.kind === 'expiry')]
        const purchase = this.#ledger.entries.find((entry) => entry.id === lot)
        return {
          lot,
          pack: purchase?.kind === 'purchase' ? purchase.pack : null,
          used: text(-units(used), 3, 0),
          expired: text(-units(expired), 3, 0),
          cost: this.#money(cost(used)),
          wasteCost: this.#money(cost(expired)),
        }
      })
  }

  #entryIdOf(movement: Movement): string | null {
    const entry = this.#ledger.entries.find((one) => one.id === movement.lot)
    return entry?.at === movement.at ? entry.id : null
  }

  #totals(within: readonly Movement[], takes: readonly UsageJson[]): StatementJson['totals'] {
    const of = (...kinds: PostingJson['kind'][]) => within.filter((one) => kinds.includes(one.kind))
    const spent = sum(within, (one) => one.price) + cost(of('overage'))
    const consumed = cost(of('usage', 'overage', 'adjustment'))
    const wasted = cost(of('expiry'))
    const list = this.#listEquivalent(takes)
    return {
      spent: this.#money(spent),
      consumed: this.#money(consumed),
      wasted: this.#money(wasted),
      unitCost: this.#unitCost(consumed + wasted, -units(of('usage', 'overage'))),
      listEquivalent: this.#money(list),
      saving: this.#money(list - consumed - wasted),
    }
  }

  /** Six decimals; null where nothing was used. */
  #unitCost(spent: bigint, used: bigint): StatementJson['totals']['unitCost'] {
    if (used === 0n) return null
    const perUnit = rounded(spent * 1000n * 10n ** BigInt(6 - this.#digits), used)
    return { amount: text(perUnit, 6, 6), currency: this.#currency }
  }

  #listEquivalent(takes: readonly UsageJson[]): bigint {
    // In thousandths of a millionth of the currency, so that both prices add up exactly.
    const exact = sum(
      takes.filter((take) => take.outcome === 'success'),
      (take) => {
        if (take.payAsYouGo !== null) return BigInt(take.clips) * scaled(take.payAsYouGo, 6) * 1000n
        return BigInt(take.clips) * scaled(take.unitsPerClip, 3) * scaled(take.listPricePerUnit ?? '0', 6)
      },
    )
    return rounded(exact, 1000n * 10n ** BigInt(6 - this.#digits))
  }

  #figure(amount: bigint, money: bigint): Figure {
    return { units: text(amount, 3, 0), cost: this.#money(money) }
  }

  #money(amount: bigint) {
    return { amount: text(amount, this.#digits, this.#digits), currency: this.#currency }
  }
}

/** What an account's lots hold: overage is nobody's. */
function held(movements: readonly Movement[]): bigint {
  return units(movements.filter((one) => one.lot !== null))
}

function bookValue(movements: readonly Movement[]): bigint {
  const ofLots = movements.filter((one) => one.lot !== null)
  return sum(ofLots, (one) => one.price) - cost(ofLots)
}

function units(movements: readonly Movement[]): bigint {
  return sum(movements, (one) => one.units)
}

function cost(movements: readonly Movement[]): bigint {
  return sum(movements, (one) => one.cost)
}

function sum<T>(all: readonly T[], value: (one: T) => bigint): bigint {
  return all.reduce((total, one) => total + value(one), 0n)
}

function isNothing({ units: amount, cost: money }: Figure): boolean {
  return Number(amount) === 0 && Number(money.amount) === 0
}

/** Groups by a key of texts; the groups come in the order of the keys, text by text. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => readonly string[]): T[][] {
  const groups = new Map<string, { key: readonly string[]; members: T[] }>()
  for (const one of all) {
    const key = keyOf(one)
    const name = JSON.stringify(key)
    const group = groups.get(name) ?? { key, members: [] }
    group.members.push(one)
    groups.set(name, group)
  }
  return [...groups.values()].sort((a, b) => byTexts(a.key, b.key)).map((group) => group.members)
}

function byTexts(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const order = byCodeUnit(one, b[index] ?? '')
    if (order !== 0) return order
  }
  return 0
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byInstant(a: string, b: string): number {
  return Temporal.Instant.compare(a, b)
}

/** A decimal text as a whole number of its last decimal. */
export function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const value = BigInt(whole + fraction.padEnd(places, '0'))
  return decimal.startsWith('-') ? -value : value
}

function text(value: bigint, places: number, keep: number): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places)
  const shown = fraction.slice(0, Math.max(keep, fraction.replace(/0+$/, '').length))
  return `${value < 0n ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`
}

/** Half away from zero. */
function rounded(value: bigint, by: bigint): bigint {
  const half = (2n * (value < 0n ? -value : value) + by) / (2n * by)
  return value < 0n ? -half : half
}
