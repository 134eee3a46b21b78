import { createHash } from 'node:crypto'
import type { ShotReport, ShotRowJson, ShotVerdict } from '../../shared/api/shot-lists.ts'
import { formatDay } from '../../shared/domain/calendar.ts'
import { invalid } from '../../shared/domain/refusal.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { PlannedFields, PlannedShot } from '../../shared/domain/shot-lists/shot-plan.ts'
import type { RefusedShot } from '../imports/shots/read-shot-list.ts'

/** Of each verdict so many rows are reported one by one; the counts tell the rest. All that a queue can take is told. */
const REPORTED: Readonly<Record<ShotVerdict, number>> = { new: 5000, changed: 5000, unchanged: 1000, rejected: 1000 }

/** How many rejected rows a refusal names. */
const NAMED = 5

/** Keeps count of what becomes of a shot list's rows. */
export class ShotListTally {
  readonly counts: Record<ShotVerdict, number> = { new: 0, changed: 0, unchanged: 0, rejected: 0 }
  readonly #rows: ShotRowJson[] = []
  readonly #hash

  /** @param read what the rows were read from and how: of the same the same digest comes */
  constructor(...read: readonly string[]) {
    this.#hash = createHash('sha256').update(JSON.stringify(read))
  }

  addPlanned(line: number, planned: PlannedShot): void {
    const { verdict } = planned
    const render = renderToJson(planned.render)
    const row = {
      line,
      verdict,
      shot: render.shot,
      field: null,
      reason: null,
      similar: planned.verdict === 'new' ? planned.similar : null,
      changes: planned.verdict === 'changed' ? changesOf(planned) : [],
      render,
    }
    this.#add(row, verdict === 'unchanged' ? '' : JSON.stringify([render, row.changes]))
  }

  addRefused({ line, field, reason, shot }: RefusedShot): void {
    this.#add({ line, verdict: 'rejected', shot, field, reason, similar: null, changes: [], render: null }, '')
  }

  #add(row: ShotRowJson, what: string): void {
    this.counts[row.verdict] += 1
    this.#hash.update(`${row.line} ${row.verdict} ${what}\n`)
    if (this.counts[row.verdict] <= REPORTED[row.verdict]) this.#rows.push(row)
  }

  get total(): number {
    return this.counts.new + this.counts.changed + this.counts.unchanged + this.counts.rejected
  }

  /** An import with the same digest does exactly what was previewed. */
  digest(): string {
    return this.#hash.copy().digest('hex')
  }

  report(about: Omit<ShotReport, 'counts' | 'rows' | 'digest'>): ShotReport {
    return { ...about, digest: this.digest(), counts: { ...this.counts }, rows: this.#rows }
  }

  /** The refusal of a list with rejected rows: it names the first of them. */
  refusal(file: string): Refusal {
    const rejected = this.#rows.filter((row) => row.verdict === 'rejected')
    const named = rejected.slice(0, NAMED).map(inWords)
    const more = this.counts.rejected > named.length ? [`and ${this.counts.rejected - named.length} more`] : []
    const [first] = rejected
    return invalid(`${file}: ${[...named, ...more].join('; ')}. Nothing was planned`, {
      file,
      ...(first === undefined ? {} : { line: first.line }),
      ...(typeof first?.field === 'string' ? { field: first.field } : {}),
      rejected: this.counts.rejected,
    })
  }
}

function inWords({ line, field, reason }: ShotRowJson): string {
  return `line ${line}: ${field === null ? '' : `${field}: `}${reason ?? ''}`
}

export function renderToJson(render: PlannedFields): NonNullable<ShotRowJson['render']> {
  const { shot, model, resolution, seconds, takes, clips, priority, state } = render
  const day = render.day === null ? null : formatDay(render.day)
  return { shot, model, resolution, seconds, takes, clips, day, priority, state }
}

function changesOf({ render, before, changes }: Extract<PlannedShot, { verdict: 'changed' | 'unchanged' }>) {
  const [from, to] = [renderToJson(before), renderToJson(render)]
  return changes.map((field) => ({ field, from: String(from[field] ?? '—'), to: String(to[field] ?? '—') }))
}
