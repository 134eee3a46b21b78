import { watchDeadlines } from '../../electron/hosts/watch-deadlines.ts'
import type { Studio } from '../../electron/studio/studio.ts'
import { MILLISECONDS_PER_DAY } from '../../shared/domain/calendar.ts'
import { FakeMachine } from '../electron/expiry/fake-machine.ts'
import { SettableClock } from '../support/studio.ts'
import { studioPorts, valueOf, withStudio } from './histories.ts'
import { END } from './history.ts'
import type { Bench, Part } from './part.ts'
import { median } from './support/median.ts'
import type { Finding } from './support/table.ts'

const WEEK = 7 * MILLISECONDS_PER_DAY
const ROUNDS = 5
const MINUTES_PER_HOUR = 60
const HOURS_PER_WEEK = 168

export const timer: Part = {
  name: 'timer',
  about: 'what the expiry timer costs in a simulated week with lots on hand, against asking once a minute',
  async run(bench) {
    const weeks: Week[] = []
    const polls: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      weeks.push(await onCopy(bench, watchedWeek))
      polls.push(await onCopy(bench, polledHour))
    }
    const { wakes, asked } = weeks[0] ?? { wakes: 0, asked: 0 }
    bench.note(`timer: in the week it woke ${wakes} times, and asked what is due ${asked} times.`)
    return [finding(bench, weeks, polls)]
  },
}

interface Week {
  /** Processor time in milliseconds, of the process with its threads. */
  readonly processor: number
  readonly wakes: number
  readonly asked: number
}

function finding({ rows }: Bench, weeks: readonly Week[], polls: readonly number[]): Finding {
  return {
    what: `processor time of a week’s waiting, ${rows} entries`,
    unit: 'ms',
    median: median(weeks.map(({ processor }) => processor)),
    baseline: { name: 'asking once a minute', median: median(polls) * HOURS_PER_WEEK },
    limit: { timesFaster: 100 },
  }
}

function onCopy<T>({ histories, rows }: Bench, work: (studio: Studio, clock: SettableClock) => Promise<T>): Promise<T> {
  return histories.withCopy(rows, 'studio', (folder) => {
    const clock = new SettableClock(END)
    return withStudio(studioPorts(folder, clock), (studio) => work(studio, clock))
  })
}

async function watchedWeek(studio: Studio, clock: SettableClock): Promise<Week> {
  const machine = new FakeMachine(clock.now())
  let asked = 0
  let answer: Promise<unknown> = Promise.resolve()
  machine.onTurn = () => {
    clock.set(machine.now())
  }
  machine.settle = async () => {
    await answer
    // What the answer sets off, the next sleep, comes in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const call: Studio['call'] = (name, input) => {
    asked += 1
    const outcome = studio.call(name, input)
    answer = outcome
    return outcome
  }
  const watched = { call, onEvent: (listener: Parameters<Studio['onEvent']>[0]) => studio.onEvent(listener) }
  const watch = watchDeadlines<number>(watched, clock, machine, (error) => {
    throw error
  })
  await watch.begun
  const before = process.cpuUsage()
  await machine.pass(WEEK)
  const { user, system } = process.cpuUsage(before)
  await watch.stop()
  return { processor: (user + system) / 1000, wakes: machine.sleeps.length, asked }
}

/** Processor time of an hour in which somebody asks once a minute. */
async function polledHour(studio: Studio, clock: SettableClock): Promise<number> {
  const before = process.cpuUsage()
  for (let minute = 1; minute <= MINUTES_PER_HOUR; minute += 1) {
    clock.set(END + minute * 60_000)
    valueOf(await studio.call('deadlines.meet', {}))
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
