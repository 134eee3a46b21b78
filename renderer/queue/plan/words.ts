import type { QueueView } from '../../../shared/api/planning.ts'

/** What sets a queue's pace, as a sentence begins. */
export const LIMIT_WORDS: Readonly<Record<QueueView['pace']['limit'], string>> = {
  requests: 'The vendor’s requests a minute set the pace',
  clipsInFlight: 'The number of clips in flight sets the pace',
  review: 'The review sets the pace',
}

/** A lot in words: a pack that is planned is told apart from one on hand. */
export function lotWords({ pack, isPlanned }: { readonly pack: string | null; readonly isPlanned: boolean }): string {
  const name = pack ?? 'found units'
  return isPlanned ? `${name} (planned)` : name
}

/** A model without the vendor's name before it. */
export function shortKind({
  model,
  resolution,
  seconds,
}: {
  model: string
  resolution: string
  seconds: number
}): string {
  return `${model.replace(/^MiniMax-/, '')} ${resolution} ${seconds} s`
}
