import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ShotReport } from '../../../shared/api/shot-lists.ts'
import { formatDay, parseDay } from '../../../shared/domain/calendar.ts'
import { plainName } from '../../../shared/domain/plain-name.ts'
import type { QueuedRender } from '../../../shared/domain/queue.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { PlannedShot } from '../../../shared/domain/shot-lists/shot-plan.ts'
import { MOST_QUEUED, shotPlanner } from '../../../shared/domain/shot-lists/shot-plan.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import type { ListedShot, OtherCell, RefusedShot, ShotListReading } from '../../imports/shots/read-shot-list.ts'
import { readShotList, whyRefused } from '../../imports/shots/read-shot-list.ts'
import type { TextFile } from '../../imports/text/text-file.ts'
import { inspectTextFile } from '../../imports/text/text-file.ts'
import type { Connection } from '../../ledger/store/database.ts'
import { keepListCells, listCells } from '../../ledger/plans/list-columns.ts'
import type { StoredQueue } from '../../ledger/plans/queues.ts'
import { deleteRenders, insertRenders, storedRenders, updateRender } from '../../ledger/plans/queues.ts'
import { writeShotListCsv } from '../../reports/shot-list-csv.ts'
import type { CommandContext, ToldCommandContext } from '../context.ts'
import { resolveQueue } from '../find-queue.ts'
import { newId } from '../ids.ts'
import { queueView } from '../queue-view.ts'
import { ShotListTally } from '../shot-list-tally.ts'

type ImportInput = ParsedInput<'imports.shots'>

/** A list that was read to its end. */
interface ReadList {
  readonly file: TextFile
  readonly reading: ShotListReading
  readonly rows: readonly (ListedShot | RefusedShot)[]
}

export async function importShots(context: ToldCommandContext, input: ImportInput): Promise<Output<'imports.shots'>> {
  const list = await readList(context, input)
  const { writer } = context.ledger
  if (input.preview) return planOf(context, writer.db, list, input).report
  return writer.change(context.now, () => apply(context, writer.db, list, input))
}

/** More rows than anybody shoots: a list beyond is none, and must not fill the memory. */
const MOST_ROWS = 100_000

async function readList(context: ToldCommandContext, input: ImportInput): Promise<ReadList> {
  const file = await inspectTextFile(input.file)
  const columns = new Map(input.columns.map(({ column, field }) => [column, field]))
  const reading = await readShotList(file, { zone: context.zone, fps: input.fps ?? null, columns })
  const rows: (ListedShot | RefusedShot)[] = []
  if (!reading.tellsShots) return { file, reading, rows }
  for await (const batch of reading.rows) {
    rows.push(...batch)
    context.progress(rows.length, null)
    if (rows.length > MOST_ROWS) {
      throw invalid(`${file.path}: has more than ${MOST_ROWS} rows; a queue takes at most ${MOST_QUEUED}`, {
        file: file.path,
      })
    }
  }
  if (rows.length === 0) throw invalid(`${file.path}: lists no shots`, { file: file.path })
  return { file, reading, rows }
}

/** What is planned for a row, with the cells of it that are no part of a plan. */
interface ListedPlan {
  readonly shot: PlannedShot
  readonly others: readonly OtherCell[]
}

/** What a list would do to a queue as it is now. */
interface Plan {
  readonly queue: StoredQueue
  readonly planned: readonly ListedPlan[]
  readonly tally: ShotListTally
  readonly report: ShotReport
}

function planOf(context: CommandContext, db: Connection, { file, reading, rows }: ReadList, input: ImportInput): Plan {
  const queue = resolveQueue(db, input.queue)
  const renders = storedRenders(db, queue.id)
  const { model, resolution, seconds, takes, productions } = input
  const defaults = { model, resolution, seconds, takes }
  const said = JSON.stringify([input.columns, defaults, productions, input.fps ?? null])
  const tally = new ShotListTally(file.digest, queue.id, said)
  const card = context.cards.find(queue.rateCard)
  const plan = shotPlanner({ production: queue.production, productions, renders, card, defaults })
  const planned: ListedPlan[] = []
  for (const row of rows) {
    const outcome = 'draft' in row ? plannedOrRefused(row, plan, reading) : row
    if ('verdict' in outcome) {
      planned.push({ shot: outcome, others: 'draft' in row ? row.others : [] })
      tally.addPlanned(row.line, outcome)
    } else tally.addRefused(outcome)
  }
  const report = tally.report({
    file: file.path,
    format: reading.format,
    tool: reading.tool,
    applied: false,
    columns: reading.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    unknownColumns: [...reading.unknownColumns],
    missing: reading.tellsShots ? [] : ['shot'],
    productions: otherProductions(rows, queue.production, productions),
    leftOut: 0,
    queued: renders.length,
    undo: null,
  })
  return { queue, planned, tally, report }
}

function plannedOrRefused(
  { line, draft }: ListedShot,
  plan: ReturnType<typeof shotPlanner>,
  { columnOf }: ShotListReading,
): PlannedShot | RefusedShot {
  try {
    return plan(line, draft)
  } catch (error) {
    return { line, shot: draft.shot, ...whyRefused(error, columnOf) }
  }
}

/** As many names are told: a column with more is none of productions. */
const PRODUCTIONS_TOLD = 50

/** What the list calls productions other than the queue's, in the order in which they first stand there. */
function otherProductions(
  rows: readonly (ListedShot | RefusedShot)[],
  own: string,
  taken: readonly string[],
): ShotReport['productions'] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const production = 'draft' in row ? row.draft.production : null
    if (production === null || plainName(production) === plainName(own)) continue
    counts.set(production, (counts.get(production) ?? 0) + 1)
  }
  const isTaken = (production: string): boolean => taken.some((one) => plainName(one) === plainName(production))
  return [...counts]
    .slice(0, PRODUCTIONS_TOLD)
    .map(([production, count]) => ({ production, rows: count, isTaken: isTaken(production) }))
}

/** Writes what was agreed to, all of it or none. */
function apply(context: CommandContext, db: Connection, list: ReadList, input: ImportInput): ShotReport {
  const { file } = list
  const { queue, planned, tally, report } = planOf(context, db, list, input)
  if (!list.reading.tellsShots) throw noNames(list)
  if (input.digest !== undefined && input.digest !== tally.digest()) {
    throw new Refusal(
      'conflict',
      `${file.path}: the file or the queue has changed since the preview: preview it again`,
      {
        file: file.path,
      },
    )
  }
  if (tally.counts.rejected > 0 && !input.skipRejected) throw tally.refusal(file.path)
  const fresh = planned.flatMap(({ shot }) => (shot.verdict === 'new' ? [shot.render] : []))
  const created = agreed(fresh, input, file)
  refuseOverfull(report.queued, created.length, file)
  const changed = planned.flatMap(({ shot }) => (shot.verdict === 'changed' ? [shot] : []))
  const added = created.map((render, index) => ({ ...render, id: newId(), index: report.queued + index }))
  insertRenders(db, queue.id, added)
  for (const { render } of changed) updateRender(db, render)
  keepOthers(db, planned, new Map(added.map((render) => [render.shot, render.id])))
  const isNothing = added.length === 0 && changed.length === 0
  return {
    ...report,
    applied: true,
    leftOut: fresh.length - created.length,
    undo: isNothing
      ? null
      : { added: added.map((render) => render.id), before: changed.map(({ before }) => renderJson(before)) },
  }
}

/** Keeps beside each render what its row says beyond the plan. @param added the ids of the renders that were created, by shot */
function keepOthers(db: Connection, planned: readonly ListedPlan[], added: ReadonlyMap<string, string>): void {
  for (const { shot, others } of planned) {
    const render = shot.verdict === 'new' ? added.get(shot.render.shot) : shot.render.id
    if (render !== undefined && others.length > 0) keepListCells(db, render, others)
  }
}

function noNames({ file, reading }: ReadList): Refusal {
  const has = reading.columns.map((column) => column.name).join(', ')
  return invalid(`${file.path}: no column tells the shots' names; it has ${has}: say which one does`, {
    file: file.path,
    field: 'columns',
  })
}

/** As many new shots a refusal names. */
const NEW_TOLD = 5

/** The new shots that are to be created. Refuses where nobody has agreed to any, or to one that the list does not have. */
function agreed<T extends { readonly shot: string }>(
  fresh: readonly T[],
  input: ImportInput,
  file: TextFile,
): readonly T[] {
  if (input.createNew || fresh.length === 0) return fresh
  if (input.accept === undefined) {
    const named = fresh.slice(0, NEW_TOLD).map((one) => `"${one.shot}"`)
    const more = fresh.length > named.length ? ` and ${fresh.length - named.length} more` : ''
    throw invalid(
      `${file.path}: the queue does not have ${named.join(', ')}${more}: agree to new shots to have them created (--create-new on the command line). Nothing was planned`,
      { file: file.path, field: 'createNew', new: fresh.length },
    )
  }
  const accepted = new Set(input.accept)
  const created = fresh.filter((one) => accepted.has(one.shot))
  for (const { shot } of created) accepted.delete(shot)
  const [stray] = accepted
  if (stray === undefined) return created
  throw invalid(`accept: "${stray}" is no new shot of ${file.path}`, { field: 'accept' })
}

function refuseOverfull(queued: number, created: number, file: TextFile): void {
  if (created === 0 || queued + created <= MOST_QUEUED) return
  throw invalid(
    `${file.path}: with ${created} new shots the queue would have ${queued + created} renders; a queue takes at most ${MOST_QUEUED} from shot lists: split the list, such as by sequence. Nothing was planned`,
    { file: file.path },
  )
}

function renderJson(render: QueuedRender) {
  return { ...render, day: render.day === null ? null : formatDay(render.day) }
}

export function takeBackShots(context: CommandContext, input: ParsedInput<'shots.takeBack'>): Output<'shots.takeBack'> {
  const { writer } = context.ledger
  return writer.change(context.now, () => {
    const queue = resolveQueue(writer.db, input.queue)
    const known = new Set(storedRenders(writer.db, queue.id).map((render) => render.id))
    for (const [field, ids] of [
      ['added', input.added],
      ['before', input.before.map((render) => render.id)],
    ] as const) {
      const missing = ids.find((one) => !known.has(one))
      if (missing !== undefined) throw new Refusal('not_found', `${field}: ${missing} is not in the queue`, { field })
    }
    for (const render of input.before) {
      updateRender(writer.db, { ...render, day: render.day === null ? null : parseDay(render.day, 'before.day') })
    }
    if (input.added.length > 0) deleteRenders(writer.db, queue.id, new Set(input.added))
    return { removed: input.added.length, restored: input.before.length }
  })
}

export async function exportQueue(
  context: CommandContext,
  { queue, file }: ParsedInput<'exports.queue'>,
): Promise<Output<'exports.queue'>> {
  const view = queueView(context, resolveQueue(context.reader, queue))
  const others = listCells(context.reader, view.queue.id)
  const { bytes } = await writeFileAtomically(file, writeShotListCsv(view, others))
  return { file, renders: view.renders.length, bytes }
}
