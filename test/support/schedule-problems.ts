import { parseDay } from '../../shared/domain/calendar.ts'
import type { Random } from '../../shared/domain/random.ts'
import { integerBetween } from '../../shared/domain/random.ts'
import type { ScheduledPack, ScheduleProblem } from '../../shared/domain/schedule/problem.ts'
import type { StudyControl } from '../../shared/domain/study-control.ts'
import { parseUnits } from '../../shared/domain/units.ts'

const MONTH = { months: 1 }

/** The packs of MiniMax's Video Packages page. */
export const VIDEO_PACKS: readonly ScheduledPack[] = [
  { id: 'standard', price: 1000_00, units: parseUnits('3760'), validity: MONTH },
  { id: 'pro', price: 2500_00, units: parseUnits('9920'), validity: MONTH },
  { id: 'scale', price: 4500_00, units: parseUnits('18900'), validity: MONTH },
  { id: 'business', price: 6000_00, units: parseUnits('26780'), validity: MONTH },
]

/** Nothing on hand, pay-as-you-go at 0.28 USD a unit, no budget. */
export function problemOf(
  demand: Readonly<Record<string, string>>,
  more: Partial<ScheduleProblem> = {},
): ScheduleProblem {
  return {
    demand: Object.entries(demand).map(([day, units]) => ({ day: parseDay(day, 'date'), units: parseUnits(units) })),
    lots: [],
    packs: VIDEO_PACKS,
    currency: 'USD',
    overflowPrice: 280_000,
    earliest: null,
    monthlyBudget: null,
    ...more,
  }
}

/** So many shoot days within a year of so many days, each of `least` to `most` tenths of a unit. */
export function shootDays(
  random: Random,
  { count, span, least, most }: { count: number; span: number; least: number; most: number },
): ScheduleProblem['demand'] {
  const first = parseDay('2026-01-05', 'date')
  const days = new Set<number>()
  while (days.size < count) days.add(first + integerBetween(random, 0, span - 1))
  return [...days].toSorted((a, b) => a - b).map((day) => ({ day, units: integerBetween(random, least, most) * 100 }))
}

/** As much time as it takes. */
export const UNHURRIED: StudyControl = { elapsed: () => 0, isStopped: () => false, progress: () => undefined }
