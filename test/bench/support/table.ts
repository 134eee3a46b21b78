import { table } from '../../../electron/cli/text/table.ts'

export type Unit = 'ms' | 'MB' | 'per s'

/** What may be asked of a figure: beside its baseline in the same run, or alone. */
export type Limit =
  | { readonly atMostTimes: number }
  | { readonly timesFaster: number }
  | { readonly atLeastShare: number }
  | { readonly atMost: number }

/** A line of the table: a median, and what it is held against. */
export interface Finding {
  readonly what: string
  readonly unit: Unit
  readonly median: number
  readonly baseline?: { readonly name: string; readonly median: number }
  readonly limit?: Limit
  /** Why the limit is shown but not judged here. */
  readonly notJudged?: string
}

/** The findings with ratio, limit and verdict. */
export function findingsTable(findings: readonly Finding[]): string {
  return table<Finding>(
    [
      { head: 'what', cell: ({ what }) => what },
      { head: 'median', align: 'number', cell: ({ median, unit }) => quantity(median, unit) },
      { head: 'baseline', cell: ({ baseline }) => baseline?.name ?? null },
      {
        head: 'its median',
        align: 'number',
        cell: ({ baseline, unit }) => (baseline === undefined ? null : quantity(baseline.median, unit)),
      },
      { head: 'ratio', cell: ratioText },
      { head: 'limit', cell: limitText },
      { head: 'verdict', cell: verdict },
    ],
    findings,
  )
}

export function isOver(finding: Finding): boolean {
  return verdict(finding) === OVER
}

const OVER = 'OVER'

function verdict(finding: Finding): string | null {
  const { limit, notJudged } = finding
  if (limit === undefined) return null
  if (notJudged !== undefined) return notJudged
  return holds(finding, limit) ? 'within' : OVER
}

function holds(finding: Finding, limit: Limit): boolean {
  if ('atMost' in limit) return finding.median <= limit.atMost
  const times = ratio(finding)
  if (times === null) throw new Error(`${finding.what} has no baseline that its limit could be held against`)
  if ('atMostTimes' in limit) return times <= limit.atMostTimes
  if ('timesFaster' in limit) return 1 / times >= limit.timesFaster
  return times >= limit.atLeastShare
}

/** How many times the baseline; null where there is none. */
function ratio({ median, baseline }: Finding): number | null {
  return baseline === undefined ? null : median / baseline.median
}

function ratioText(finding: Finding): string | null {
  const times = ratio(finding)
  if (times === null) return null
  if (finding.limit !== undefined && 'timesFaster' in finding.limit) return `${short(1 / times)} × faster`
  return `${short(times)} ×`
}

function limitText({ limit, unit }: Finding): string | null {
  if (limit === undefined) return null
  if ('atMost' in limit) return `${limit.atMost} ${unit}`
  if ('atMostTimes' in limit) return `${limit.atMostTimes} ×`
  if ('timesFaster' in limit) return `${limit.timesFaster} × faster`
  return `at least ${limit.atLeastShare} ×`
}

function quantity(value: number, unit: Unit): string {
  return `${short(value)} ${unit}`
}

/** Three digits that count, and all of those before the point. */
function short(value: number): string {
  const places = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
  return value.toFixed(places)
}
