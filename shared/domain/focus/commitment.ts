import type { LotHead } from '../movement.ts'
import type { Milliunits } from '../units.ts'
import { formatUnits } from '../units.ts'
import type { FocusRow } from './values.ts'

/** A lot with who sold it. */
export interface FocusLot extends LotHead {
  readonly vendor: string
}

export const COMMITMENT_TYPE = 'Video Package'

/** FOCUS's unit for what packs are measured in. */
export const COMMITMENT_UNIT = 'Units'

/** The pack that a row belongs to, as a commitment discount, and how many of its units the row moves. */
export function commitment(lot: FocusLot, units: Milliunits, status: 'Used' | 'Unused' | null): FocusRow {
  return {
    CommitmentDiscountCategory: 'Usage',
    CommitmentDiscountId: lot.id,
    CommitmentDiscountName: packName(lot),
    CommitmentDiscountQuantity: formatUnits(units),
    CommitmentDiscountStatus: status,
    CommitmentDiscountType: COMMITMENT_TYPE,
    CommitmentDiscountUnit: COMMITMENT_UNIT,
  }
}

/** Links a row of usage to its pack in the Contract Commitment dataset: each pack is a contract of its own. */
export function applied(lot: FocusLot, units: Milliunits): string {
  return JSON.stringify({
    Elements: [
      {
        ContractId: lot.id,
        ContractCommitmentId: lot.id,
        ContractCommitmentAppliedQuantity: Number(formatUnits(units)),
        ContractCommitmentAppliedUnit: COMMITMENT_UNIT,
      },
    ],
  })
}

/** A lot that a balance found has no pack. */
export function packName({ pack }: FocusLot): string {
  return pack ?? 'found by a balance'
}
