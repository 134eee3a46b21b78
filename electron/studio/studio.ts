import { openLocalStudio } from './open-studio.ts'
import type { Studio, StudioPorts } from './ports.ts'
import { ThreadedStudio } from './threaded-studio.ts'

export type { Studio, StudioPorts } from './ports.ts'

/**
 * Opens the studio of a data folder on this thread: for a host without a window, such as the command line. Refuses
 * (`ledger_locked`, `storage_failed`) where the folder cannot be had. A ledger that is damaged, or newer than the program,
 * opens all the same: every operation answers just that, but those that mend it (`backups.list`, `backups.restore`, and
 * `studio.init` where it was moved aside).
 */
export function openStudio(ports: StudioPorts): Promise<Studio> {
  return openLocalStudio(ports)
}

/**
 * The same for a host whose thread must stay free for its events: commands run on a thread of their own, queries on this one
 * through a connection that only reads (docs/adr/0007-work-off-the-main-thread.md).
 * @param writerThread the built or source file that serves the writer: `electron/writer-thread.ts`
 */
export function openThreadedStudio(ports: StudioPorts, writerThread: URL): Promise<Studio> {
  return ThreadedStudio.open(ports, writerThread)
}
