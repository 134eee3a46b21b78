import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { parseDecimal } from '../../../shared/domain/decimal.ts'
import type { Demand, WantedClips } from '../../../shared/domain/comparison/demand.ts'
import { demandOf } from '../../../shared/domain/comparison/demand.ts'
import { comparePlans } from '../../../shared/domain/comparison/comparison.ts'
import { DEFAULT_CARD } from '../../../shared/domain/defaults.ts'
import type { RateCard, RenderKind } from '../../../shared/domain/rate-card.ts'
import { findPack, findRenderKind } from '../../../shared/domain/rate-card.ts'
import { planPrices } from '../../../shared/domain/plan-prices.ts'
import type { PlanPrices } from '../../../shared/domain/plan-prices.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { comparisonToJson } from '../comparison-json.ts'
import type { QueryContext } from '../context.ts'
import { customPack, withinReach } from '../custom-pack.ts'
import { resolveQueue } from '../find-queue.ts'
import { queueDemand } from '../queue-demand.ts'

type Question = ParsedInput<'plans.compare'>

/** What is wanted, and of what card. */
interface Wanted {
  readonly card: RateCard
  readonly clips: readonly WantedClips[]
  /** Of one take of each clip; null where that is not told. */
  readonly keptSeconds: number | null
  readonly problems: readonly string[]
}

/** Every way to pay for some clips, the best first. */
export function compareOptions(context: QueryContext, input: Question): Output<'plans.compare'> {
  const wanted = input.queue === undefined ? typedClips(context, input) : queuedClips(context, input.queue, input.card)
  const { card, keptSeconds, problems } = wanted
  const demand = demandOf(card, wanted.clips)
  const custom = customPack(input.custom, card.currency)
  const prices = withinReach(() => planPrices(card, custom))
  const options = comparePlans({
    demand,
    packs: prices.packs,
    routable: routableKinds(card, demand, input.routable),
    coverage: input.coverage === undefined ? null : parseDecimal(input.coverage, 4, 'coverage'),
  })
  const target = input.pack === undefined ? options[0]?.id : pricedPack(card, prices, input.pack)
  return comparisonToJson({ card, demand, keptSeconds, problems, prices, options, target: target ?? '' })
}

function typedClips({ cards }: QueryContext, { clips = [], card: id }: Question): Wanted {
  const card = cards.find(id ?? DEFAULT_CARD)
  const rows = clips.map((row, index) => ({ ...row, kind: kindAt(card, row, `clips.${index}`) }))
  return {
    card,
    clips: rows.map(({ kind, clips: kept, takes }) => ({ kind, clips: kept * takes })),
    keptSeconds: rows.reduce((sum, { kind, clips: kept }) => sum + kept * kind.seconds, 0),
    problems: [],
  }
}

function queuedClips(context: QueryContext, name: string, id: string | undefined): Wanted {
  const queue = resolveQueue(context.reader, name)
  const rateCard = id ?? queue.rateCard
  const card = context.cards.find(rateCard)
  const { kinds, problems } = queueDemand(context, { ...queue, rateCard })
  const clips = kinds.map(({ charge, clips: open }) => ({
    kind: findRenderKind(card, charge.model, charge.resolution, charge.seconds),
    clips: open,
  }))
  return { card, clips, keptSeconds: null, problems }
}

/** Those that are named; else all that have a price at pay-as-you-go, since sending a clip there at no price says nothing. */
function routableKinds(card: RateCard, demand: Demand, named: Question['routable']): ReadonlySet<RenderKind> {
  if (named === undefined) return new Set(demand.kinds.filter(({ basis }) => basis === 'clip').map(({ kind }) => kind))
  return new Set(named.map((one, index) => kindAt(card, one, `routable.${index}`)))
}

/** The card's kind, or a refusal that says what exists, and in which row. */
function kindAt(
  card: RateCard,
  { model, resolution, seconds }: { model: string; resolution: string; seconds: number },
  row: string,
): RenderKind {
  try {
    return findRenderKind(card, model, resolution, seconds)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw invalid(`${row}.${error.message}`, { ...error.details, field: `${row}.${error.details.field ?? 'model'}` })
  }
}

function pricedPack(card: RateCard, { packs }: PlanPrices, id: string): string {
  const pack = findPack(card, id)
  if (packs.some((one) => one.id === pack.id)) return pack.id
  throw invalid(`pack: ${pack.id} has no price of its own; say its price and units`, { field: 'custom.price' })
}
