import type { Month, Zone } from './calendar.ts'
import { divideBig } from './exact.ts'
import type { Charge, LotId } from './journal.ts'
import type { Currency, Minor, Money } from './money.ts'
import { currencyDigits, quotient, toMoney } from './money.ts'
import { sumOf } from './sum.ts'
import type { Milliunits } from './units.ts'
import { formatUnits, MILLIUNITS_PER_UNIT } from './units.ts'

/** A lot's month: how it opened, and its movements (docs/file-formats.md). Units lost count positive. */
export interface LotMonth {
  readonly lot: LotId
  readonly account: string
  readonly pack: string | null
  readonly price: Minor
  readonly opening: Milliunits
  readonly openingValue: Minor
  readonly purchased: Milliunits
  readonly used: Milliunits
  readonly usedCost: Minor
  readonly adjusted: Milliunits
  readonly adjustedCost: Minor
  readonly expired: Milliunits
  readonly expiredCost: Minor
}

/** A month's takes of an account by production and charge. Units and cost are those drawn from lots. */
export interface UsageMonth {
  readonly account: string
  readonly production: string | null
  readonly charge: Charge
  readonly clips: number
  readonly failed: number
  readonly rejected: number
  readonly units: Milliunits
  readonly cost: Minor
  readonly overageUnits: Milliunits
  readonly overageCost: Minor
}

/** All that a statement is made of. */
export interface MonthFigures {
  readonly month: Month
  readonly zone: Zone
  readonly currency: Currency
  readonly closed: boolean
  readonly lots: readonly LotMonth[]
  readonly usage: readonly UsageMonth[]
}

/** The monthly statement in its JSON shape; the one source of every report format. */
export function statementOf(figures: MonthFigures) {
  const { month, zone, currency, closed } = figures
  return {
    month,
    zone,
    currency,
    closed,
    accounts: accountRows(figures),
    byProduction: productionRows(figures),
    byRenderKind: renderKindRows(figures),
    byLot: lotRows(figures),
    totals: totals(figures),
  }
}

interface Figure {
  units: Milliunits
  cost: Minor
}

type AccountSums = Record<'opening' | 'purchased' | 'used' | 'overage' | 'adjusted' | 'expired' | 'closing', Figure>

function emptyAccount(): AccountSums {
  const none = (): Figure => ({ units: 0, cost: 0 })
  return {
    opening: none(),
    purchased: none(),
    used: none(),
    overage: none(),
    adjusted: none(),
    expired: none(),
    closing: none(),
  }
}

function accountRows({ lots, usage, currency }: MonthFigures) {
  const sums = new Map<string, AccountSums>()
  const of = (account: string): AccountSums => entryOf(sums, account, emptyAccount)
  for (const lot of lots) addLot(of(lot.account), lot)
  for (const one of usage) add(of(one.account).overage, one.overageUnits, one.overageCost)
  return [...sums].sort(byKey).map(([account, figures]) => ({ account, ...figuresJson(figures, currency) }))
}

/** What is left of a lot at the end of the month. */
export function closingUnits({ opening, purchased, used, adjusted, expired }: LotMonth): Milliunits {
  return opening + purchased - used + adjusted - expired
}

/** The movements add up: opening + purchased - used + adjusted - expired = closing; for cost, adjusted counts as used up. */
function addLot(account: AccountSums, lot: LotMonth): void {
  const price = lot.purchased === 0 ? 0 : lot.price
  add(account.opening, lot.opening, lot.openingValue)
  add(account.purchased, lot.purchased, price)
  add(account.used, lot.used, lot.usedCost)
  add(account.adjusted, lot.adjusted, lot.adjustedCost)
  add(account.expired, lot.expired, lot.expiredCost)
  add(account.closing, closingUnits(lot), lot.openingValue + price - lot.usedCost - lot.adjustedCost - lot.expiredCost)
}

function add(figure: Figure, units: Milliunits, cost: Minor): void {
  figure.units += units
  figure.cost += cost
}

function figuresJson(sums: AccountSums, currency: Currency) {
  const json = ({ units, cost }: Figure) => ({ units: formatUnits(units), cost: toMoney(cost, currency) })
  return {
    opening: json(sums.opening),
    purchased: json(sums.purchased),
    used: json(sums.used),
    overage: json(sums.overage),
    adjusted: json(sums.adjusted),
    expired: json(sums.expired),
    closing: json(sums.closing),
  }
}

interface UsageSums {
  clips: number
  failed: number
  rejected: number
  units: Milliunits
  cost: Minor
  overageUnits: Milliunits
  overageCost: Minor
}

/** Adds up the usage rows that share a key; the rows come in the order of the keys. */
function sumUsage(usage: readonly UsageMonth[], keyOf: (row: UsageMonth) => string): [UsageMonth, UsageSums][] {
  const sums = new Map<string, [UsageMonth, UsageSums]>()
  for (const one of usage) {
    const [, sum] = entryOf(sums, keyOf(one), () => [
      one,
      { clips: 0, failed: 0, rejected: 0, units: 0, cost: 0, overageUnits: 0, overageCost: 0 },
    ])
    sum.clips += one.clips
    sum.failed += one.failed
    sum.rejected += one.rejected
    sum.units += one.units
    sum.cost += one.cost
    sum.overageUnits += one.overageUnits
    sum.overageCost += one.overageCost
  }
  return [...sums].sort(byKey).map(([, row]) => row)
}

function usageJson(account: string, sums: UsageSums, currency: Currency) {
  return {
    account,
    clips: sums.clips,
    failed: sums.failed,
    rejected: sums.rejected,
    units: formatUnits(sums.units),
    cost: toMoney(sums.cost, currency),
    overageUnits: formatUnits(sums.overageUnits),
    overageCost: toMoney(sums.overageCost, currency),
  }
}

const SEPARATOR = '\u0000'

function productionRows({ usage, currency }: MonthFigures) {
  // Usage of no production comes last, whatever the productions are called.
  const key = ({ production, account }: UsageMonth): string =>
    (production === null ? '1' : `0${production}`) + SEPARATOR + account
  return sumUsage(usage, key).map(([{ production, account }, sums]) => ({
    production,
    ...usageJson(account, sums, currency),
  }))
}

function renderKindRows({ usage, currency }: MonthFigures) {
  const key = ({ charge, account }: UsageMonth): string =>
    [charge.model, charge.resolution, String(charge.seconds).padStart(6, '0'), account].join(SEPARATOR)
  return sumUsage(usage, key).map(([{ charge, account }, sums]) => ({
    model: charge.model,
    resolution: charge.resolution,
    seconds: charge.seconds,
    ...usageJson(account, sums, currency),
  }))
}

/** The lots that moved in the month, in the order in which they were bought. */
function lotRows({ lots, currency }: MonthFigures) {
  const moved = lots.filter((lot) => lot.purchased > 0 || lot.used > 0 || lot.adjusted !== 0 || lot.expired > 0)
  return moved.map((lot) => ({
    lot: lot.lot,
    pack: lot.pack,
    used: formatUnits(lot.used),
    expired: formatUnits(lot.expired),
    cost: toMoney(lot.usedCost, currency),
    wasteCost: toMoney(lot.expiredCost, currency),
  }))
}

interface Totals {
  readonly spent: Money
  readonly consumed: Money
  readonly wasted: Money
  /** Null where nothing was used. */
  readonly unitCost: Money | null
  readonly listEquivalent: Money
  readonly saving: Money
}

function totals({ lots, usage, currency }: MonthFigures): Totals {
  const overageCost = sumOf(usage, (one) => one.overageCost)
  const spent = sumOf(lots, (lot) => (lot.purchased === 0 ? 0 : lot.price)) + overageCost
  const consumed = sumOf(lots, (lot) => lot.usedCost + lot.adjustedCost) + overageCost
  const wasted = sumOf(lots, (lot) => lot.expiredCost)
  const units = sumOf(usage, (one) => one.units + one.overageUnits)
  const list = listEquivalent(usage, currency)
  return {
    spent: toMoney(spent, currency),
    consumed: toMoney(consumed, currency),
    wasted: toMoney(wasted, currency),
    unitCost: quotient(consumed + wasted, units, MILLIUNITS_PER_UNIT, currency),
    listEquivalent: toMoney(list, currency),
    saving: toMoney(list - consumed - wasted, currency),
  }
}

/** What the same successful clips cost at pay-as-you-go, or else their units at list price; rounded once, on the sum. */
function listEquivalent(usage: readonly UsageMonth[], currency: Currency): Minor {
  let thousandths = 0n
  for (const { charge, clips } of usage) {
    const price = charge.payAsYouGo ?? charge.listPricePerUnit ?? 0
    const per = charge.payAsYouGo === null ? charge.unitsPerClip : MILLIUNITS_PER_UNIT
    thousandths += BigInt(clips) * BigInt(price) * BigInt(per)
  }
  return divideBig(thousandths, BigInt(MILLIUNITS_PER_UNIT * 10 ** (6 - currencyDigits(currency))))
}

function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** By code unit, so that the order is the same on every machine. */
function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
