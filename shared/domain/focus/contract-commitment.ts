import type { Instant, Validity, Zone } from '../calendar.ts'
import { addValidity, MILLISECONDS_PER_DAY } from '../calendar.ts'
import { formatAmount } from '../money.ts'
import type { LotHead } from '../movement.ts'
import type { Milliunits } from '../units.ts'
import { formatUnits } from '../units.ts'
import type { FocusLot } from './commitment.ts'
import { COMMITMENT_TYPE, COMMITMENT_UNIT } from './commitment.ts'
import type { FocusMonth } from './cost-and-usage.ts'
import type { FocusRow } from './values.ts'
import { focusInstant } from './values.ts'

/** A pack that was valid in a month, as it stood at its end, or now where the month is not over. */
export interface FocusPack {
  readonly lot: FocusLot
  readonly left: Milliunits
  /** When its expiry was last amended; its purchase where it never was. */
  readonly changedAt: Instant
  /** From its purchase to its expiry: as it was sold, or as it was amended. */
  readonly term: Validity
  /** Whether buyer and vendor agreed on its price and its units. */
  readonly isNegotiated: boolean
}

/**
 * The packs of a month as rows of FOCUS 1.4's Contract Commitment, in the order of their purchases: prepaid in full, to be used within
 * their term. Each is a contract of its own, since packs do not depend on one another.
 * @param at what a pack's standing is told of
 */
export function* contractCommitmentRows(
  month: FocusMonth,
  at: Instant,
  packs: Iterable<FocusPack>,
): Generator<FocusRow> {
  for (const pack of packs) yield { ...termsOf(pack), ...figuresOf(pack, month), ...standingOf(pack, at) }
}

function termsOf({ lot, term, isNegotiated }: FocusPack): FocusRow {
  return {
    ContractCommitmentApplicability: JSON.stringify({
      InclusionOperator: 'And',
      Inclusions: [{ Dimension: 'BillingAccountId', Operator: 'In', Values: [lot.account] }],
    }),
    ContractCommitmentBenefitCategory: 'Entitlement',
    ContractCommitmentCategory: 'Usage',
    ContractCommitmentDurationType: durationOf(term),
    ContractCommitmentFulfillmentInterval: 'Full Period',
    ContractCommitmentModel: 'Discontinuous',
    ContractCommitmentOfferCategory: isNegotiated ? 'Negotiated' : 'Public',
    ContractCommitmentPaymentInterval: 'One-Time',
    ContractCommitmentPaymentModel: 'All Upfront',
    ContractCommitmentType: COMMITMENT_TYPE,
    InvoiceIssuerName: lot.vendor,
    ServiceProviderName: lot.vendor,
  }
}

function figuresOf({ lot, changedAt }: FocusPack, { currency, digest }: FocusMonth): FocusRow {
  const [start, end] = [focusInstant(lot.purchasedAt), focusInstant(lot.expiresAt)]
  return {
    BillingCurrency: currency,
    ContractCommitmentCost: formatAmount(lot.price, currency),
    ContractCommitmentCreated: start,
    ContractCommitmentDescription: `${lot.pack ?? 'found by a balance'}: ${formatUnits(lot.units)} units`,
    ContractCommitmentId: lot.id,
    ContractCommitmentLastUpdated: focusInstant(changedAt),
    ContractCommitmentPeriodEnd: end,
    ContractCommitmentPeriodStart: start,
    ContractCommitmentQuantity: formatUnits(lot.units),
    ContractCommitmentUnit: COMMITMENT_UNIT,
    ContractId: lot.id,
    ContractPeriodEnd: end,
    ContractPeriodStart: start,
    x_ClosingDigest: digest,
  }
}

function standingOf({ lot, left }: FocusPack, at: Instant): FocusRow {
  const status = lot.expiresAt <= at ? 'Expired' : left === 0 ? 'Exhausted' : 'Active'
  return { ContractCommitmentLifecycleStatus: status }
}

/** The longest term that is told in months. */
const MOST_MONTHS = 120
/** On average. */
const DAYS_IN_MONTH = 30.44

/** A lot's term: in whole months where it ends as those do (R2), else in days, of which a part counts as one. */
export function termOf({ purchasedAt, expiresAt }: LotHead, zone: Zone): Validity {
  const days = Math.ceil((expiresAt - purchasedAt) / MILLISECONDS_PER_DAY)
  const months = Math.round(days / DAYS_IN_MONTH)
  const isWhole = months > 0 && months <= MOST_MONTHS && addValidity(purchasedAt, { months }, zone) === expiresAt
  return isWhole ? { months } : { days }
}

/** Such as "1 Month" or "30 Days". */
function durationOf(term: Validity): string {
  const [count, unit] = 'months' in term ? [term.months, 'Month'] : [term.days, 'Day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
