import type { Command } from 'commander'
import { alertWords } from '../../../shared/api/alert-words.ts'
import { plainFormats } from '../../../shared/api/plain-formats.ts'
import type { StudioEvent } from '../../../shared/api/events.ts'
import { formatInstant, formatLocal } from '../../../shared/domain/calendar.ts'
import { machineTimers, watchDeadlines } from '../../hosts/watch-deadlines.ts'
import { withExamples } from '../examples.ts'
import type { Serving } from '../io.ts'
import type { PerformServing } from './serve.ts'

/** `watch`: the expiry timer in a terminal. */
export function addWatch(program: Command, performServing: PerformServing): void {
  const watch = program
    .command('watch')
    .description('post expiries and raise alerts as they fall due; Ctrl-C ends it')
    .action(() => performServing(watchUntilStopped))
  withExamples(watch, 'watch', 'watch --json')
}

async function watchUntilStopped(serving: Serving): Promise<void> {
  const { studio, clock } = serving
  const stopListening = studio.onEvent((event) => {
    if (event.type === 'alerts') tellAlerts(serving, event)
  })
  const watch = watchDeadlines(studio, clock, machineTimers(), serving.warnOf)
  try {
    await watch.begun
    const { next } = await standing(serving)
    serving.say({ watching: true, next }, next === null ? 'Watching; nothing is to come. Ctrl-C ends it.' : WATCHING)
    await serving.stopped
  } finally {
    await watch.stop()
    stopListening()
  }
}

const WATCHING = 'Watching for expiries and alerts; Ctrl-C ends it.'

/** Everything due is met by now: this answers what comes next. */
async function standing({ studio }: Serving): Promise<{ readonly next: string | null }> {
  const met = await studio.call('deadlines.meet', {})
  return { next: met.ok ? met.value.next : null }
}

function tellAlerts(serving: Serving, { alerts, zone }: Extract<StudioEvent, { type: 'alerts' }>): void {
  const at = serving.clock.now()
  for (const alert of alerts) {
    const { sentence } = alertWords(alert, plainFormats(zone))
    serving.say({ at: formatInstant(at), alert }, `${formatLocal(at, zone)}  ${sentence}`)
  }
}
