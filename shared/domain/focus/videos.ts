import { formatDecimal } from '../decimal.ts'
import { multiplyDivide } from '../exact.ts'
import type { Movement } from '../movement.ts'

/** Videos are counted in millionths: a clip that two lots paid is shared between them. */
export const VIDEO_PLACES = 6
const VIDEO = 10 ** VIDEO_PLACES

/** The part of a take's clips that each of its movements paid, in millionths; they add up to its clips. */
export function videosOf(together: readonly Movement[]): number[] {
  const { charge, clips } = together[0] ?? {}
  if (!charge || !clips) return together.map(() => 0)
  let rest = clips * VIDEO
  return together.map(({ units }, index) => {
    const own = index === together.length - 1 ? rest : multiplyDivide(-units, VIDEO, charge.unitsPerClip)
    rest -= own
    return own
  })
}

/** A count of videos as FOCUS has it, such as "0.5". @param videos in millionths */
export function formatVideos(videos: number): string {
  return formatDecimal(videos, VIDEO_PLACES, 0)
}
