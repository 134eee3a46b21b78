import { openLocalStudio } from './open-studio.ts'
import type { Studio, StudioPorts } from './ports.ts'
import { StudyThreads } from './study-threads.ts'
import { ThreadedStudio } from './threaded-studio.ts'

export type { Studio, StudioPorts } from './ports.ts'

/**
 * Opens the studio of a data folder on this thread: for a host without a window, such as the command line. Refuses
 * (`ledger_locked`, `storage_failed`) where the folder cannot be had. A ledger that is damaged, or newer than the program,
 * opens all the same: every operation answers just that, but those that mend it (`backups.list`, `backups.restore`, and
 * `studio.init` where it was moved aside).
 * @param studioThread the built or source file `electron/studio-thread.ts`: with it studies run on threads of their own, so
 *   that they can be stopped
 */
export function openStudio(ports: StudioPorts, studioThread?: URL): Promise<Studio> {
  return openLocalStudio(ports, undefined, studioThread === undefined ? null : new StudyThreads(studioThread))
}

/**
 * The same for a host whose thread must stay free for its events: commands run on a thread of their own, queries on this one
 * through a connection that only reads (docs/adr/0007-work-off-the-main-thread.md).
 * @param studioThread the built or source file that serves the writer and the studies: `electron/studio-thread.ts`
 */
export function openThreadedStudio(ports: StudioPorts, studioThread: URL): Promise<Studio> {
  return ThreadedStudio.open(ports, studioThread)
}
