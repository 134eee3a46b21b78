import type { Pace } from '../../../shared/domain/render-time.ts'
import type { Connection } from '../store/database.ts'
import { row, run } from '../store/database.ts'

interface PaceRow extends Omit<Pace, 'workingDays' | 'daysOff'> {
  readonly workingDays: string
  readonly daysOff: string
}

/** How fast a queue is rendered, where that was said; else null. */
export function storedPace(db: Connection, queue: string): Pace | null {
  const found = row<PaceRow>(
    db,
    `SELECT requests_per_minute AS requestsPerMinute, clips_in_flight AS clipsInFlight, seconds_per_clip AS secondsPerClip,
       review_seconds_per_clip AS reviewSecondsPerClip, review_minutes_per_day AS reviewMinutesPerDay,
       day_starts_at AS dayStartsAt, working_days AS workingDays, days_off AS daysOff FROM queue_pace WHERE queue = ?`,
    queue,
  )
  if (found === undefined) return null
  return {
    ...found,
    workingDays: JSON.parse(found.workingDays) as number[],
    daysOff: JSON.parse(found.daysOff) as number[],
  }
}

/** Says how fast a queue is rendered; null goes back to what is assumed. */
export function writePace(db: Connection, queue: string, pace: Pace | null): void {
  run(db, 'DELETE FROM queue_pace WHERE queue = ?', queue)
  if (pace === null) return
  run(
    db,
    `INSERT INTO queue_pace (queue, requests_per_minute, clips_in_flight, seconds_per_clip, review_seconds_per_clip,
       review_minutes_per_day, day_starts_at, working_days, days_off)
     VALUES (@queue, @requestsPerMinute, @clipsInFlight, @secondsPerClip, @reviewSecondsPerClip, @reviewMinutesPerDay,
       @dayStartsAt, @workingDays, @daysOff)`,
    { ...pace, queue, workingDays: JSON.stringify(pace.workingDays), daysOff: JSON.stringify(pace.daysOff) },
  )
}
