import { kindText } from '../domain/kind-text.ts'
import type { WordFormats } from './alert-words.ts'
import type { LikelyCauseJson } from './ledger-view.ts'
import { countedUnits } from './unit-words.ts'

/** What is said where nothing that the ledger knows explains a difference. */
export const NO_CAUSE_WORDS = 'No likely cause was found.'

/** A likely cause of a difference between console and ledger in words, the same in every host. */
export function causeWords(cause: LikelyCauseJson, formats: WordFormats): string {
  switch (cause.kind) {
    case 'rounding':
      return 'The console may round what it shows to whole units.'
    case 'usage-not-imported':
      return `Takes since ${formats.when(cause.lastTake, 'minute')} may be missing: at the pace until then about ${formats.estimate(cause.expected)} units.`
    case 'charged-failures':
      return `Failed clips may have been charged: some of the ${cause.clips} since ${formats.when(cause.since, 'minute')} come to ${countedUnits(cause.units, formats)} exactly.`
    case 'another-rate':
      return `${cause.clips === 1 ? 'The clip' : `All ${cause.clips} clips`} of ${kindText(cause.taken)} since ${formats.when(cause.since, 'minute')} may have been charged as ${kindText(cause.chargedAs)}: ${countedUnits(cause.charged, formats)} a clip, not ${formats.units(cause.unitsPerClip)}.`
    case 'expired-early':
      return `The console may have let ${lotOf(cause.pack)} expire already, due ${formats.when(cause.at, 'minute')}.`
    case 'expired-late':
      return `The console may still count ${lotOf(cause.pack)}, which expired ${formats.when(cause.at, 'minute')}.`
    case 'purchase-not-recorded':
      return `${cause.packs === 1 ? 'A purchase' : `${cause.packs} purchases`} of ${cause.pack} may not be recorded: ${purchaseWords(cause, formats)}.`
  }
}

function purchaseWords(
  { overage }: Extract<LikelyCauseJson, { kind: 'purchase-not-recorded' }>,
  formats: WordFormats,
): string {
  if (overage === '0') return 'the units are the same'
  return `less the ${countedUnits(overage, formats)} of usage that no lot covered, the units are the same`
}

/**
 * What else there is to do about a difference than to accept it. Less in the console is usage that the ledger lacks; more is a
 * purchase that it lacks, or usage that it has twice.
 */
export function wayOutWords(difference: string): string {
  return difference.startsWith('-')
    ? 'Are takes missing? Import them, and the difference explains itself.'
    : 'Is a purchase missing, or is a take recorded twice? Record the one, or take the other back, and the difference explains itself.'
}

function lotOf(pack: string | null): string {
  return pack === null ? 'the lot that a check found' : `the lot ${pack}`
}
