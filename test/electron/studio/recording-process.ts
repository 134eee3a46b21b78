import { fixedClock } from '../../../electron/clock.ts'
import { openStudio } from '../../../electron/studio/studio.ts'

/**
 * A process that works in a data folder until it is killed. It tells on standard output, a line each, what it was
 * acknowledged: "recorded ID" for an entry, "progress" while a file is imported, "imported" at its end. Arguments: the folder,
 * the clock's instant in milliseconds, and the usage file to import, if any; without one it records clip after clip.
 */
const [dataFolder = '', now = '', file] = process.argv.slice(2)

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

const studio = await openStudio({
  dataFolder,
  clock: fixedClock(Number(now)),
  machineZone: 'UTC',
  program: 'recording process',
})
tell('open')
if (file !== undefined) {
  studio.onEvent((event) => {
    if (event.type === 'progress') tell('progress')
  })
  const outcome = await studio.call('imports.usage', { file })
  tell(outcome.ok ? 'imported' : `refused ${outcome.error.message}`)
} else {
  for (;;) {
    const outcome = await studio.call('usage.record', { model: 'hailuo-02', resolution: '768p', seconds: 6 })
    if (!outcome.ok) throw new Error(outcome.error.message)
    tell(`recorded ${outcome.value.entry.id}`)
  }
}
await studio.close()
