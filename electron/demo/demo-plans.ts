import type { EpochDay, Instant } from '../../shared/domain/calendar.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { QueuedRender } from '../../shared/domain/queue.ts'
import { integerBetween, seededRandom, seedOf } from '../../shared/domain/random.ts'
import type { Random } from '../../shared/domain/random.ts'
import { findRenderKind } from '../../shared/domain/rate-card.ts'
import type { RateCard } from '../../shared/domain/rate-card.ts'
import { uuidAt } from './demo-entries.ts'
import type { DemoSetting } from './demo-studio.ts'
import { workingDays } from './work-calendar.ts'

export interface DemoQueue {
  readonly id: string
  readonly production: string
  readonly name: string
  readonly client: string
  readonly code: string
  readonly colour: string
  /** In whole units of the card's currency. */
  readonly budget: number
  readonly renders: readonly QueuedRender[]
}

/** The productions of the months past, whose clients get a statement of each. */
export const DEMO_PAST_PRODUCTIONS = [
  { name: 'Aurora S2E04', client: 'Aurora', code: 'AUR-204', colour: null, budget: null },
  { name: 'Aurora S2E05', client: 'Aurora', code: 'AUR-205', colour: null, budget: null },
  { name: 'Halden SS27', client: 'Halden', code: 'HAL-27S', colour: null, budget: null },
  { name: 'Halden Icons', client: 'Halden', code: 'HAL-IC', colour: null, budget: null },
  { name: 'Kestrel Reveal', client: 'Kestrel', code: 'KES-1', colour: null, budget: null },
] as const

const SEED = 'packledger demo: plans'
const SHOTS_PER_SCENE = 6

/**
 * Two queues to come, made up and the same for every `now`: an episode that the packs on hand cover, with a few shots that are
 * held back, and an advertising film that asks for more than they hold.
 */
export function demoPlans({ now, zone, card }: DemoSetting): readonly DemoQueue[] {
  const random = seededRandom(seedOf(SEED))
  const days = workingDays(dayOf(now, zone) + 1, dayOf(now, zone) + 28)
  return [episode(now, days, card, random), film(now, days, card, random)]
}

function episode(now: Instant, days: readonly EpochDay[], card: RateCard, random: Random): DemoQueue {
  const shoot = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 10 }
  const finals = { model: 'MiniMax-Hailuo-2.3', resolution: '1080p', seconds: 6 }
  const renders = Array.from({ length: 28 }, (_, index): QueuedRender => ({
    id: uuidAt(now, random),
    shot: shotName(index),
    ...kindOf(card, index % 4 === 3 ? finals : shoot),
    takes: integerBetween(random, 3, 8),
    clips: 2,
    day: index % SHOTS_PER_SCENE === 0 ? (days[1 + Math.floor(index / SHOTS_PER_SCENE)] ?? null) : null,
    priority: index < 25 ? 5 : 1 + (index % 3),
    state: index < 25 ? 'planned' : 'held',
  }))
  return {
    id: uuidAt(now, random),
    production: 'Aurora S2E06',
    name: 'Reel 1',
    client: 'Aurora',
    code: 'AUR-206',
    colour: '#1c7ed6',
    budget: 1200,
    renders,
  }
}

function film(now: Instant, days: readonly EpochDay[], card: RateCard, random: Random): DemoQueue {
  const previs = { model: 'MiniMax-Hailuo-2.3-Fast', resolution: '768p', seconds: 6 }
  const finals = { model: 'MiniMax-Hailuo-2.3', resolution: '1080p', seconds: 6 }
  const renders = Array.from({ length: 64 }, (_, index): QueuedRender => ({
    id: uuidAt(now, random),
    shot: shotName(index),
    ...kindOf(card, index < 12 ? previs : finals),
    takes: integerBetween(random, 20, 32),
    clips: 4,
    day: index === 0 ? (days[3] ?? null) : null,
    priority: 5,
    state: 'planned',
  }))
  return {
    id: uuidAt(now, random),
    production: 'Halden FW27',
    name: 'Launch film',
    client: 'Halden',
    code: 'HAL-27F',
    colour: '#e8590c',
    budget: 4000,
    renders,
  }
}

function kindOf(card: RateCard, kind: { model: string; resolution: string; seconds: number }) {
  const { model, resolution, seconds } = findRenderKind(card, kind.model, kind.resolution, kind.seconds)
  return { model, resolution, seconds }
}

/** Scenes and shots are numbered in tens, so that more fit between: "SC010_0040". */
function shotName(index: number): string {
  const scene = String((Math.floor(index / SHOTS_PER_SCENE) + 1) * 10).padStart(3, '0')
  return `SC${scene}_${String(((index % SHOTS_PER_SCENE) + 1) * 10).padStart(4, '0')}`
}
