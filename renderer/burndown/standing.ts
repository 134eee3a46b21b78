import type { AccountPaceJson } from '../../shared/api/burn-pace.ts'
import { MILLISECONDS_PER_DAY } from '../../shared/domain/calendar.ts'
import type { Money } from '../../shared/domain/money.ts'

/** Where an account stands, as its sentence tells it. `now` is to act now, `soon` to act soon, `calm` neither. */
export type Standing =
  /** Nothing is on hand. */
  | { readonly kind: 'empty' }
  /** Units expire, and nothing draws them. */
  | { readonly kind: 'idle'; readonly tone: Tone; readonly expiresAt: string; readonly units: string }
  /** So many of a lot's units would be left when it expires. */
  | {
      readonly kind: 'behind'
      readonly tone: Tone
      readonly expiresAt: string
      readonly units: string
      readonly unused: string
      readonly unusedValue: Money
    }
  /** Everything is used before it expires, and then nothing is left. */
  | { readonly kind: 'lasts'; readonly tone: Tone; readonly emptyAt: string; readonly days: number }

export type Tone = 'now' | 'soon' | 'calm'

const NOW_WITHIN = 3 * MILLISECONDS_PER_DAY
const SOON_WITHIN = 7 * MILLISECONDS_PER_DAY

/**
 * The first thing to know about an account: the earliest lot of which something would expire unused, else how long the units last.
 * @param isIdle whether nothing of what is on hand is drawn
 */
export function standingOf(account: AccountPaceJson, isIdle: boolean, at: string): Standing {
  const held = account.lots.filter((lot) => lot.outlook !== null)
  const [first] = held
  if (first === undefined) return { kind: 'empty' }
  if (isIdle) {
    return { kind: 'idle', tone: toneOf(first.expiresAt, at), expiresAt: first.expiresAt, units: first.left }
  }
  const behind = held.find((lot) => Number(lot.outlook?.unused ?? '0') > 0)
  if (behind?.outlook) {
    const { unused, unusedValue } = behind.outlook
    return {
      kind: 'behind',
      tone: toneOf(behind.expiresAt, at),
      expiresAt: behind.expiresAt,
      units: behind.left,
      unused,
      unusedValue,
    }
  }
  const { emptyAt, lastsDays } = account.outlook
  if (emptyAt === null) return { kind: 'empty' }
  return { kind: 'lasts', tone: toneOf(emptyAt, at), emptyAt, days: lastsDays ?? 0 }
}

function toneOf(instant: string, at: string): Tone {
  const left = Date.parse(instant) - Date.parse(at)
  if (left <= NOW_WITHIN) return 'now'
  return left <= SOON_WITHIN ? 'soon' : 'calm'
}
