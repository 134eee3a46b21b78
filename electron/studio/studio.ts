import { acquireLock } from '../ledger/lock.ts'
import { LocalStudio } from './local-studio.ts'
import { makeDataFolder } from './open-safely.ts'
import type { StudioPorts } from './ports.ts'

export type { Studio, StudioPorts } from './ports.ts'

/**
 * Opens the studio of a data folder on this thread. Refuses (`ledger_locked`, `storage_failed`) where the folder cannot be
 * had. A ledger that is damaged, or newer than the program, opens all the same: every operation answers just that, but those
 * that mend it (`backups.list`, `backups.restore`, and `studio.init` where it was moved aside).
 */
export async function openStudio(ports: StudioPorts): Promise<LocalStudio> {
  makeDataFolder(ports.dataFolder)
  const since = ports.clock.now()
  const lock = acquireLock(ports.dataFolder, { program: ports.program, pid: process.pid, since })
  try {
    const studio = new LocalStudio(ports, lock)
    await studio.open()
    return studio
  } catch (error) {
    lock.release()
    throw error
  }
}
