import { greatestCommonDivisor } from '../exact.ts'
import type { Milliunits } from '../units.ts'

/** Clips that may have been charged, at so many units each. */
export interface ChargeableClips {
  readonly clips: number
  readonly unitsPerClip: Milliunits
}

/** Beyond so many steps no answer is looked for: the difference is then too large to be told from chance. */
const MOST_STEPS = 200_000

/**
 * Whether some of the clips make up the units exactly. Looked for in steps of what all the clips' units are multiples of, each
 * amount reached with the fewest clips of the kind that was added last.
 */
export function canMakeUp(units: Milliunits, kinds: readonly ChargeableClips[]): boolean {
  const step = kinds.reduce((common, { unitsPerClip }) => greatestCommonDivisor(common, unitsPerClip), 0)
  if (units <= 0 || step === 0 || units % step !== 0 || units / step > MOST_STEPS) return false
  const reached = new Array<boolean>(units / step + 1).fill(false)
  reached[0] = true
  for (const { clips, unitsPerClip } of kinds) reach(reached, unitsPerClip / step, clips)
  return reached.at(-1) === true
}

/** Marks what up to `clips` more clips of `length` steps each reach. */
function reach(reached: boolean[], length: number, clips: number): void {
  const used = new Array<number>(reached.length).fill(0)
  for (let at = length; at < reached.length; at += 1) {
    const before = used[at - length] ?? 0
    if (reached[at] === true || reached[at - length] !== true || before >= clips) continue
    reached[at] = true
    used[at] = before + 1
  }
}
