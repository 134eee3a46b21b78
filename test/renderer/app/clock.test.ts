import { describe, expect, it } from 'vitest'
import { timeLeft, timeLeftText, untilNextTick } from '../../../renderer/ui/clock.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const text = (left: number): string => timeLeftText(timeLeft(0, left))

describe('a countdown', () => {
  it('shows its two greatest parts', () => {
    expect(text(3 * DAY + 4 * HOUR + 59 * MINUTE)).toBe('3 days 4 h')
    expect(text(DAY)).toBe('1 day 0 h')
    expect(text(DAY - 1)).toBe('23 h 59 min')
    expect(text(12 * MINUTE + 30 * SECOND)).toBe('12 min 30 s')
  })

  it('ends at nought and stays there', () => {
    expect(text(0)).toBe('0 min 0 s')
    expect(text(-5 * DAY)).toBe('0 min 0 s')
  })

  it('ticks when its text changes, and no sooner', () => {
    expect(untilNextTick(0, 2 * HOUR + 10 * SECOND)).toBe(10 * SECOND)
    expect(untilNextTick(0, 2 * HOUR)).toBe(MINUTE)
    expect(untilNextTick(0, 30 * MINUTE)).toBe(SECOND)
  })

  it('never ticks more than once a second', () => {
    for (const left of [HOUR + 1, HOUR - 1, 1, 999, 1001]) expect(untilNextTick(0, left)).toBeGreaterThanOrEqual(SECOND)
  })
})
