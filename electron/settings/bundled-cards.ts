import minimaxVideo from '../../resources/rate-cards/minimax-video.json' with { type: 'json' }
import type { RateCard } from '../../shared/domain/rate-card.ts'
import { parseRateCard } from '../../shared/domain/rate-card.ts'

/** The rate cards that ship with Packledger (`resources/rate-cards`), part of the build, so that no file can be missing. */
export const bundledCards: readonly RateCard[] = [
  parseRateCard(minimaxVideo, 'resources/rate-cards/minimax-video.json'),
]
