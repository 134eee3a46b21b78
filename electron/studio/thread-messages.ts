import type { StudioEvent } from '../../shared/api/events.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import type { RefusalCode, RefusalDetails } from '../../shared/domain/refusal.ts'

/** What the thread that holds the writer is started with. */
export interface WriterStart {
  readonly dataFolder: string
  readonly machineZone: Zone
  readonly program: string
  readonly now: Instant
  /** Shared memory: not nought once the running command is to stop. */
  readonly stop: Int32Array
}

/** To the writer's thread. Every request carries the host's clock: the thread has none of its own. */
export type ToWriter =
  | {
      readonly type: 'call'
      readonly id: number
      readonly now: Instant
      readonly name: string
      readonly input: unknown
    }
  | { readonly type: 'catch-up'; readonly id: number; readonly now: Instant }
  | { readonly type: 'close'; readonly id: number; readonly now: Instant }

/** From the writer's thread. */
export type FromWriter =
  /** At the start, and whenever that changes: whether there is a ledger to read. */
  | { readonly type: 'open'; readonly usable: boolean }
  | {
      readonly type: 'refused'
      readonly code: RefusalCode
      readonly message: string
      readonly details: RefusalDetails
    }
  | { readonly type: 'answer'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly type: 'event'; readonly event: StudioEvent }
