/** How a FOCUS column is written; a null is an empty cell in every one of them. */
export type FocusType = 'string' | 'decimal' | 'date-time' | 'currency' | 'unit' | 'json'

/** A column as the FOCUS specification has it (its data model, CC BY 4.0), as far as a cell can be checked by itself. */
export interface FocusColumn {
  readonly name: string
  readonly type: FocusType
  readonly isNullable: boolean
  /** The values that a cell may have, where the specification lists them. */
  readonly allowed?: readonly string[]
  /** Whether a decimal may not be below nought. */
  readonly isNonNegative?: boolean
}

/** The datasets that are written, by specification version. */
export const FOCUS_DATASETS = ['cost-and-usage-1.4', 'cost-and-usage-1.2', 'contract-commitment-1.4'] as const

export type FocusDataset = (typeof FOCUS_DATASETS)[number]

const column = (name: string, type: FocusType, more: Partial<FocusColumn> = {}): FocusColumn => ({
  name,
  type,
  isNullable: false,
  ...more,
})
const nullable = (name: string, type: FocusType, more: Partial<FocusColumn> = {}): FocusColumn =>
  column(name, type, { ...more, isNullable: true })

export const SERVICE_CATEGORY = 'AI and Machine Learning'
export const SERVICE_SUBCATEGORY = 'Generative AI'

/** What the versions have in common, by name. */
const COST_AND_USAGE: readonly FocusColumn[] = [
  column('BilledCost', 'decimal'),
  column('BillingAccountId', 'string'),
  nullable('BillingAccountName', 'string'),
  column('BillingCurrency', 'currency'),
  column('BillingPeriodEnd', 'date-time'),
  column('BillingPeriodStart', 'date-time'),
  column('ChargeCategory', 'string', { allowed: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'] }),
  nullable('ChargeClass', 'string', { allowed: ['Correction'] }),
  nullable('ChargeDescription', 'string'),
  column('ChargeFrequency', 'string', { allowed: ['One-Time', 'Recurring', 'Usage-Based'] }),
  column('ChargePeriodEnd', 'date-time'),
  column('ChargePeriodStart', 'date-time'),
  nullable('CommitmentDiscountCategory', 'string', { allowed: ['Spend', 'Usage'] }),
  nullable('CommitmentDiscountId', 'string'),
  nullable('CommitmentDiscountName', 'string'),
  nullable('CommitmentDiscountQuantity', 'decimal'),
  nullable('CommitmentDiscountStatus', 'string', { allowed: ['Used', 'Unused'] }),
  nullable('CommitmentDiscountType', 'string'),
  nullable('CommitmentDiscountUnit', 'unit'),
  nullable('ConsumedQuantity', 'decimal'),
  nullable('ConsumedUnit', 'unit'),
  column('ContractedCost', 'decimal'),
  nullable('ContractedUnitPrice', 'decimal', { isNonNegative: true }),
  column('EffectiveCost', 'decimal'),
  column('InvoiceIssuerName', 'string'),
  column('ListCost', 'decimal'),
  nullable('ListUnitPrice', 'decimal', { isNonNegative: true }),
  nullable('PricingCategory', 'string', { allowed: ['Standard', 'Dynamic', 'Committed', 'Other'] }),
  nullable('PricingQuantity', 'decimal'),
  nullable('PricingUnit', 'unit'),
  nullable('ResourceId', 'string'),
  nullable('ResourceName', 'string'),
  nullable('ResourceType', 'string'),
  column('ServiceCategory', 'string', { allowed: [SERVICE_CATEGORY] }),
  column('ServiceName', 'string'),
  column('ServiceSubcategory', 'string', { allowed: [SERVICE_SUBCATEGORY] }),
  nullable('SkuId', 'string'),
  nullable('SkuMeter', 'string'),
  nullable('SkuPriceDetails', 'json'),
  nullable('SkuPriceId', 'string'),
  nullable('Tags', 'json'),
]

/** Columns of our own, which FOCUS has behind its own with `x_`. */
const OWN_COLUMNS: readonly FocusColumn[] = [
  nullable('x_ClosingDigest', 'string'),
  nullable('x_EntryId', 'string'),
  nullable('x_TaskId', 'string'),
]

const CONTRACT_COMMITMENT: readonly FocusColumn[] = [
  nullable('BillingCurrency', 'currency'),
  column('ContractCommitmentApplicability', 'json'),
  column('ContractCommitmentBenefitCategory', 'string', {
    allowed: ['Discount', 'Entitlement', 'Availability', 'Other'],
  }),
  column('ContractCommitmentCategory', 'string', { allowed: ['Spend', 'Usage'] }),
  nullable('ContractCommitmentCost', 'decimal'),
  column('ContractCommitmentCreated', 'date-time'),
  nullable('ContractCommitmentDescription', 'string'),
  nullable('ContractCommitmentDiscountPercentage', 'decimal', { isNonNegative: true }),
  column('ContractCommitmentDurationType', 'string'),
  column('ContractCommitmentFulfillmentInterval', 'string', {
    allowed: [
      'Hourly',
      'Daily',
      'Weekly',
      'Monthly',
      'Quarterly',
      'Semi-Annual',
      'Annual',
      'Full Period',
      'Transactional',
      'Custom',
    ],
  }),
  column('ContractCommitmentId', 'string'),
  column('ContractCommitmentLastUpdated', 'date-time'),
  column('ContractCommitmentLifecycleStatus', 'string', {
    allowed: ['Proposed', 'Pending', 'Active', 'Exhausted', 'Expired', 'Canceled', 'Superseded'],
  }),
  column('ContractCommitmentModel', 'string', { allowed: ['Continuous', 'Discontinuous'] }),
  column('ContractCommitmentOfferCategory', 'string', { allowed: ['Negotiated', 'Public'] }),
  column('ContractCommitmentPaymentInterval', 'string', {
    allowed: ['One-Time', 'Monthly', 'Quarterly', 'Semi-Annual', 'Annual', 'Custom'],
  }),
  column('ContractCommitmentPaymentModel', 'string', { allowed: ['No Upfront', 'Partial Upfront', 'All Upfront'] }),
  column('ContractCommitmentPeriodEnd', 'date-time'),
  column('ContractCommitmentPeriodStart', 'date-time'),
  nullable('ContractCommitmentQuantity', 'decimal'),
  column('ContractCommitmentType', 'string'),
  nullable('ContractCommitmentUnit', 'unit'),
  column('ContractId', 'string'),
  column('ContractPeriodEnd', 'date-time'),
  column('ContractPeriodStart', 'date-time'),
  column('InvoiceIssuerName', 'string'),
  column('ServiceProviderName', 'string'),
]

/** The columns of each dataset in the order in which they are written: FOCUS's by name, then our own. */
export const FOCUS_COLUMNS: Readonly<Record<FocusDataset, readonly FocusColumn[]>> = {
  'cost-and-usage-1.4': [
    ...byName([
      ...COST_AND_USAGE,
      nullable('ContractApplied', 'json'),
      nullable('HostProviderName', 'string'),
      column('ServiceProviderName', 'string'),
    ]),
    ...OWN_COLUMNS,
  ],
  // 1.3 gave up both for the two above; a file for 1.4 has them no more.
  'cost-and-usage-1.2': [
    ...byName([...COST_AND_USAGE, column('ProviderName', 'string'), column('PublisherName', 'string')]),
    ...OWN_COLUMNS,
  ],
  'contract-commitment-1.4': [...CONTRACT_COMMITMENT, nullable('x_ClosingDigest', 'string')],
}

function byName(columns: readonly FocusColumn[]): FocusColumn[] {
  return columns.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
