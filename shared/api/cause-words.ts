import { kindText } from '../domain/kind-text.ts'
import type { WordFormats } from './alert-words.ts'
import type { LikelyCauseJson } from './ledger-view.ts'

/** A likely cause of a difference between console and ledger in words, the same in every host. */
export function causeWords(cause: LikelyCauseJson, formats: WordFormats): string {
  switch (cause.kind) {
    case 'rounding':
      return 'The console may round what it shows to whole units.'
    case 'usage-not-imported':
      return `Takes since ${formats.when(cause.lastTake, 'minute')} may be missing: at the pace until then about ${formats.estimate(cause.expected)} units.`
    case 'charged-failures':
      return `Failed clips may have been charged: some of the ${cause.clips} since ${formats.when(cause.since, 'minute')} come to ${formats.units(cause.units)} units exactly.`
    case 'another-rate':
      return `${cause.clips === 1 ? 'The clip' : `All ${cause.clips} clips`} of ${kindText(cause.taken)} since ${formats.when(cause.since, 'minute')} may have been charged as ${kindText(cause.chargedAs)}: ${formats.units(cause.charged)} units a clip, not ${formats.units(cause.unitsPerClip)}.`
    case 'expired-early':
      return `The console may have let ${lotOf(cause.pack)} expire already, due ${formats.when(cause.at, 'minute')}.`
    case 'expired-late':
      return `The console may still count ${lotOf(cause.pack)}, which expired ${formats.when(cause.at, 'minute')}.`
    case 'purchase-not-recorded':
      return `${cause.packs === 1 ? 'A purchase' : `${cause.packs} purchases`} of ${cause.pack} may not be recorded: the units are the same.`
  }
}

function lotOf(pack: string | null): string {
  return pack === null ? 'the lot that a check found' : `the lot ${pack}`
}
