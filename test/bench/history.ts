import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { entryToJson } from '../../shared/api/journal-json.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import {
  addValidity,
  formatInstant,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_MINUTE,
  monthDays,
  parseWhen,
  startOfDay,
} from '../../shared/domain/calendar.ts'
import type { PurchaseEntry } from '../../shared/domain/journal.ts'
import { integerBetween, pickWeighted, seededRandom } from '../../shared/domain/random.ts'
import { formatUnits } from '../../shared/domain/units.ts'

/**
 * `studio`: lots of a month that overlap, some of them running out and some expiring with waste. `lasting`: lots that never
 * expire and never run out, so that an entry that is recorded late moves everything after it. `month`: a studio whose takes are
 * all of `MONTH`.
 */
export type Shape = 'studio' | 'lasting' | 'month'

/** The files that a made-up history comes in. */
export interface HistoryFiles {
  /** Purchases, as journal lines. */
  readonly lots: string
  /** Usage, a row a take. */
  readonly usage: string
}

interface Span {
  readonly from: Instant
  readonly to: Instant
  readonly lotEvery: number
}

export const ZONE = 'Europe/Berlin'
export const CURRENCY = 'USD'
export const START = parseWhen('2024-09-01', ZONE, 'start')
/** 24 months later: the clock of every studio that opens a history. */
export const END = parseWhen('2026-09-01', ZONE, 'end')
/** A whole month near the end, as a studio would report it. */
export const MONTH = '2026-07'

const PRODUCTIONS = 40
const DAYS = monthDays(MONTH)
const TWO_YEARS: Span = { from: START, to: END, lotEvery: 14 * MILLISECONDS_PER_DAY }
/** When the takes of each shape are, and how often lots are bought for them. */
const SPANS: Readonly<Record<Shape, Span>> = {
  studio: TWO_YEARS,
  lasting: TWO_YEARS,
  month: { from: startOfDay(DAYS.from, ZONE), to: startOfDay(DAYS.to, ZONE), lotEvery: 7 * MILLISECONDS_PER_DAY },
}
/** Of the card's render kinds: model, resolution, seconds, milliunits a clip, and how often it is rendered. */
const KINDS = [
  kind('MiniMax-Hailuo-2.3-Fast', '768p', 6, 700, 6),
  kind('MiniMax-Hailuo-2.3-Fast', '768p', 10, 1100, 4),
  kind('MiniMax-Hailuo-2.3-Fast', '1080p', 6, 1300, 1),
  kind('MiniMax-Hailuo-2.3', '768p', 6, 1000, 4),
  kind('MiniMax-Hailuo-2.3', '768p', 10, 2000, 3),
  kind('MiniMax-Hailuo-2.3', '1080p', 6, 2000, 2),
  kind('MiniMax-Hailuo-02', '768p', 6, 1000, 2),
  kind('MiniMax-Hailuo-02', '768p', 10, 2000, 1),
] as const
const OUTCOMES = [
  { value: 'success', weight: 95 },
  { value: 'failed', weight: 5 },
] as const
const MEAN_UNITS = 0.95 * meanUnits()
const LOTS_A_WAVE = 13
const PRICE_OF_A_UNIT = 24

function kind(model: string, resolution: string, seconds: number, units: number, weight: number) {
  return { value: { model, resolution, seconds, units }, weight }
}

function meanUnits(): number {
  const weights = KINDS.reduce((sum, { weight }) => sum + weight, 0)
  return KINDS.reduce((sum, { value, weight }) => sum + value.units * weight, 0) / weights
}

/** Writes a history of so many takes; the same for the same arguments. */
export async function writeHistory(folder: string, rows: number, shape: Shape): Promise<HistoryFiles> {
  const files = { lots: join(folder, 'lots.jsonl'), usage: join(folder, 'usage.csv') }
  await pipeline(Readable.from(lotLines(rows, shape)), createWriteStream(files.lots))
  await pipeline(Readable.from(usageLines(rows, SPANS[shape])), createWriteStream(files.usage))
  return files
}

function* lotLines(rows: number, shape: Shape): Generator<string> {
  const { from, to, lotEvery } = SPANS[shape]
  const expected = (rows * MEAN_UNITS * lotEvery) / (to - from)
  // The first is bought just before the first take.
  for (let [index, at] = [0, from - MILLISECONDS_PER_MINUTE]; at < to; index += 1, at += lotEvery) {
    const units = Math.ceil((expected * share(shape, index)) / 1000) * 1000
    yield `${JSON.stringify(entryToJson(purchase(index, at, units, shape), CURRENCY))}\n`
  }
}

/** How much a lot holds of what is used until the next: in waves, so that lots are wasted on the crests and run out between. */
function share(shape: Shape, index: number): number {
  if (shape === 'lasting') return index === 0 ? 2 : 1.05
  return 1.04 + 0.6 * Math.sin((2 * Math.PI * index) / LOTS_A_WAVE)
}

function purchase(index: number, at: Instant, units: number, shape: Shape): PurchaseEntry {
  return {
    kind: 'purchase',
    id: `019b0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    at,
    recordedAt: at,
    source: 'manual',
    externalId: null,
    note: null,
    account: 'main',
    rateCard: 'minimax-video',
    pack: 'custom',
    units,
    price: (units / 1000) * PRICE_OF_A_UNIT,
    currency: CURRENCY,
    expiresAt: addValidity(at, { months: shape === 'lasting' ? 120 : 1 }, ZONE),
  }
}

const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome,units,project,shot\n'
const LINES_AT_ONCE = 1000
const FIRST_TASK = 106_916_000_000_000

function* usageLines(rows: number, { from, to }: Span): Generator<string> {
  const random = seededRandom(1)
  const step = (to - from) / rows
  let lines = HEAD
  for (let index = 0; index < rows; index += 1) {
    const at = from + Math.floor((index + random()) * step)
    const { model, resolution, seconds, units } = pickWeighted(random, KINDS)
    const outcome = pickWeighted(random, OUTCOMES)
    const charged = formatUnits(outcome === 'success' ? units : 0)
    const production = `Production ${String(integerBetween(random, 1, PRODUCTIONS)).padStart(2, '0')}`
    const shot = `SC${String(integerBetween(random, 1, 30)).padStart(3, '0')}_${String(integerBetween(random, 1, 40)).padStart(4, '0')}`
    const task = FIRST_TASK + index * 37
    lines += `${task},${formatInstant(at)},${model},${resolution},${seconds},${outcome},${charged},${production},${shot}\n`
    if ((index + 1) % LINES_AT_ONCE !== 0) continue
    yield lines
    lines = ''
  }
  yield lines
}
