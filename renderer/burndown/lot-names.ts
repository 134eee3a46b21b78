import type { AccountPaceJson } from '../../shared/api/burn-pace.ts'
import { formatWhen } from '../ui/format.ts'

export type PaceLot = AccountPaceJson['lots'][number]

/** A lot by its pack and its expiry: "pro, expires 16 Dec 2026". */
export function lotName(lot: PaceLot, zone: string): string {
  return `${lot.pack ?? 'Found by a balance'}, expires ${formatWhen(lot.expiresAt, zone, 'day')}`
}

/** The same in less room: "pro (16 Dec 2026)". */
export function shortLotName(lot: PaceLot, zone: string): string {
  return `${lot.pack ?? 'found'} (${formatWhen(lot.expiresAt, zone, 'day')})`
}
