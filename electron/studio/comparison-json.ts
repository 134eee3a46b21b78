import type { ComparisonJson } from '../../shared/api/comparison.ts'
import { unitNoun } from '../../shared/api/unit-words.ts'
import type { ComparedOption } from '../../shared/domain/comparison/comparison.ts'
import { shareText, thousandths } from '../../shared/domain/comparison/comparison.ts'
import type { ReasonFormat } from '../../shared/domain/comparison/comparison-words.ts'
import { reasonOf } from '../../shared/domain/comparison/comparison-words.ts'
import { costCurves } from '../../shared/domain/comparison/cost-curves.ts'
import type { Demand } from '../../shared/domain/comparison/demand.ts'
import { payAsYouGoCost, toMinor } from '../../shared/domain/comparison/demand.ts'
import { whole } from '../../shared/domain/fraction.ts'
import type { Minor, Money } from '../../shared/domain/money.ts'
import { formatPrice, quotient, toMoney } from '../../shared/domain/money.ts'
import type { KindPrices, PlanPrices } from '../../shared/domain/plan-prices.ts'
import type { RateCard } from '../../shared/domain/rate-card.ts'
import { formatUnits } from '../../shared/domain/units.ts'

/** All that a comparison came to. */
export interface Compared {
  readonly card: RateCard
  readonly demand: Demand
  /** Of one take of each clip; null where that is not told. */
  readonly keptSeconds: number | null
  readonly problems: readonly string[]
  readonly prices: PlanPrices
  readonly options: readonly ComparedOption[]
  readonly target: string
}

/** A comparison as it is interchanged. */
export function comparisonToJson(compared: Compared): ComparisonJson {
  const { card, demand, prices, options, target, problems } = compared
  const { id, vendor, currency, file } = card
  const least = Math.min(...options.map((one) => one.cost))
  const isPriced = new Set(prices.packs.map((pack) => pack.id))
  const buyerSays = new Set(
    card.packs.filter((pack) => pack.price === null || pack.units === null).map((pack) => pack.id),
  )
  return {
    card: { id, vendor, currency, asOf: file.asOf },
    demand: demandToJson(compared),
    options: options.map((option) => optionToJson(option, option.cost - least, compared)),
    target,
    kinds: prices.kinds.map((kind) => kindToJson(kind, currency)),
    packs: prices.packs.map((pack) => ({ id: pack.id, name: pack.name, isCustom: buyerSays.has(pack.id) })),
    unpriced: card.packs.filter((pack) => !isPriced.has(pack.id)).map((pack) => ({ id: pack.id, name: pack.name })),
    problems: [...problems],
    curves: curvesToJson(demand, options),
  }
}

function demandToJson({ demand, keptSeconds }: Compared): ComparisonJson['demand'] {
  const { currency, units, clips, seconds, kinds } = demand
  return {
    units: formatUnits(units),
    clips,
    seconds,
    keptSeconds,
    payAsYouGo: toMoney(payAsYouGoCost(demand), currency),
    kinds: kinds.map((one) => ({
      ...kindName(one.kind),
      clips: one.clips,
      units: formatUnits(one.units),
      payAsYouGo: toMoney(toMinor(whole(one.price * BigInt(one.clips)), currency), currency),
      priceOf: one.basis,
    })),
  }
}

function kindName({ model, resolution, seconds }: { model: string; resolution: string; seconds: number }) {
  return { model, resolution, seconds }
}

function optionToJson(
  option: ComparedOption,
  behind: Minor,
  { demand, keptSeconds }: Compared,
): ComparisonJson['options'][number] {
  const { currency } = demand
  const money = (amount: Minor): Money => toMoney(amount, currency)
  const { id, packs, cost, unitCost, clipCost, secondCost, hoursToRender, breakEven, losesUsedUp, routed } = option
  const figures = {
    id,
    packs: packs.map(({ pack, count }) => ({ pack: pack.id, count })),
    payAsYouGoUnits: formatUnits(option.payAsYouGoUnits),
    cost: money(cost),
    unitCost,
    clipCost,
    secondCost,
    keptSecondCost: keptSeconds === null ? null : quotient(cost, keptSeconds, 1, currency),
    wastedUnits: formatUnits(option.wastedUnits),
    wasteCost: money(option.wasteCost),
    hoursToRender,
    breakEven: breakEven === null ? null : shareText(breakEven),
    saving: money(option.saving),
    behind: money(behind),
    losesUsedUp,
    routed: routed.map(({ kind, clips }) => ({ ...kindName(kind), clips })),
  }
  return { ...figures, reason: reasonOf(figures, PLAIN) }
}

/** As the command line writes amounts. */
const PLAIN: ReasonFormat = {
  money: ({ amount, currency }) => `${amount} ${currency}`,
  units: (units) => `${units} ${unitNoun(units)}`,
}

function kindToJson({ kind, prices }: KindPrices, currency: string): ComparisonJson['kinds'][number] {
  return {
    ...kindName(kind),
    units: formatUnits(kind.unitsPerClip),
    payAsYouGo: kind.payAsYouGo === null ? null : { amount: formatPrice(kind.payAsYouGo, currency), currency },
    byPack: prices.map(({ pack, cost, saving, isDearer }) => ({
      pack,
      clipCost: cost,
      saving: saving === null ? null : thousandths(saving),
      isDearer,
    })),
  }
}

function curvesToJson(demand: Demand, options: readonly ComparedOption[]): ComparisonJson['curves'] {
  const { end, curves, crossings } = costCurves(demand, options)
  const point = ({ units, cost }: { units: number; cost: Minor }) => ({
    units: formatUnits(units),
    cost: toMoney(cost, demand.currency),
  })
  return {
    end: formatUnits(end),
    lines: curves.map((curve) => ({ option: curve.id, points: curve.points.map(point) })),
    crossings: crossings.map((crossing) => ({
      ...point(crossing),
      cheaper: crossing.cheaper,
      dearer: crossing.dearer,
      isLowest: crossing.isLowest,
    })),
  }
}
