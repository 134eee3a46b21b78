import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { SubstituteJson } from '../../../shared/api/queue-plans.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { fitLeftovers } from '../../../shared/domain/leftovers.ts'
import type { Minor } from '../../../shared/domain/money.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import type { ProjectedTakes } from '../../../shared/domain/queue.ts'
import { projectPlan, sumExpiring, sumProjections } from '../../../shared/domain/queue.ts'
import type { RateCard, RenderKind } from '../../../shared/domain/rate-card.ts'
import { chargeOf } from '../../../shared/domain/rate-card.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { cheaperKinds, isSameResolution } from '../../../shared/domain/substitutes.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import type { QueryContext } from '../context.ts'
import { resolveQueue } from '../find-queue.ts'
import { renderToJson } from '../plan-json.ts'
import { purchasesOf } from '../planned-lots.ts'
import type { QueuePlan } from '../queue-plan.ts'
import { planQueue, takesOf } from '../queue-plan.ts'
import { cardOf } from '../queue-rows.ts'
import { lotName } from '../queue-view.ts'
import { planEverything } from '../whole-plan.ts'

interface Substitute {
  readonly saved: Minor
  readonly json: SubstituteJson
}

/** What could be rendered instead for fewer units: at the same resolution first, then what saves the most in this queue. */
export function showSubstitutes(
  context: QueryContext,
  input: ParsedInput<'queue.substitutes'>,
): Output<'queue.substitutes'> {
  const queue = resolveQueue(context.reader, input.queue)
  const card = cardOf(context.cards, queue)
  if (card instanceof Refusal) return { substitutes: [] }
  const plan = planQueue(context, queue)
  const takes = takesOf(queue, plan.rows, plan.times)
  const substitutes = card.renderKinds.flatMap((kind) => substitutesFor(context, card, kind, plan, takes))
  const rank = ({ json }: Substitute): number => (json.isSameResolution ? 0 : 1)
  const best = substitutes.toSorted((a, b) => rank(a) - rank(b) || b.saved - a.saved)
  return { substitutes: best.map((one) => one.json) }
}

function substitutesFor(
  { currency }: QueryContext,
  card: RateCard,
  kind: RenderKind,
  plan: QueuePlan,
  takes: readonly ProjectedTakes[],
): Substitute[] {
  const rows = plan.rows.filter(
    ({ charge, toDo }) => toDo > 0 && charge !== null && kindText(charge) === kindText(kind),
  )
  if (rows.length === 0) return []
  const ids = new Set(rows.map((row) => row.render.id))
  const changes = { purchases: purchasesOf(plan.ground.planned), holds: plan.holds }
  const before = sumProjections(plan.projection.renders.values())
  return cheaperKinds(card, kind).map((other) => {
    const charge = chargeOf(card, other, currency)
    const instead = takes.map((one) => (ids.has(one.id) ? { ...one, charge } : one))
    const after = sumProjections(projectPlan(plan.ground.book, instead, changes).renders.values())
    const saved = before.cost - after.cost
    return {
      saved,
      json: {
        from: kindName(kind),
        to: { ...kindName(other), modes: [...other.modes] },
        renders: [...ids],
        clips: rows.reduce((sum, row) => sum + row.toDo, 0),
        isSameResolution: isSameResolution(kind, other),
        savedUnits: formatUnits(before.units - after.units),
        savedCost: toMoney(saved, currency),
      },
    }
  })
}

function kindName({ model, resolution, seconds, unitsPerClip }: RenderKind) {
  return { model, resolution, seconds, units: formatUnits(unitsPerClip) }
}

/**
 * What would expire of an account once all that its queues plan is rendered, and which renders that are held back fit into it.
 * The units are taken as one sum, whichever lot they are of.
 */
export function showLeftovers(context: QueryContext, input: ParsedInput<'leftovers.show'>): Output<'leftovers.show'> {
  const account = input.account ?? MAIN_ACCOUNT
  const shares = planEverything(context).filter(({ queue }) => queue.account === account)
  const expiring = shares[0]?.expiring ?? []
  const waste = sumExpiring(expiring)
  const backlog = shares.flatMap(({ queue, rows }) =>
    rows.flatMap(({ render, charge, made }) => {
      const clips = render.state === 'held' ? render.takes * render.clips - made.clips : 0
      return charge === null || clips <= 0 ? [] : [{ queue, render, clips, units: clips * charge.unitsPerClip }]
    }),
  )
  const items = backlog.map(({ render, units }) => ({ id: render.id, priority: render.priority, units }))
  const fitting = new Set(fitLeftovers(items, waste.units))
  const chosen = backlog
    .filter(({ render }) => fitting.has(render.id))
    .toSorted((a, b) => a.render.priority - b.render.priority)
  return {
    account,
    expiring: expiring.map((one) => ({
      lot: lotName(one).lot,
      pack: one.pack,
      expiresAt: formatInstant(one.expiresAt),
      units: formatUnits(one.units),
      cost: toMoney(one.cost, context.currency),
    })),
    units: formatUnits(waste.units),
    cost: toMoney(waste.cost, context.currency),
    chosen: chosen.map(({ queue, render, clips, units }) => ({
      queue: queue.id,
      production: queue.production,
      queueName: queue.name,
      render: renderToJson(render),
      clips,
      units: formatUnits(units),
    })),
    chosenUnits: formatUnits(chosen.reduce((sum, one) => sum + one.units, 0)),
    others: backlog.length - chosen.length,
  }
}
