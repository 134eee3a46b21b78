import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { PlannedRenderJson } from '../../../shared/api/planning.ts'
import { formatDay, parseDay } from '../../../shared/domain/calendar.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { formatPrice, toMoney } from '../../../shared/domain/money.ts'
import { planPrices, unitPrice } from '../../../shared/domain/plan-prices.ts'
import { moved } from '../../../shared/domain/queue.ts'
import type { QueuedRender } from '../../../shared/domain/queue.ts'
import type { Pack, RateCard, RenderKind } from '../../../shared/domain/rate-card.ts'
import { findRenderKind, RULE_NAMES } from '../../../shared/domain/rate-card.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import type { PlacedRender, StoredQueue } from '../../ledger/plans/queues.ts'
import {
  deleteRenders,
  findQueueNamed,
  insertRenders,
  queueOfRender,
  storedQueues,
  storedRenders,
  updateRender,
  writeOrder,
  writeQueue,
} from '../../ledger/plans/queues.ts'
import { plannedProductions } from '../../ledger/plans/planned-productions.ts'
import { productionTotals } from '../../ledger/figures/production-totals.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { customPack, withinReach } from '../custom-pack.ts'
import { resolveQueue } from '../find-queue.ts'
import { newId } from '../ids.ts'
import { queueView } from '../queue-view.ts'

/** The packs of a card side by side, and what a clip of each kind costs on each. */
export function showPrices({ cards }: QueryContext, input: ParsedInput<'plans.prices'>): Output<'plans.prices'> {
  const card = cards.find(input.card ?? DEFAULT_CARD)
  const { currency, file } = card
  const custom = customPack(input.custom, currency)
  const { packs, kinds, dearer } = withinReach(() => planPrices(card, custom))
  const isFixed = (pack: Pack): boolean => pack.price !== null && pack.units !== null
  const fixed = new Set(card.packs.filter(isFixed).map((pack) => pack.id))
  const savings = new Map(file.packs.map((pack) => [pack.id, pack.saving]))
  return {
    card: {
      id: card.id,
      vendor: card.vendor,
      currency,
      asOf: file.asOf,
      effectiveFrom: file.effectiveFrom,
      source: file.source,
      listPricePerUnit: file.listPricePerUnit,
    },
    packs: packs.map((pack) => ({
      id: pack.id,
      name: pack.name,
      price: toMoney(pack.price, currency),
      units: formatUnits(pack.units),
      unitPrice: withinReach(() => unitPrice(pack, currency)),
      saving: savings.get(pack.id) ?? null,
      requestsPerMinute: pack.requestsPerMinute,
      validity: pack.validity,
      isCustom: !fixed.has(pack.id),
    })),
    unpriced: card.packs
      .filter((pack) => !packs.some((one) => one.id === pack.id))
      .map(({ id, name }) => ({ id, name })),
    kinds: kinds.map(({ kind, prices }) => ({
      ...kindName(kind),
      modes: [...kind.modes],
      units: formatUnits(kind.unitsPerClip),
      payAsYouGo: kind.payAsYouGo === null ? null : { amount: formatPrice(kind.payAsYouGo, currency), currency },
      prices: [...prices],
    })),
    dearer: dearer.map((one) => ({ packs: [...one.packs], kinds: one.kinds.map(kindName) })),
    rules: RULE_NAMES.map((name) => {
      const rule = file.rules[name]
      return rule === undefined
        ? { name, value: null, status: 'unknown', source: null }
        : { name, value: rule.value, status: rule.status, source: rule.source }
    }),
  }
}

function kindName({ model, resolution, seconds }: { model: string; resolution: string; seconds: number }) {
  return { model, resolution, seconds }
}

/** Productions with a queue first, by name; then those that the journal alone knows, those worked on last first. */
export function listQueues({ reader }: QueryContext, input: ParsedInput<'queues.list'>): Output<'queues.list'> {
  const all = storedQueues(reader)
  const shown = all.filter((queue) => input.archived || !queue.isArchived)
  const worked = productionTotals(reader)
  const byName = new Map(worked.map((one) => [one.production, one]))
  const colours = new Map(plannedProductions(reader).map(({ name, colour }) => [name, colour]))
  const planned = [...new Set(shown.map((queue) => queue.production))].sort((a, b) => a.localeCompare(b))
  const others = worked.map((one) => one.production).filter((production) => !planned.includes(production))
  return {
    productions: [...planned, ...others].map((production) => {
      const known = byName.get(production)
      return {
        production,
        colour: colours.get(production) ?? null,
        clips: known?.clips ?? 0,
        lastDay: known === undefined ? null : formatDay(known.lastDay),
        queues: shown.filter((queue) => queue.production === production),
      }
    }),
    archived: all.filter((queue) => queue.isArchived).length,
  }
}

export function showQueue(context: QueryContext, input: ParsedInput<'queue.show'>): Output<'queue.show'> {
  return queueView(context, resolveQueue(context.reader, input.queue))
}

/** Makes a queue, or gives one another production, name, account or card. */
export function saveQueue(context: CommandContext, input: ParsedInput<'queues.save'>): Output<'queues.save'> {
  const { writer } = context.ledger
  const rateCard = input.rateCard === undefined ? undefined : context.cards.find(input.rateCard).id
  return writer.change(context.now, () => {
    const before = input.queue === undefined ? null : queueToChange(context, input.queue)
    const production = input.production ?? before?.production
    if (production === undefined)
      throw invalid('production: say which production the queue is for', { field: 'production' })
    const queue: StoredQueue = {
      id: before?.id ?? newId(),
      production,
      name: input.name ?? before?.name ?? freeName(context, production),
      account: input.account ?? before?.account ?? MAIN_ACCOUNT,
      rateCard: rateCard ?? before?.rateCard ?? DEFAULT_CARD,
      isArchived: before?.isArchived ?? false,
    }
    refuseTakenName(context, queue)
    writeQueue(writer.db, queue, context.now)
    return { queue, before }
  })
}

/** "Queue 1", or the next number that the production does not have. */
function freeName({ ledger }: CommandContext, production: string): string {
  for (let number = 1; ; number += 1) {
    const name = `Queue ${number}`
    if (findQueueNamed(ledger.writer.db, production, name) === null) return name
  }
}

function refuseTakenName({ ledger }: CommandContext, { id, production, name }: StoredQueue): void {
  const other = findQueueNamed(ledger.writer.db, production, name)
  if (other === null || other.id === id) return
  const where = other.isArchived ? ', which is put away' : ''
  throw new Refusal('conflict', `name: ${production} has a queue "${name}" already${where}: choose another name`, {
    field: 'name',
    queue: other.id,
  })
}

export function archiveQueue(context: CommandContext, input: ParsedInput<'queues.archive'>): Output<'queues.archive'> {
  const { writer } = context.ledger
  return writer.change(context.now, () => {
    const queue = { ...queueToChange(context, input.queue), isArchived: input.archived }
    writeQueue(writer.db, queue, context.now)
    return { queue }
  })
}

export function addRenders(context: CommandContext, input: ParsedInput<'renders.add'>): Output<'renders.add'> {
  const { writer } = context.ledger
  return writer.change(context.now, () => {
    const queue = queueToChange(context, input.queue)
    const count = storedRenders(writer.db, queue.id).length
    const renders = input.renders.map((given, number): PlacedRender => {
      if (given.id !== undefined && queueOfRender(writer.db, given.id) !== null) {
        throw new Refusal('conflict', `renders.${number}.id: ${given.id} is planned already`, {
          field: `renders.${number}.id`,
        })
      }
      const index = Math.min(given.index ?? count + number, count + number)
      return { ...checked(context, queue, { ...given, id: given.id ?? newId() }, number), index }
    })
    insertRenders(writer.db, queue.id, renders)
    return { added: renders.map((render) => render.id) }
  })
}

export function editRenders(context: CommandContext, input: ParsedInput<'renders.edit'>): Output<'renders.edit'> {
  const { writer } = context.ledger
  return writer.change(context.now, () => {
    const queue = queueToChange(context, input.queue)
    const known = new Map(storedRenders(writer.db, queue.id).map((render) => [render.id, toJson(render)]))
    const before = input.renders.map((change, number) => {
      const old = known.get(change.id)
      if (old === undefined) throw noRender(change.id, `renders.${number}.id`)
      const render = { ...old, ...definedOf(change) }
      updateRender(writer.db, checked(context, queue, render, number, old))
      known.set(change.id, render)
      return old
    })
    return { before }
  })
}

/** The fields that were given: one left out stays as it is. */
function definedOf(change: ParsedInput<'renders.edit'>['renders'][number]): Partial<PlannedRenderJson> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

export function removeRenders(context: CommandContext, input: ParsedInput<'renders.remove'>): Output<'renders.remove'> {
  const { writer } = context.ledger
  return writer.change(context.now, () => {
    const queue = queueToChange(context, input.queue)
    const ids = new Set(input.renders)
    const removed = storedRenders(writer.db, queue.id).flatMap((render, index) =>
      ids.has(render.id) ? [{ ...toJson(render), index }] : [],
    )
    if (removed.length < ids.size) {
      const missing = [...ids].find((id) => !removed.some((one) => one.id === id)) ?? ''
      throw noRender(missing, 'renders')
    }
    deleteRenders(writer.db, queue.id, ids)
    return { removed }
  })
}

export function moveRender(context: CommandContext, input: ParsedInput<'renders.move'>): Output<'renders.move'> {
  const { writer } = context.ledger
  return writer.change(context.now, () => {
    const queue = queueToChange(context, input.queue)
    const order = storedRenders(writer.db, queue.id).map((render) => render.id)
    const from = order.indexOf(input.render)
    if (from < 0) throw noRender(input.render, 'render')
    writeOrder(writer.db, queue.id, moved(order, from, input.to))
    return { from }
  })
}

/** The queue as the writer has it. */
function queueToChange({ ledger }: CommandContext, queue: string): StoredQueue {
  return resolveQueue(ledger.writer.db, queue)
}

function noRender(id: string, field: string): Refusal {
  return new Refusal('not_found', `${field}: ${id} is not in the queue`, { field })
}

/**
 * A render as it is stored: the kind as the queue's card spells it. Refuses what is not on the card, a day that does not exist,
 * and more takes than can be counted exactly. A kind that it was planned with before stands, whatever has become of the card.
 */
function checked(
  context: QueryContext,
  queue: StoredQueue,
  render: PlannedRenderJson,
  number: number,
  before: PlannedRenderJson | null = null,
): QueuedRender {
  const field = `renders.${number}`
  const day = render.day === null ? null : parseDay(render.day, `${field}.day`)
  const card = context.cards.find(queue.rateCard)
  const kind = kindFor(card, render, before)
  if (kind !== null && !Number.isSafeInteger(render.takes * render.clips * kind.unitsPerClip * MOST_RENDERS)) {
    throw invalid(`${field}.takes: ${render.takes} takes of ${render.clips} clips are too many to be counted exactly`, {
      field: `${field}.takes`,
    })
  }
  return { ...storedOf(render), ...kindName(kind ?? render), day }
}

/** The card's kind of the render; null for one that it was planned with before, and that the card does not have any more. */
function kindFor(card: RateCard, render: PlannedRenderJson, before: PlannedRenderJson | null): RenderKind | null {
  const { model, resolution, seconds } = render
  try {
    return findRenderKind(card, model, resolution, seconds)
  } catch (error) {
    if (error instanceof Refusal && before !== null && isSameKind(before, render)) return null
    throw error
  }
}

function isSameKind(a: PlannedRenderJson, b: PlannedRenderJson): boolean {
  return a.model === b.model && a.resolution === b.resolution && a.seconds === b.seconds
}

/** A queue's sums stay exact up to so many renders of the greatest size that is let in. */
const MOST_RENDERS = 1000

function storedOf({ id, shot, takes, clips, priority, state }: PlannedRenderJson) {
  return { id, shot, takes, clips, priority, state }
}

function toJson(render: QueuedRender): PlannedRenderJson {
  return { ...render, day: render.day === null ? null : formatDay(render.day) }
}
