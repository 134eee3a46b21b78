import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { PlannedRenderJson } from '../../../shared/api/planning.ts'
import type { VersionJson } from '../../../shared/api/queue-plans.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { formatInstant, formatLocal, MILLISECONDS_PER_DAY } from '../../../shared/domain/calendar.ts'
import { formatDecimal } from '../../../shared/domain/decimal.ts'
import { multiplyDivide } from '../../../shared/domain/exact.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import type { ProjectionTotals, QueuedRender } from '../../../shared/domain/queue.ts'
import { sumExpiring, sumProjections } from '../../../shared/domain/queue.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import type { Connection } from '../../ledger/store/database.ts'
import type { QueueVersion } from '../../ledger/plans/queue-versions.ts'
import {
  deleteVersion,
  findVersion,
  insertVersion,
  queueVersions,
  versionRenders,
} from '../../ledger/plans/queue-versions.ts'
import type { StoredQueue } from '../../ledger/plans/queues.ts'
import { replaceRenders, storedRenders } from '../../ledger/plans/queues.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { resolveQueue } from '../find-queue.ts'
import { newId } from '../ids.ts'
import { renderToJson } from '../plan-json.ts'
import type { QueuePlan } from '../queue-plan.ts'
import { planGround, planQueue } from '../queue-plan.ts'

/** What stands for the queue as it is. */
const NOW = 'now'

export function listVersions({ reader }: QueryContext, input: ParsedInput<'versions.list'>): Output<'versions.list'> {
  const queue = resolveQueue(reader, input.queue)
  return { versions: queueVersions(reader, queue.id).map((version) => versionToJson(reader, version)) }
}

/** Keeps the queue's renders as they are under a name: that of the moment unless another is given. */
export function saveVersion(context: CommandContext, input: ParsedInput<'versions.save'>): Output<'versions.save'> {
  const { ledger, now, zone } = context
  const { writer } = ledger
  return writer.change(now, () => {
    const queue = resolveQueue(writer.db, input.queue)
    const name = input.name ?? formatLocal(now, zone)
    if (!isFree(writer.db, queue, name)) {
      throw new Refusal('conflict', `name: there is a version "${name}" already: choose another name`, {
        field: 'name',
      })
    }
    return { version: versionToJson(writer.db, keepPlan(writer.db, queue, name, now)) }
  })
}

function isFree(db: Connection, queue: StoredQueue, name: string): boolean {
  return name.toLowerCase() !== NOW && findVersion(db, queue.id, name) === null
}

function keepPlan(db: Connection, queue: StoredQueue, name: string, now: Instant): QueueVersion {
  const version = { id: newId(), queue: queue.id, name, savedAt: now }
  insertVersion(db, version, storedRenders(db, queue.id))
  return version
}

/** Plans the queue as a version has it; the renders of until then are kept as a version of their own, so that none is lost. */
export function restoreVersion(
  context: CommandContext,
  input: ParsedInput<'versions.restore'>,
): Output<'versions.restore'> {
  const { ledger, now, zone } = context
  const { writer } = ledger
  return writer.change(now, () => {
    const { db } = writer
    const queue = resolveQueue(db, input.queue)
    const version = versionOf(db, queue, input.version, 'version')
    const kept = input.keep ? keepPlan(db, queue, freeName(db, queue, `Before ${formatLocal(now, zone)}`), now) : null
    replaceRenders(db, queue.id, versionRenders(db, version.id))
    return { restored: versionToJson(db, version), kept: kept === null ? null : versionToJson(db, kept) }
  })
}

/** The name, or with the least number behind it that makes it one of its own. */
function freeName(db: Connection, queue: StoredQueue, name: string): string {
  let free = name
  for (let number = 2; !isFree(db, queue, free); number += 1) free = `${name} (${number})`
  return free
}

export function removeVersion(
  context: CommandContext,
  input: ParsedInput<'versions.remove'>,
): Output<'versions.remove'> {
  const { ledger, now } = context
  const { writer } = ledger
  return writer.change(now, () => {
    const queue = resolveQueue(writer.db, input.queue)
    const version = versionOf(writer.db, queue, input.version, 'version')
    const removed = versionToJson(writer.db, version)
    deleteVersion(writer.db, version.id)
    return { removed }
  })
}

/** Both projected from the lots as they stand now: the difference is that of the plans alone. */
export function compareVersions(
  context: QueryContext,
  input: ParsedInput<'versions.compare'>,
): Output<'versions.compare'> {
  const { reader, currency } = context
  const queue = resolveQueue(reader, input.queue)
  const ground = planGround(context, queue.account)
  const planned = ({ name, renders }: Pick<Side, 'name' | 'renders'>): Side => ({
    name,
    renders,
    plan: planQueue(context, queue, renders, ground),
  })
  const from = planned(sideOf(context, queue, input.from, 'from'))
  const to = planned(sideOf(context, queue, input.to, 'to'))
  const [before, after] = [figuresOf(from), figuresOf(to)]
  return {
    from: totalsToJson(from, before, currency),
    to: totalsToJson(to, after, currency),
    units: formatUnits(after.units - before.units),
    cost: toMoney(after.cost - before.cost, currency),
    wasteUnits: formatUnits(after.wasteUnits - before.wasteUnits),
    wasteCost: toMoney(after.wasteCost - before.wasteCost, currency),
    finishDays: before.finish === null || after.finish === null ? null : daysText(after.finish - before.finish),
    renders: changedRenders(from, to, currency),
  }
}

interface Side {
  readonly name: string
  readonly renders: readonly QueuedRender[]
  readonly plan: QueuePlan
}

interface SideFigures extends ProjectionTotals {
  readonly wasteUnits: number
  readonly wasteCost: number
  readonly finish: number | null
}

function sideOf({ reader }: QueryContext, queue: StoredQueue, text: string, field: string) {
  if (text.toLowerCase() === NOW) return { name: NOW, renders: storedRenders(reader, queue.id) }
  const version = versionOf(reader, queue, text, field)
  return { name: version.name, renders: versionRenders(reader, version.id) }
}

function versionOf(db: Connection, queue: StoredQueue, text: string, field: string): QueueVersion {
  const version = findVersion(db, queue.id, text)
  if (version !== null) return version
  const names = queueVersions(db, queue.id).map((one) => `"${one.name}"`)
  const known = names.length === 0 ? 'none is saved yet' : `there is ${names.slice(0, 8).join(', ')}`
  throw new Refusal('not_found', `${field}: ${queue.name} has no version "${text}"; ${known}`, { field })
}

function figuresOf({ plan }: Side): SideFigures {
  const { projection, times } = plan
  const waste = sumExpiring(projection.expiring)
  const finishes = [...times.times.values()].map((time) => time.finish)
  return {
    ...sumProjections(projection.renders.values()),
    wasteUnits: waste.units,
    wasteCost: waste.cost,
    finish: finishes.length === 0 ? null : finishes.reduce((a, b) => Math.max(a, b)),
  }
}

function totalsToJson(
  { name, plan }: Side,
  figures: SideFigures,
  currency: Currency,
): Output<'versions.compare'>['from'] {
  const { finish } = figures
  return {
    name,
    renders: plan.rows.length,
    clips: plan.rows.reduce((sum, row) => sum + row.toDo, 0),
    units: formatUnits(figures.units),
    cost: toMoney(figures.cost, currency),
    overageUnits: formatUnits(figures.overageUnits),
    overageCost: toMoney(figures.overageCost, currency),
    wasteUnits: formatUnits(figures.wasteUnits),
    wasteCost: toMoney(figures.wasteCost, currency),
    finish: finish === null ? null : formatInstant(finish),
  }
}

/** With one decimal. */
function daysText(milliseconds: number): string {
  return formatDecimal(multiplyDivide(milliseconds, 10, MILLISECONDS_PER_DAY), 1, 0)
}

/** What was added, removed or planned otherwise, in the order of the later plan, removed ones last. */
function changedRenders(from: Side, to: Side, currency: Currency): Output<'versions.compare'>['renders'] {
  const before = new Map(from.renders.map((render) => [render.id, renderToJson(render)]))
  const after = new Map(to.renders.map((render) => [render.id, renderToJson(render)]))
  const ids = [...after.keys(), ...[...before.keys()].filter((id) => !after.has(id))]
  return ids.flatMap((id) => {
    const [old, changed] = [before.get(id) ?? null, after.get(id) ?? null]
    const change = changeOf(old, changed)
    if (change === null) return []
    const [drawn, draws] = [from.plan.projection.renders.get(id), to.plan.projection.renders.get(id)]
    const units = (draws?.units ?? 0) - (drawn?.units ?? 0)
    const cost = (draws?.cost ?? 0) - (drawn?.cost ?? 0)
    return [{ change, from: old, to: changed, units: formatUnits(units), cost: toMoney(cost, currency) }]
  })
}

function changeOf(
  from: PlannedRenderJson | null,
  to: PlannedRenderJson | null,
): 'added' | 'removed' | 'changed' | null {
  if (from === null) return 'added'
  if (to === null) return 'removed'
  return JSON.stringify(from) === JSON.stringify(to) ? null : 'changed'
}

function versionToJson(db: Connection, version: QueueVersion): VersionJson {
  return { ...version, savedAt: formatInstant(version.savedAt), renders: versionRenders(db, version.id).length }
}
