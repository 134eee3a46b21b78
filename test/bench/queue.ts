import type { Book } from '../../shared/domain/book.ts'
import { copyBook, emptyBook } from '../../shared/domain/book.ts'
import { MILLISECONDS_PER_DAY } from '../../shared/domain/calendar.ts'
import type { Charge, FoldPurchase, FoldUsage } from '../../shared/domain/journal.ts'
import { fold } from '../../shared/domain/postings.ts'
import type { ProjectedTakes } from '../../shared/domain/queue.ts'
import { projectPlan, sumProjections } from '../../shared/domain/queue.ts'
import type { TimedRender } from '../../shared/domain/render-time.ts'
import { DEFAULT_PACE, safeStarts, timetable } from '../../shared/domain/render-time.ts'
import { START, ZONE } from './history.ts'
import type { Part } from './part.ts'
import { timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

const RENDERS = 5000
const LOTS = 6

export const queue: Part = {
  name: 'queue',
  about: `laying ${RENDERS} planned renders out in time and projecting what they draw, against folding them as bare usages`,
  run: measure,
}

const CHARGE: Charge = {
  model: 'MiniMax-Hailuo-2.3',
  resolution: '768p',
  seconds: 6,
  unitsPerClip: 1000,
  payAsYouGo: 280_000,
  listPricePerUnit: 280_000,
}

/** A plan that draws six packs, of which some expire before they are drawn, and goes on into overage. */
async function measure(): Promise<Finding[]> {
  const book = packsOnHand()
  const renders = Array.from({ length: RENDERS }, (_, number): TimedRender => ({
    id: String(number),
    clips: 3 + (number % 4),
    day: null,
  }))
  const edited = renders.map((render, number) => (number === 0 ? { ...render, clips: render.clips + 1 } : render))
  const usages = takesOf(renders).map((takes): FoldUsage => ({ ...takes, kind: 'usage', outcome: 'success' }))
  refuseUnlessEqual(book, renders, usages)
  const times = await timesInTurn(
    { rounds: 21, warmUps: 20 },
    {
      project: () => project(book, renders),
      edit: () => project(book, edited),
      bare: () => bareFold(book, usages),
    },
  )
  const baseline = { name: 'the bare fold of the same usages', median: times.bare }
  return [
    {
      what: `projection of ${RENDERS} renders, with times and safe starts`,
      unit: 'ms',
      median: times.project,
      baseline,
      limit: { atMostTimes: 40 },
    },
    {
      what: `the same anew after an edit of the first of them`,
      unit: 'ms',
      median: times.edit,
      baseline,
      limit: { atMostTimes: 40 },
    },
  ]
}

function packsOnHand(): Book {
  const book = emptyBook({ zone: ZONE, currency: 'USD', drawingOrders: new Map() })
  const lots = Array.from({ length: LOTS }, (_, number): FoldPurchase => ({
    kind: 'purchase',
    id: `lot ${number}`,
    account: 'main',
    pack: 'standard',
    at: START - LOTS + number,
    units: 3_760_000,
    price: 100_000,
    expiresAt: START + (15 + 5 * number) * MILLISECONDS_PER_DAY,
  }))
  fold(book, lots, () => undefined)
  return book
}

function takesOf(renders: readonly TimedRender[]): ProjectedTakes[] {
  const { pieces } = timetable(renders, DEFAULT_PACE, START, ZONE)
  return pieces.map(({ id, at, clips }) => ({ id, account: 'main', charge: CHARGE, clips, at }))
}

function project(book: Book, renders: readonly TimedRender[]) {
  const plan = projectPlan(book, takesOf(renders), { purchases: [], holds: [] })
  const bound = plan.pieces.map(({ takes: { id, at, clips }, projection: { draws } }) => ({
    id,
    at,
    clips,
    bound: draws[0] ?? null,
  }))
  safeStarts(renders, bound, DEFAULT_PACE, START, ZONE)
  return plan
}

function bareFold(book: Book, usages: readonly FoldUsage[]): number {
  let cost = 0
  fold(copyBook(book), usages, (posting, entry) => {
    if (entry !== null) cost += posting.cost
  })
  return cost
}

/** A baseline that answers something else would be no baseline. */
function refuseUnlessEqual(book: Book, renders: readonly TimedRender[], usages: readonly FoldUsage[]): void {
  const { cost } = sumProjections(project(book, renders).renders.values())
  const bare = bareFold(book, usages)
  if (cost !== bare) throw new Error(`the projection comes to ${cost}, the bare fold to ${bare}`)
}
