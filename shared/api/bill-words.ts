import type { Output } from './operations.ts'

type Compared = Output<'bills.compare'>
type Day = Compared['days'][number]

/** Why a bill cannot be compared; null where it can. The same in every host, as all words here. */
export function whyNothingToCompare({ rows, counts, sample }: Compared): string | null {
  if (rows.video === 0) return 'The bill has no row of a video: there is nothing to compare.'
  if (counts === null && sample === null) return 'No row of a video counts anything: there is nothing to compare.'
  return null
}

/** What to do about days that differ. */
export const BILL_WAY_OUT =
  'A bill names no tasks, so nothing is recorded from it. Import the takes that are missing, or accept what the console shows.'

/** Said where the ledger has more of a day of which the bill has a part alone. */
export const PART_DAY_WORDS =
  'A bill that begins or ends within a day has a part of it alone: the ledger has the takes before or after that hour besides.'

/** Whether the ledger has more of a day than the bill, which has a part of it alone. */
export function isMoreThanPart({ difference, beginsAt, endsAt }: Day): boolean {
  return difference.startsWith('-') && (beginsAt !== null || endsAt !== null)
}

/** The part of a day that a bill has: ", from 15:00", ", to 18:00"; nothing where it has all of it. */
export function partOfDayWords({ beginsAt, endsAt }: Pick<Day, 'beginsAt' | 'endsAt'>): string {
  return [...(beginsAt === null ? [] : [`, from ${beginsAt}`]), ...(endsAt === null ? [] : [`, to ${endsAt}`])].join('')
}

/** How many failures carry a charge. */
export function chargedFailuresWords({ days, charged }: Compared): string {
  const all = days.reduce((sum, day) => sum + day.chargedFailures, 0)
  const words = all === 1 ? '1 failed row carries a charge or a count' : `${all} failed rows carry a charge or a count`
  return charged.length < all ? `${words}; the first ${charged.length}:` : `${words}:`
}
