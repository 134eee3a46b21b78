import type { StudioEvent } from '../../shared/api/events.ts'
import type { Input, OperationName, Output } from '../../shared/api/operations.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import type { Zone } from '../../shared/domain/calendar.ts'
import type { Clock } from '../clock.ts'
import type { Dispatch } from './dispatcher.ts'

/** What a host gives the application. */
export interface StudioPorts {
  readonly dataFolder: string
  readonly clock: Clock
  /** The zone of a new ledger that is not told another. */
  readonly machineZone: Zone
  /** Names the lock's holder, such as "packledger serve". */
  readonly program: string
}

/** The application, as every host calls it. */
export interface Studio {
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Outcome<Output<N>>>
  /** The same for calls that come from outside, by name and with whatever input. */
  readonly dispatch: Dispatch
  /** Answers a function that ends the listening. */
  onEvent(listener: (event: StudioEvent) => void): () => void
  /** Has the command that is running stop, if it is a long one: it answers `cancelled`, and has changed nothing. */
  cancel(): void
  /** Finishes the command that is running, then closes the ledger and gives the data folder back. */
  close(): Promise<void>
}
