import type { StudioEvent } from '../../shared/api/events.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import type { RefusalCode, RefusalDetails } from '../../shared/domain/refusal.ts'
import type { StudyName } from './study.ts'

/** What a thread of the studio is started with. */
export type StudioThreadStart = WriterStart | StudyStart

/** What the thread that holds the writer is started with. */
export interface WriterStart {
  readonly role: 'writer'
  readonly dataFolder: string
  readonly machineZone: Zone
  readonly program: string
  readonly now: Instant
  /** Shared memory: not nought once the running command is to stop. */
  readonly stop: Int32Array
}

/** What a study's thread is started with. */
export interface StudyStart {
  readonly role: 'study'
  readonly name: StudyName
  readonly problem: unknown
  /** Shared memory: not nought once the study is to stop. */
  readonly stop: Int32Array
}

/** From a study's thread. */
export type FromStudy =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'result'; readonly result: unknown }
  | {
      readonly type: 'refused'
      readonly code: RefusalCode
      readonly message: string
      readonly details: RefusalDetails
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
