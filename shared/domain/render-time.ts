import type { EpochDay, Instant, Zone } from './calendar.ts'
import { dayOf, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE, startOfDay, timeOfDay } from './calendar.ts'
import type { LotId } from './journal.ts'

/** How fast a queue is rendered: what the vendor lets through, and what the people who look at the takes get done. */
export interface Pace {
  /** Requests that the vendor takes in a minute; null where nothing bounds them. */
  readonly requestsPerMinute: number | null
  /** Clips that the vendor renders at one time. */
  readonly clipsInFlight: number
  /** From a clip's request to having it, in seconds. */
  readonly secondsPerClip: number
  /** What looking at a clip and deciding on it takes, in seconds; 0 where nobody has to. */
  readonly reviewSecondsPerClip: number
  /** How long a working day is: clips are asked for while somebody reviews. */
  readonly reviewMinutesPerDay: number
  /** When a working day begins, in minutes after midnight. */
  readonly dayStartsAt: number
  /** Monday is 1, Sunday 7, as ISO 8601 counts; at least one. */
  readonly workingDays: readonly number[]
  /** Days on which nobody works although it is their weekday. */
  readonly daysOff: readonly EpochDay[]
}

/**
 * What is assumed unless a queue says otherwise. MiniMax publishes no concurrency for its Hailuo models, and the times that
 * resellers tell of a clip range from half a minute to three: 4 at a time and 3 minutes are cautious. The rest is a studio's
 * day: six hours of looking, a minute a clip.
 */
export const DEFAULT_PACE: Pace = {
  requestsPerMinute: null,
  clipsInFlight: 4,
  secondsPerClip: 180,
  reviewSecondsPerClip: 60,
  reviewMinutesPerDay: 360,
  dayStartsAt: 9 * 60,
  workingDays: [1, 2, 3, 4, 5],
  daysOff: [],
}

/** What can hold a queue up: the vendor's requests a minute, its clips in flight, or the review. */
export const LIMITS = ['requests', 'clipsInFlight', 'review'] as const

export type Limit = (typeof LIMITS)[number]

/** How long a clip keeps the next one waiting, in milliseconds, and which limit that is. */
export interface Beat {
  readonly milliseconds: number
  readonly limit: Limit
}

/** The slowest of the three limits; of equal ones the review, which is the studio's own. */
export function beatOf(pace: Pace): Beat {
  const inFlight = Math.ceil((pace.secondsPerClip * 1000) / pace.clipsInFlight)
  const requests = pace.requestsPerMinute === null ? 0 : Math.ceil(MILLISECONDS_PER_MINUTE / pace.requestsPerMinute)
  const review = pace.reviewSecondsPerClip * 1000
  const milliseconds = Math.max(1, inFlight, requests, review)
  if (review === milliseconds) return { milliseconds, limit: 'review' }
  return { milliseconds, limit: requests > inFlight ? 'requests' : 'clipsInFlight' }
}

/** A planned render with what is left to do of it: at least one clip. */
export interface TimedRender {
  readonly id: string
  readonly clips: number
  /** The day that it is planned for; null is after the one before it. */
  readonly day: EpochDay | null
}

/** Clips of one render that are made on one day. */
export interface TimedPiece {
  readonly id: string
  readonly at: Instant
  readonly clips: number
}

export interface RenderTime {
  readonly start: Instant
  /** When its last clip is there and looked at. */
  readonly finish: Instant
}

export interface Timetable {
  readonly beat: Beat
  /** In the order in which they are made. */
  readonly pieces: readonly TimedPiece[]
  readonly times: ReadonlyMap<string, RenderTime>
}

/** Plans are laid out over ten years; what does not fit is put at their end. */
const HORIZON_DAYS = 3653

/**
 * When each render is made: one clip a beat, on working days, in the order of their days and at one day in the order given;
 * none before now. A day that a render is planned for is worked on whatever weekday it is. A clip that is begun is finished,
 * although the day ends meanwhile.
 */
export function timetable(renders: readonly TimedRender[], pace: Pace, now: Instant, zone: Zone): Timetable {
  const beat = beatOf(pace)
  const due = dueDays(renders, dayOf(now, zone))
  const sessions = workSessions(pace, zone, due, dayOf(now, zone) + HORIZON_DAYS)
  const pieces: TimedPiece[] = []
  const times = new Map<string, RenderTime>()
  let free = now
  let [today, begins] = [-Infinity, -Infinity]
  for (const { id, clips, day } of due.toSorted((a, b) => a.day - b.day)) {
    if (day !== today) [today, begins] = [day, startOfDay(day, zone)]
    let left = clips
    let start: Instant | null = null
    let last = free
    while (left > 0) {
      const earliest = Math.max(free, begins)
      const session = sessions.from(earliest)
      const begin = Math.max(earliest, session.from)
      const made = Math.min(left, Math.max(1, Math.ceil((session.to - begin) / beat.milliseconds)))
      pieces.push({ id, at: begin, clips: made })
      start ??= begin
      last = begin + (made - 1) * beat.milliseconds
      free = begin + made * beat.milliseconds
      left -= made
    }
    times.set(id, { start: start ?? free, finish: last + clipTime(pace, beat) })
  }
  return { beat, pieces, times }
}

/** From a clip's request until it is looked at. */
function clipTime({ secondsPerClip, reviewSecondsPerClip }: Pace, { milliseconds }: Beat): number {
  return Math.max(milliseconds, (secondsPerClip + reviewSecondsPerClip) * 1000)
}

interface DueRender extends TimedRender {
  readonly day: EpochDay
  readonly isOwnDay: boolean
}

/** One without a day is due with the one before it; one whose day is past, today. */
function dueDays(renders: readonly TimedRender[], today: EpochDay): DueRender[] {
  let day = today
  return renders.map(({ id, clips, day: own }) => {
    if (own !== null) day = Math.max(today, own)
    return { id, clips, day, isOwnDay: own !== null }
  })
}

/** Takes that are made at one time, and the lot whose expiry they must not miss; null where they draw none. */
export interface BoundPiece extends TimedPiece {
  readonly bound: { readonly lot: LotId; readonly expiresAt: Instant } | null
}

/** The latest instant at which a render can begin so that it and all after it still draw the lots that they are to draw. */
export interface SafeStart {
  readonly at: Instant
  /** The lot that would expire before. */
  readonly lot: LotId
}

/**
 * The latest safe start of each render, from the last piece back to the first: a lot is drawn before its expiry (R2), one clip
 * a beat, and what follows must keep its time too. A render after which nothing draws a lot has none. Never before the render's
 * own start.
 */
export function safeStarts(
  renders: readonly TimedRender[],
  pieces: readonly BoundPiece[],
  pace: Pace,
  now: Instant,
  zone: Zone,
): Map<string, SafeStart> {
  const today = dayOf(now, zone)
  const { milliseconds } = beatOf(pace)
  const sessions = workSessions(pace, zone, dueDays(renders, today), today + HORIZON_DAYS)
  const starts = new Map<string, SafeStart>()
  let after: SafeStart | null = null
  for (const { id, at, clips, bound } of pieces.toReversed()) {
    const last = lastMoment(bound, after, milliseconds)
    if (last === null) continue
    after = { at: Math.max(at, sessions.back(last.at, clips, milliseconds, at)), lot: last.lot }
    starts.set(id, after)
  }
  return starts
}

/** When a piece's last clip is asked for at the latest. */
function lastMoment(bound: BoundPiece['bound'], after: SafeStart | null, beat: number): SafeStart | null {
  const own = bound === null ? null : { at: bound.expiresAt - 1, lot: bound.lot }
  if (after === null) return own
  const before = { at: after.at - beat, lot: after.lot }
  return own !== null && own.at < before.at ? own : before
}

interface Session {
  readonly from: Instant
  readonly to: Instant
}

interface Sessions {
  /** The session that an instant lies in, or the next one. */
  from(at: Instant): Session
  /** When the first of so many clips is asked for, the last at `last` or before; no earlier than `floor`. */
  back(last: Instant, clips: number, beat: number, floor: Instant): Instant
}

/** The working hours of the days to come. What is asked for in turn lies close together: each day is reckoned once. */
function workSessions(pace: Pace, zone: Zone, due: readonly DueRender[], lastDay: EpochDay): Sessions {
  const working = new Set(pace.workingDays)
  const off = new Set(pace.daysOff)
  const planned = new Set(due.flatMap(({ day, isOwnDay }) => (isOwnDay ? [day] : [])))
  const known = new Map<EpochDay, Session>()
  const sessionOf = (day: EpochDay): Session => {
    const session = known.get(day) ?? hoursOf(day, pace, zone)
    known.set(day, session)
    return session
  }
  let current: Session | null = null
  const isWorked = (day: EpochDay): boolean => planned.has(day) || (working.has(isoWeekday(day)) && !off.has(day))
  return {
    from(at) {
      if (current !== null && current.from <= at && at < current.to) return current
      // A session can go on past midnight, and a zone be a day ahead.
      let candidate = Math.floor(at / MILLISECONDS_PER_DAY) - 2
      while (candidate < lastDay && !(isWorked(candidate) && sessionOf(candidate).to > at)) candidate += 1
      // Past the horizon everything is made in one session without an end.
      const { from, to } = sessionOf(Math.min(candidate, lastDay))
      current = { from, to: candidate < lastDay ? to : Number.MAX_SAFE_INTEGER }
      return current
    },
    back(last, clips, beat, floor) {
      let left = clips
      let [first, latest] = [last, last]
      for (let day = Math.floor(last / MILLISECONDS_PER_DAY) + 1; left > 0 && latest > floor; day -= 1) {
        if (!isWorked(day)) {
          latest = Math.min(latest, sessionOf(day).from)
          continue
        }
        const { from, to } = sessionOf(day)
        const end = Math.min(latest, to - 1)
        if (end < from) continue
        const made = Math.min(left, Math.floor((end - from) / beat) + 1)
        first = end - (made - 1) * beat
        latest = first - beat
        left -= made
      }
      return left > 0 ? floor : Math.max(floor, first)
    },
  }
}

function hoursOf(day: EpochDay, { dayStartsAt, reviewMinutesPerDay }: Pace, zone: Zone): Session {
  const from = timeOfDay(day, dayStartsAt, zone)
  return { from, to: from + reviewMinutesPerDay * MILLISECONDS_PER_MINUTE }
}

/** 1 January 1970 was a Thursday. */
function isoWeekday(day: EpochDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
