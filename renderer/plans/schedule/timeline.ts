import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { formatDay, monthDays, monthOfDay, parseDay, shiftMonth } from '../../../shared/domain/calendar.ts'
import { parseUnits } from '../../../shared/domain/units.ts'

type LotJson = ScheduleJson['lots'][number]

/** A lot as a bar: from where to where, of 1, and in which lane from the top. */
export interface LotBar {
  readonly lot: LotJson
  readonly from: number
  readonly to: number
  readonly lane: number
  /** How much of it is drawn, of 1. */
  readonly used: number
}

/** A day's demand as a column: where, of 1, and how high, of 1. */
export interface DemandColumn {
  readonly day: ScheduleJson['days'][number]
  readonly at: number
  readonly width: number
  readonly height: number
  /** The part that no lot covers, of 1. */
  readonly overflow: number
}

export interface Timeline {
  readonly bars: readonly LotBar[]
  readonly lanes: number
  readonly columns: readonly DemandColumn[]
  /** The first days of months, with the month ("2026-11"). */
  readonly months: readonly { readonly month: string; readonly at: number }[]
}

/** Where the timeline's parts stand: shares of its width and height, for a chart that knows its size. */
export function timelineOf({ days, lots }: ScheduleJson): Timeline {
  const demandDays = days.map(({ date }) => parseDay(date, 'date'))
  const shown = lots.filter(({ drawn, from }) => from !== null || parseUnits(drawn) > 0)
  const ends = shown.map(({ expires }) => parseDay(expires, 'date'))
  const first = Math.min(...demandDays)
  const last = Math.max(...demandDays.map((day) => day + 1), ...ends)
  const share = (day: number): number => (day - first) / (last - first)
  const most = Math.max(1, ...days.map(({ units }) => parseUnits(units)))
  const { bars, lanes } = lanesOf(
    shown.map((lot) => ({
      lot,
      from: lot.from === null ? 0 : Math.max(0, share(parseDay(lot.from, 'date'))),
      to: share(parseDay(lot.expires, 'date')),
      used: parseUnits(lot.units) === 0 ? 0 : parseUnits(lot.drawn) / parseUnits(lot.units),
    })),
  )
  return {
    bars,
    lanes,
    columns: days.map((day, index) => ({
      day,
      at: share(demandDays[index] ?? first),
      width: 1 / (last - first),
      height: parseUnits(day.units) / most,
      overflow: parseUnits(day.overflow) / most,
    })),
    months: monthStarts(first, last).map((day) => ({ month: formatDay(day).slice(0, -3), at: share(day) })),
  }
}

/** Each bar in the first lane in which it overlaps none before it. */
function lanesOf(bars: readonly Omit<LotBar, 'lane'>[]): { bars: LotBar[]; lanes: number } {
  const ends: number[] = []
  const placed = bars
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.from)
      const lane = free === -1 ? ends.length : free
      ends[lane] = bar.to
      return { ...bar, lane }
    })
  return { bars: placed, lanes: ends.length }
}

/** The first days of months within a span, its own first day included where it begins within a month. */
function monthStarts(first: number, last: number): number[] {
  if (!Number.isFinite(first)) return []
  const starts: number[] = []
  let month = shiftMonth(monthOfDay(first), 1)
  while (monthDays(month).from < last) {
    starts.push(monthDays(month).from)
    month = shiftMonth(month, 1)
  }
  return starts
}
