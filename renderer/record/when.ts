import type { Outcome } from '../../shared/api/outcome.ts'
import { formatInstant, formatLocal, parseInstant, parseLocalOrInstant } from '../../shared/domain/calendar.ts'
import { Refusal } from '../../shared/domain/refusal.ts'

/**
 * What a date-time field holds, as an instant: its text is wall time in the studio's zone. Null where it is empty; refused where
 * summer time skips it.
 */
export function instantOf(text: string, zone: string, field: string): Outcome<string | null> {
  if (text.trim() === '') return { ok: true, value: null }
  try {
    return { ok: true, value: formatInstant(parseLocalOrInstant(text, zone, field)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, error: { code: error.code, message: error.message, details: error.details } }
  }
}

/** An instant as a date-time field holds it: "2026-10-05T10:00" in the zone. */
export function localOf(instant: string, zone: string): string {
  return formatLocal(parseInstant(instant, 'at'), zone).replace(' ', 'T')
}
