import type { EpochDay, Instant } from '../calendar.ts'
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR } from '../calendar.ts'

/** The clock that a bill's hours are written by. Neither has summer time, so that each hour is one instant and no other. */
export const BILL_TIMES = ['utc', 'beijing'] as const
export type BillTime = (typeof BILL_TIMES)[number]

/** What a count on a video row may mean: the vendor does not document it. */
export const BILL_MEASURES = ['clips', 'seconds', 'units'] as const
export type BillMeasure = (typeof BILL_MEASURES)[number]

/** Which of a row's counts is read. */
export const BILL_COLUMNS = ['total', 'output'] as const
export type BillColumn = (typeof BILL_COLUMNS)[number]

/** How a video row's counts are read. */
export interface BillReading {
  readonly measure: BillMeasure
  readonly column: BillColumn
}

/** Every way to read a row, the likelier column first. */
export const BILL_READINGS: readonly BillReading[] = BILL_COLUMNS.flatMap((column) =>
  BILL_MEASURES.map((measure) => ({ measure, column })),
)

/** Thousandths of whatever is counted: clips, seconds and units are held alike, and none as a floating-point number. */
export type Thousandths = number

export const THOUSAND = 1000

/** One hour of one model on the bill. Null counts stand empty, or as `<nil>`. */
export interface BillRow {
  readonly line: number
  readonly api: string
  readonly model: string
  readonly from: Instant
  readonly hasFailed: boolean
  readonly output: Thousandths | null
  readonly total: Thousandths | null
  /** Whether money or a count stands on the row: a failure should have neither (R6). */
  readonly isCharged: boolean
}

/** A row that no pack pays for: it is counted, and left out. */
export interface LeftOutRow {
  readonly line: number
  readonly reason: string
}

const OFFSET: Readonly<Record<BillTime, number>> = { utc: 0, beijing: 8 * MILLISECONDS_PER_HOUR }

/** How far the bill's clock is ahead of UTC, in milliseconds. */
export function billOffset(time: BillTime): number {
  return OFFSET[time]
}

/** The day of the bill's own clock: its hours never lie on two of these, whatever the studio's zone is. */
export function billDay(instant: Instant, time: BillTime): EpochDay {
  return Math.floor((instant + OFFSET[time]) / MILLISECONDS_PER_DAY)
}

const VIDEO_MODEL = /hailuo|^(t2v|i2v|s2v)-/i
const VIDEO_API = /video|视频/i
const PAY_AS_YOU_GO_MODEL = /(^|-)h3(-|$)/i

/** Why a row is no matter of packs; null where it is one. How video rows are labelled is not documented: the model tells too. */
export function whyLeftOut(api: string, model: string): string | null {
  if (PAY_AS_YOU_GO_MODEL.test(model)) return `${model}: is pay-as-you-go, and draws on no pack`
  if (VIDEO_MODEL.test(model) || VIDEO_API.test(api)) return null
  const label = api === '' ? model : api
  return label === '' ? 'names neither an interface nor a model' : `${label}: is no video`
}

/** The model without the vendor's name and without case: "MiniMax-Hailuo-02" and "hailuo-02" are one. */
export function plainBillModel(model: string): string {
  return model.toLowerCase().replace(/^minimax-/, '')
}
