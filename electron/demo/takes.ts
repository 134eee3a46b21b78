import type { Outcome } from '../../shared/domain/journal.ts'
import type { Random, Weighted } from '../../shared/domain/random.ts'
import { integerBetween, pickWeighted } from '../../shared/domain/random.ts'
import type { RateCard, RenderKind } from '../../shared/domain/rate-card.ts'
import { findRenderKind } from '../../shared/domain/rate-card.ts'
import type { Milliunits } from '../../shared/domain/units.ts'

/** What a production works on: rough clips first, then the shots themselves, then those that are delivered. */
type Stage = keyof typeof STAGE_KINDS

/** A part of a phase's work: which production, at which stage. */
interface Job {
  readonly production: string
  readonly stage: Stage
}

export type Work = readonly [Weighted<Job>, ...Weighted<Job>[]]

/** One clip that was asked for, and what came of it. */
export interface Take {
  readonly production: string
  readonly scene: string
  readonly shot: string
  /** From 1, counted over all stages of the shot. */
  readonly take: number
  readonly kind: RenderKind
  /** Null where the card names none for the kind. */
  readonly mode: string | null
  readonly outcome: Outcome
  /** Null where there is no clip to keep. */
  readonly kept: boolean | null
}

/** Makes takes until those that succeed have used so many units, or up to one take more. */
export type TakeMaker = (units: Milliunits, work: Work) => Take[]

/** A render kind by its name on the card, and how often a stage renders with it. */
const kind = (weight: number, model: string, resolution: string, seconds: number) => ({
  weight,
  value: { model, resolution, seconds },
})

/** What each stage renders with: cheap kinds to try things out, the dearest for what is delivered. */
const STAGE_KINDS = {
  previs: [
    kind(5, 'MiniMax-Hailuo-2.3-Fast', '768p', 6),
    kind(3, 'MiniMax-Hailuo-2.3-Fast', '768p', 10),
    kind(1, 'MiniMax-Hailuo-02', '512p', 6),
    kind(1, 'MiniMax-Hailuo-02', '512p', 10),
  ],
  shoot: [
    kind(2, 'MiniMax-Hailuo-2.3', '768p', 6),
    kind(6, 'MiniMax-Hailuo-2.3', '768p', 10),
    kind(2, 'MiniMax-Hailuo-02', '768p', 10),
    kind(1, 'MiniMax-Hailuo-2.3-Fast', '1080p', 6),
  ],
  finals: [
    kind(6, 'MiniMax-Hailuo-2.3', '1080p', 6),
    kind(3, 'MiniMax-Hailuo-02', '1080p', 6),
    kind(1, 'MiniMax-Hailuo-02', '768p', 6),
  ],
} as const

/** About three takes a kept one: what productions that publish their figures report. */
const KEPT_SHARE = 1 / 3
const OUTCOMES = [
  { value: 'success', weight: 93 },
  { value: 'failed', weight: 4 },
  { value: 'rejected', weight: 3 },
] as const

const SHOTS_IN_FLIGHT = 6
const SHOTS_PER_SCENE = 9

/** A shot that a stage works on, until a take of it is kept. */
interface OpenShot {
  readonly number: number
  readonly kind: RenderKind
}

/** Makes the takes of one studio, phase after phase: shots and take numbers go on where the last phase left them. */
export function takeMaker(card: RateCard, random: Random): TakeMaker {
  const takesOfShot = new Map<string, number>()
  const nextShot = new Map<string, number>()
  const inFlight = new Map<string, OpenShot[]>()

  const openShot = (job: Job): OpenShot => {
    const key = `${job.production}/${job.stage}`
    const number = nextShot.get(key) ?? 0
    nextShot.set(key, number + 1)
    return { number, kind: kindFor(job.stage, card, random) }
  }

  const makeTake = (job: Job): Take => {
    const key = `${job.production}/${job.stage}`
    const shots = inFlight.get(key) ?? Array.from({ length: SHOTS_IN_FLIGHT }, () => openShot(job))
    inFlight.set(key, shots)
    const position = integerBetween(random, 0, shots.length - 1)
    const shot = shots[position] ?? openShot(job)
    const name = shotName(shot.number)
    const take = (takesOfShot.get(`${job.production}/${name.shot}`) ?? 0) + 1
    takesOfShot.set(`${job.production}/${name.shot}`, take)
    const outcome = pickWeighted(random, OUTCOMES)
    const kept = outcome === 'success' ? random() < KEPT_SHARE : null
    if (kept === true) shots[position] = openShot(job)
    const { modes } = shot.kind
    const mode = modes[integerBetween(random, 0, modes.length - 1)] ?? null
    return { production: job.production, ...name, take, kind: shot.kind, mode, outcome, kept }
  }

  return (units, work) => {
    const takes: Take[] = []
    let used = 0
    while (used < units) {
      const take = makeTake(pickWeighted(random, work))
      takes.push(take)
      if (take.outcome === 'success') used += take.kind.unitsPerClip
    }
    return takes
  }
}

function kindFor(stage: Stage, card: RateCard, random: Random): RenderKind {
  const { model, resolution, seconds } = pickWeighted(random, STAGE_KINDS[stage])
  return findRenderKind(card, model, resolution, seconds)
}

/** Scenes and shots are numbered in tens, so that more fit between: "SC010_0040". */
function shotName(number: number): { scene: string; shot: string } {
  const scene = `SC${String((Math.floor(number / SHOTS_PER_SCENE) + 1) * 10).padStart(3, '0')}`
  return { scene, shot: `${scene}_${String(((number % SHOTS_PER_SCENE) + 1) * 10).padStart(4, '0')}` }
}
