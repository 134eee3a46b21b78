import { createStore } from 'zustand'

/** What the usage dialog holds; texts as typed. `kind` is "model/resolution/seconds". */
export interface UsageValues {
  readonly rateCard: string
  readonly kind: string
  readonly clips: number | string
  readonly outcome: string
  readonly production: string
  readonly shot: string
  readonly take: string
  /** Whether the take was accepted: "kept", "dropped", or empty where nobody has said. */
  readonly kept: string
  /** Wall time in the studio's zone; empty is now. */
  readonly at: string
  readonly account: string
  readonly note: string
}

export interface PurchaseValues {
  readonly rateCard: string
  readonly pack: string
  readonly units: string
  readonly price: string
  readonly at: string
  readonly expires: string
  readonly account: string
  readonly note: string
}

/** What a correction takes over of the entry that it replaces, exactly: fields show minutes alone. */
export interface Replaced {
  readonly entry: string
  readonly instants: Readonly<Record<string, string>>
  readonly source: string
  readonly externalId: string | null
  /** What no field of the dialog shows: a take's mode, scene, and when it was submitted. */
  readonly details: Readonly<Record<string, string>>
}

export type RecordRequest =
  | { readonly kind: 'usage'; readonly initial?: Partial<UsageValues>; readonly replaces?: Replaced }
  | { readonly kind: 'purchase'; readonly initial?: Partial<PurchaseValues>; readonly replaces?: Replaced }
  | { readonly kind: 'balance'; readonly account?: string; readonly lot?: string }

interface RecordState {
  readonly request: RecordRequest | null
  /** What was recorded last: the next dialog begins with it. */
  readonly lastUsage: Partial<UsageValues>
}

/** Which record dialog is open, whoever asked for it. */
export const recordRequests = createStore<RecordState>()(() => ({ request: null, lastUsage: {} }))

export function openRecord(request: RecordRequest): void {
  recordRequests.setState({ request })
}

export function closeRecord(): void {
  recordRequests.setState({ request: null })
}

/** Keeps what the next take probably has in common with this one. */
export function rememberUsage(values: UsageValues): void {
  recordRequests.setState({ lastUsage: { ...values, kept: '', at: '', note: '' } })
}
