import { acquireLock } from '../ledger/store/lock.ts'
import { LocalStudio } from './local-studio.ts'
import { makeDataFolder } from './open-safely.ts'
import type { StudioPorts } from './ports.ts'
import type { StudyThreads } from './study-threads.ts'

/** Takes the data folder's lock and opens its studio on this thread. @param stop @param studyThreads see `LocalStudio` */
export async function openLocalStudio(
  ports: StudioPorts,
  stop?: Int32Array,
  studyThreads: StudyThreads | null = null,
): Promise<LocalStudio> {
  makeDataFolder(ports.dataFolder)
  const since = ports.clock.now()
  const lock = acquireLock(ports.dataFolder, { program: ports.program, pid: process.pid, since })
  try {
    const studio = new LocalStudio(ports, lock, stop, studyThreads)
    await studio.open()
    return studio
  } catch (error) {
    lock.release()
    throw error
  }
}
