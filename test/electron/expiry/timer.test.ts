import { describe, expect, test } from 'vitest'
import { ExpiryTimer, LONGEST_SLEEP } from '../../../electron/expiry/timer.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/calendar.ts'
import { at } from '../../support/fold.ts'
import { FakeMachine } from './fake-machine.ts'

const HOUR = 3_600_000
const START = at('2026-10-10 00:00')

/** A timer over deadlines that are met as the studio meets them: everything due at once, the next one answered. */
function timing(deadlines: Instant[], machine = new FakeMachine(START)) {
  const met: { readonly deadline: Instant; readonly at: Instant }[] = []
  const failures: unknown[] = []
  let calls = 0
  let failing = false
  const timer = new ExpiryTimer<number>({
    now: machine.now,
    elapsed: machine.elapsed,
    setTimer: machine.setTimer,
    clearTimer: machine.clearTimer,
    onDefect: (error) => failures.push(error),
    meet: () => {
      calls += 1
      if (failing) return Promise.reject(new Error('the disk is full'))
      const now = machine.now()
      const due = deadlines.filter((one) => one <= now && !met.some(({ deadline }) => deadline === one))
      for (const deadline of due) met.push({ deadline, at: now })
      const ahead = deadlines.filter((one) => one > now)
      return Promise.resolve(ahead.length === 0 ? null : Math.min(...ahead))
    },
  })
  return {
    machine,
    timer,
    met,
    failures,
    calls: () => calls,
    fail: (isFailing: boolean) => {
      failing = isFailing
    },
  }
}

describe('the timer', () => {
  test('meets a deadline at its millisecond', async () => {
    const due = START + 5 * HOUR + 17
    const { machine, timer, met } = timing([due])
    await timer.start()
    await machine.pass(5 * HOUR + 16)
    expect(met).toEqual([])
    await machine.pass(1)
    expect(met).toEqual([{ deadline: due, at: due }])
  })

  test('sleeps an hour at most, so that 60 days are no more than Node’s timers can hold', async () => {
    const due = START + 60 * MILLISECONDS_PER_DAY
    const { machine, timer, met, calls } = timing([due])
    await timer.start()
    await machine.pass(60 * MILLISECONDS_PER_DAY)
    expect(met).toEqual([{ deadline: due, at: due }])
    expect(Math.max(...machine.sleeps)).toBe(LONGEST_SLEEP)
    expect(calls()).toBe(2)
  })

  test('calls nothing while it sleeps, and wakes no sooner than after an hour', async () => {
    const { machine, timer, calls } = timing([])
    await timer.start()
    await machine.pass(7 * MILLISECONDS_PER_DAY)
    expect(calls()).toBe(1)
    expect(machine.sleeps).toHaveLength(7 * 24 + 1)
    expect(Math.min(...machine.sleeps)).toBe(LONGEST_SLEEP)
  })

  test('meets what fell due while nobody watched as it starts', async () => {
    const deadlines = [START - 3 * HOUR, START - HOUR]
    const { timer, met } = timing(deadlines)
    await timer.start()
    expect(met.map(({ deadline }) => deadline)).toEqual(deadlines)
  })

  test('meets three deadlines that a sleeping machine slept through, once it is told that it woke', async () => {
    const deadlines = [START + 2 * HOUR, START + 3 * HOUR, START + 30 * HOUR]
    const { machine, timer, met } = timing(deadlines)
    await timer.start()
    machine.suspend(48 * HOUR)
    await timer.wake()
    expect(met.map((one) => one.deadline)).toEqual(deadlines)
    expect(new Set(met.map((one) => one.at))).toEqual(new Set([START + 48 * HOUR]))
    expect(machine.timers).toBe(1)
  })

  test('notices by the clock within the hour where nobody tells it that the machine woke', async () => {
    const deadlines = [START + 2 * HOUR, START + 3 * HOUR, START + 30 * HOUR]
    const { machine, timer, met } = timing(deadlines)
    await timer.start()
    machine.suspend(48 * HOUR)
    await machine.pass(HOUR)
    expect(met.map((one) => one.deadline)).toEqual(deadlines)
  })

  test('looks again within the hour after the clock was set forward, though nothing is due yet', async () => {
    const { machine, timer, calls } = timing([START + 100 * HOUR])
    await timer.start()
    machine.setClock(START + 50 * HOUR)
    await machine.pass(HOUR)
    expect(calls()).toBe(2)
  })

  test('meets nothing twice, and nothing early, after the clock was set back an hour', async () => {
    const due = START + 2 * HOUR
    const later = START + 4 * HOUR
    const { machine, timer, met, calls } = timing([due, later])
    await timer.start()
    await machine.pass(2 * HOUR + 60_000)
    machine.setClock(machine.now() - HOUR)
    await machine.pass(2 * HOUR + 59 * 60_000)
    expect(met).toEqual([
      { deadline: due, at: due },
      { deadline: later, at: later },
    ])
    expect(calls()).toBeGreaterThan(3)
  })

  test('is armed anew by a change, a hundred changes in a row being one', async () => {
    const deadlines = [START + 100 * HOUR]
    const { machine, timer, met, calls } = timing(deadlines)
    await timer.start()
    deadlines.push(START + 10_000)
    for (let change = 0; change < 100; change += 1) timer.changed()
    await machine.pass(1000)
    expect(calls()).toBe(2)
    await machine.pass(9000)
    expect(met).toEqual([{ deadline: START + 10_000, at: START + 10_000 }])
  })

  test('sees a change although the clock stands still', async () => {
    let calls = 0
    const machine = new FakeMachine(START)
    const timer = new ExpiryTimer<number>({
      now: () => START,
      elapsed: machine.elapsed,
      setTimer: machine.setTimer,
      clearTimer: machine.clearTimer,
      onDefect: (error) => {
        throw error
      },
      meet: () => {
        calls += 1
        return Promise.resolve(null)
      },
    })
    await timer.start()
    timer.changed()
    await machine.pass(1000)
    expect(calls).toBe(2)
    expect(machine.timers).toBe(1)
  })

  test('does not miss a change that comes while deadlines are being met', async () => {
    const { machine, timer, calls } = timing([])
    const starting = timer.start()
    timer.changed()
    await starting
    await machine.pass(1000)
    expect(calls()).toBe(2)
  })

  test('goes on after a failure, tells it, and tries again an hour later', async () => {
    const due = START + HOUR
    const { machine, timer, met, failures, fail } = timing([due])
    await timer.start()
    fail(true)
    await machine.pass(HOUR)
    expect(failures).toEqual([new Error('the disk is full')])
    fail(false)
    await machine.pass(HOUR)
    expect(met).toEqual([{ deadline: due, at: due + HOUR }])
  })

  test('stops for good', async () => {
    const { machine, timer, calls } = timing([START + HOUR])
    await timer.start()
    await timer.stop()
    timer.changed()
    await timer.wake()
    await machine.pass(10 * HOUR)
    expect([calls(), machine.timers]).toEqual([1, 0])
  })
})
