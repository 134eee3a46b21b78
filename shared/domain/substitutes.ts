import type { RateCard, RenderKind } from './rate-card.ts'

/**
 * What could be rendered instead of a kind: as many seconds for fewer units a clip, at the same resolution or a lower one; those
 * of the same resolution first, then the cheapest.
 */
export function cheaperKinds(card: RateCard, kind: RenderKind): RenderKind[] {
  const fits = (other: RenderKind): boolean =>
    other.seconds === kind.seconds &&
    other.unitsPerClip < kind.unitsPerClip &&
    linesOf(other.resolution) <= linesOf(kind.resolution)
  const rank = (other: RenderKind): number => (isSameResolution(other, kind) ? 0 : 1)
  return card.renderKinds.filter(fits).sort((a, b) => rank(a) - rank(b) || a.unitsPerClip - b.unitsPerClip)
}

export function isSameResolution(a: RenderKind, b: RenderKind): boolean {
  return a.resolution.toLowerCase() === b.resolution.toLowerCase()
}

/** "768p" is 768 lines, "4k" 2160, "2k" 1080; what says nothing of its lines comes last. */
function linesOf(resolution: string): number {
  const match = /^(\d+)([pk])$/i.exec(resolution.trim())
  if (match === null) return Infinity
  return Number(match[1]) * (match[2]?.toLowerCase() === 'k' ? LINES_PER_K : 1)
}

/** 4K is 2160 lines. */
const LINES_PER_K = 540
