import type { Instant } from '../calendar.ts'
import type { Charge, EntryId, LotId } from '../journal.ts'
import { kindText } from '../kind-text.ts'
import type { Currency, Minor } from '../money.ts'
import { formatAmount } from '../money.ts'
import type { Movement } from '../movement.ts'
import { formatUnits } from '../units.ts'
import { SERVICE_CATEGORY, SERVICE_SUBCATEGORY } from './columns.ts'
import type { FocusLot } from './commitment.ts'
import { applied, commitment, COMMITMENT_TYPE, COMMITMENT_UNIT, packName } from './commitment.ts'
import { listPrice, priced, pricedWhole } from './price.ts'
import { alike, rememberedRow } from './remembered-rows.ts'
import type { FocusCharge, FocusRow } from './values.ts'
import { focusInstant, focusMoment } from './values.ts'
import { formatVideos, videosOf } from './videos.ts'

/** What a month's rows have in common. */
export interface FocusMonth {
  readonly currency: Currency
  readonly from: Instant
  /** Excluded. */
  readonly to: Instant
  /** The digest of a month that is closed; null of one that is open. */
  readonly digest: string | null
}

/**
 * A month's charges as rows of FOCUS's Cost and Usage, in the order of the postings; a column that a version does not have is left
 * out when it is written. A pack is a commitment discount with one row for its purchase, whose effective cost is nought, a row for
 * each drawing on it, and one for what expires unused: over a pack's life the effective costs of the usage rows add up to its price
 * (FOCUS's EffectiveCost-C-012, our R7). Overage is billed at once. What a balance moves counts as usage that is not attributed. A
 * failed take that is not charged has no row.
 * @param lots every lot that a movement names
 * @param overageVendor who is paid for an account's overage of a render kind
 */
export function* costAndUsageRows(
  month: FocusMonth,
  lots: ReadonlyMap<LotId, FocusLot>,
  overageVendor: (account: string, kind: Charge) => string,
  movements: Iterable<Movement>,
): Generator<FocusCharge> {
  const takes = new Map<Charge, Map<string, FocusRow>>()
  const rowOf = (movement: Movement, videos: number): FocusRow => {
    const lot = movement.lot === null ? null : (lots.get(movement.lot) ?? missing(movement.lot))
    const vendor = lot?.vendor ?? overageVendor(movement.account, chargeOf(movement))
    return { ...common(month, movement.account, vendor), ...figuresOf(movement, lot, videos, month.currency) }
  }
  for (const together of byEntry(movements)) {
    const videos = videosOf(together)
    for (const [index, movement] of together.entries()) {
      const paid = videos[index] ?? 0
      const { charge } = movement
      if (charge === null) {
        yield { shared: rowOf(movement, paid), own: { x_EntryId: movement.entry, x_TaskId: movement.task } }
        continue
      }
      const shared = rememberedRow(takes, charge, alike(movement, paid), () => rowOf(movement, paid))
      yield { shared, own: ownOf(charge, movement) }
    }
  }
}

/** What is this take's alone. */
function ownOf(charge: Charge, movement: Movement): FocusRow {
  const { at, entry, task, shot } = movement
  const { start, end } = focusMoment(at)
  return {
    ChargePeriodStart: start,
    ChargePeriodEnd: end,
    ResourceId: task ?? entry,
    ResourceName: shot ?? kindText(charge),
    Tags: tagsOf(movement),
    x_EntryId: entry,
    x_TaskId: task,
  }
}

function missing(lot: LotId): never {
  throw new Error(`A movement of lot ${lot} came without the lot`)
}

/** The movements of a take that several lots paid stand together. */
function* byEntry(movements: Iterable<Movement>): Generator<Movement[]> {
  let together: Movement[] = []
  let entry: EntryId | null = null
  for (const movement of movements) {
    if (together.length > 0 && (movement.entry === null || movement.entry !== entry)) {
      yield together
      together = []
    }
    together.push(movement)
    entry = movement.entry
  }
  if (together.length > 0) yield together
}

function common(month: FocusMonth, account: string, vendor: string): FocusRow {
  return {
    BillingAccountId: account,
    BillingAccountName: account,
    BillingCurrency: month.currency,
    BillingPeriodStart: focusInstant(month.from),
    BillingPeriodEnd: focusInstant(month.to),
    // 1.4: the host is the provider where no other is known.
    HostProviderName: vendor,
    InvoiceIssuerName: vendor,
    ProviderName: vendor,
    PublisherName: vendor,
    ServiceProviderName: vendor,
    ServiceCategory: SERVICE_CATEGORY,
    ServiceName: `${vendor} video generation`,
    ServiceSubcategory: SERVICE_SUBCATEGORY,
    x_ClosingDigest: month.digest,
  }
}

function figuresOf(movement: Movement, lot: FocusLot | null, videos: number, currency: Currency): FocusRow {
  if (lot === null) return overageRow(movement, videos, currency)
  switch (movement.kind) {
    case 'purchase':
      return purchaseRow(movement, lot, currency)
    case 'expiry':
      return unusedRow(movement, lot, currency)
    case 'adjustment':
      return isFound(movement, lot) ? foundRow(lot, currency) : adjustmentRow(movement, lot, currency)
    case 'usage':
    case 'overage':
      return usageRow(movement, lot, videos, currency)
  }
}

/** Whether a balance found the lot itself (R8): it comes as a purchase that cost nothing. */
function isFound({ entry }: Movement, lot: FocusLot): boolean {
  return entry === lot.id
}

function purchaseRow(movement: Movement, lot: FocusLot, currency: Currency): FocusRow {
  const price = movement.price ?? lot.price
  return boughtRow(lot, price, currency, `${packName(lot)}: ${formatUnits(lot.units)} units`)
}

function foundRow(lot: FocusLot, currency: Currency): FocusRow {
  return boughtRow(
    lot,
    0,
    currency,
    `${formatUnits(lot.units)} units that the vendor’s console showed beyond every pack`,
  )
}

function boughtRow(lot: FocusLot, price: Minor, currency: Currency, description: string): FocusRow {
  const amount = formatAmount(price, currency)
  return {
    ...commitment(lot, lot.units, null),
    ...ofTerm(lot),
    ...costs({ billed: amount, effective: formatAmount(0, currency) }),
    ...priced({ quantity: '1', unit: 'Packages', price: amount, cost: amount }),
    ...sku(`pack/${lot.pack ?? 'found'}`, amount, 'Video Packages'),
    ChargeCategory: 'Purchase',
    ChargeDescription: description,
    ChargeFrequency: 'One-Time',
    PricingCategory: 'Standard',
    ResourceId: lot.id,
    ResourceName: packName(lot),
    ResourceType: COMMITMENT_TYPE,
  }
}

function usageRow(movement: Movement, lot: FocusLot, videos: number, currency: Currency): FocusRow {
  const { units, cost } = movement
  return {
    ...commitment(lot, -units, 'Used'),
    ...takeOf(movement, videos, currency),
    ...costs({ billed: formatAmount(0, currency), effective: formatAmount(cost, currency) }),
    ContractApplied: applied(lot, -units),
    PricingCategory: 'Committed',
  }
}

function overageRow(movement: Movement, videos: number, currency: Currency): FocusRow {
  const amount = formatAmount(movement.cost, currency)
  return {
    ...takeOf(movement, videos, currency),
    ...costs({ billed: amount, effective: amount }),
    PricingCategory: 'Standard',
  }
}

function adjustmentRow(movement: Movement, lot: FocusLot, currency: Currency): FocusRow {
  const { at, units, cost } = movement
  const consumed = formatUnits(-units)
  return {
    ...commitment(lot, -units, 'Used'),
    ...ofMoment(at),
    ...costs({ billed: formatAmount(0, currency), effective: formatAmount(cost, currency) }),
    ...pricedWhole(cost, currency),
    ...sku('balance', formatAmount(Math.abs(cost), currency), 'Units by Balance'),
    ChargeCategory: 'Usage',
    ChargeDescription: 'Units by which the vendor’s console differed from the takes on record',
    ChargeFrequency: 'Usage-Based',
    ConsumedQuantity: consumed,
    ConsumedUnit: COMMITMENT_UNIT,
    ContractApplied: applied(lot, -units),
    PricingCategory: 'Committed',
    ResourceId: lot.id,
    ResourceName: packName(lot),
    ResourceType: COMMITMENT_TYPE,
  }
}

/** What expired: nothing was consumed, so FOCUS wants no consumed quantity. */
function unusedRow({ units, cost }: Movement, lot: FocusLot, currency: Currency): FocusRow {
  const amount = formatAmount(cost, currency)
  return {
    ...commitment(lot, -units, 'Unused'),
    ...ofTerm(lot),
    ...costs({ billed: formatAmount(0, currency), effective: amount }),
    ...pricedWhole(cost, currency),
    ...sku(`pack/${lot.pack ?? 'found'}`, `unused/${amount}`, 'Video Packages'),
    ChargeCategory: 'Usage',
    ChargeDescription: `${packName(lot)}: ${formatUnits(-units)} units expired unused`,
    ChargeFrequency: 'Usage-Based',
    PricingCategory: 'Committed',
    ResourceId: lot.id,
    ResourceName: packName(lot),
    ResourceType: COMMITMENT_TYPE,
  }
}

/** What a row says of a take, whoever paid it, but for what `ownOf` does. */
function takeOf(movement: Movement, videos: number, currency: Currency): FocusRow {
  const charge = chargeOf(movement)
  const { clips } = movement
  const { model, resolution, seconds, unitsPerClip } = charge
  const count = formatVideos(videos)
  const price = listPrice(charge, movement, videos, currency)
  return {
    ...priced(price),
    ...sku(`${model}/${resolution}/${seconds}s`, price.price, 'Generated Videos'),
    ChargeCategory: 'Usage',
    ChargeDescription: `${kindText(charge)}, ${clips ?? 0} ${clips === 1 ? 'clip' : 'clips'}`,
    ChargeFrequency: 'Usage-Based',
    ConsumedQuantity: count,
    ConsumedUnit: 'Videos',
    ResourceType: 'Video',
    SkuPriceDetails: JSON.stringify({
      x_Model: model,
      x_Resolution: resolution,
      x_Seconds: seconds,
      x_UnitsPerClip: Number(formatUnits(unitsPerClip)),
    }),
  }
}

function chargeOf({ charge, entry }: Movement): Charge {
  if (charge === null) throw new Error(`Usage ${entry ?? ''} came without its charge`)
  return charge
}

function tagsOf({ production, shot }: Movement): string | null {
  if (production === null && shot === null) return null
  return JSON.stringify({ ...(production === null ? {} : { production }), ...(shot === null ? {} : { shot }) })
}

function costs({ billed, effective }: { readonly billed: string; readonly effective: string }): FocusRow {
  return { BilledCost: billed, EffectiveCost: effective }
}

/** A price belongs to one article: its id holds the article's. */
function sku(id: string, price: string, meter: string): FocusRow {
  return { SkuId: id, SkuMeter: meter, SkuPriceId: `${id}@${price}` }
}

function ofTerm(lot: FocusLot): FocusRow {
  return { ChargePeriodStart: focusInstant(lot.purchasedAt), ChargePeriodEnd: focusInstant(lot.expiresAt) }
}

function ofMoment(at: Instant): FocusRow {
  const { start, end } = focusMoment(at)
  return { ChargePeriodStart: start, ChargePeriodEnd: end }
}
