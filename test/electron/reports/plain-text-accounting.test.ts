import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBeancount } from '../../../electron/reports/beancount.ts'
import { writeHledger } from '../../../electron/reports/hledger.ts'
import type { LotPosition } from '../../../shared/domain/movement.ts'
import type { PlainTextInput } from '../../../electron/reports/transactions.ts'
import { compareEntries } from '../../../shared/domain/journal.ts'
import type { Figures } from '../../support/plain-text-figures.ts'
import { add, readByBeancount, readByHledger, settled } from '../../support/plain-text-figures.ts'
import { checked, inLanes, needs } from '../../support/plain-text-tools.ts'
import type { FoldedJournal, RandomJournal } from '../../support/random-journal.ts'
import { foldJournal, randomJournal } from '../../support/random-journal.ts'

interface Sample extends FoldedJournal {
  readonly journal: RandomJournal
  readonly seed: number
  readonly months: readonly string[]
  /** A month in the middle, which the monthly report is tried with. */
  readonly month: string
}

const SAMPLES: readonly Sample[] = Array.from({ length: 50 }, (_, index) => sampleOf(index + 1))

function sampleOf(seed: number): Sample {
  const journal = randomJournal(seed)
  const folded = foldJournal(journal)
  const months = [...new Set(folded.postings.map(({ posting }) => monthOf(posting.at, journal)))]
  const month = months[Math.floor(months.length / 2)] ?? ''
  return { ...folded, journal, seed, months, month }
}

function monthOf(at: number, { settings }: RandomJournal): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(settings.zone)
  return zoned.toPlainDate().toPlainYearMonth().toString()
}

function startOf(month: string, { settings }: RandomJournal): number {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  return first.toZonedDateTime(settings.zone).epochMilliseconds
}

/** The statement's figures by month, added up from the postings one by one, in the statement's signs. */
function figuresOf({ postings, journal }: Sample, months: readonly string[]): Figures {
  const figures: Figures = {}
  for (const { posting, entry } of postings) {
    const { kind, account, lot, units, cost, at } = posting
    const month = monthOf(at, journal)
    if (!months.includes(month)) continue
    const production = entry?.kind === 'usage' ? entry.production : null
    const price = entry?.kind === 'purchase' ? entry.price : 0
    if (lot !== null) add(figures, [month, 'change of lot', lot], units, price - cost)
    if (kind === 'purchase') add(figures, [month, 'purchased', account], units, price)
    if (kind === 'usage') add(figures, [month, 'production', production, account], -units, cost)
    if (kind === 'usage') add(figures, [month, 'used of lot', lot], -units, cost)
    if (kind === 'overage') add(figures, [month, 'overage', production, account], -units, cost)
    if (kind === 'overage') add(figures, [month, 'owed', account], -units, cost)
    if (kind === 'adjustment') add(figures, [month, 'adjusted lot', lot], units, cost)
    if (kind === 'expiry') add(figures, [month, 'expired of lot', lot], -units, cost)
  }
  return figures
}

/** What is left of each lot before an instant, added up from the postings one by one. */
function positionsAt({ postings }: Sample, at: number): LotPosition[] {
  const left = new Map<string, { units: number; bookValue: number }>()
  for (const { posting, entry } of postings) {
    if (posting.at >= at || posting.lot === null) continue
    const sum = left.get(posting.lot) ?? { units: 0, bookValue: 0 }
    sum.units += posting.units
    sum.bookValue += (entry?.kind === 'purchase' ? entry.price : 0) - posting.cost
    left.set(posting.lot, sum)
  }
  return [...left].filter(([, { units }]) => units > 0).map(([lot, position]) => ({ lot, ...position }))
}

function wholeJournal({ journal, lots, movements }: Sample): PlainTextInput {
  const { zone, currency } = journal.settings
  return { title: 'The whole journal', zone, currency, lots, opening: null, movements }
}

function monthlyReport(sample: Sample): PlainTextInput {
  const { journal, movements, month } = sample
  const at = startOf(month, journal)
  return {
    ...wholeJournal(sample),
    title: `Statement ${month}`,
    opening: { at, positions: positionsAt(sample, at) },
    movements: movements.filter((movement) => monthOf(movement.at, journal) === month),
  }
}

/** A month's figures, with what was there at its start: each lot's change is then what the month ends with. */
function monthlyFigures(sample: Sample): Figures {
  const { journal, lots, month } = sample
  const figures = figuresOf(sample, [month])
  const owners = new Map(lots.map(({ id, account }) => [id, account]))
  for (const { lot, units, bookValue } of positionsAt(sample, startOf(month, journal))) {
    add(figures, [month, 'opening', owners.get(lot) ?? null], units, bookValue)
    add(figures, [month, 'change of lot', lot], units, bookValue)
  }
  return figures
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packledger-plain-text-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** A hundred processes of Beancount take half a minute on two idle cores. */
const PATIENT = { timeout: 300_000 }

it('a seed gives the same journal each time, in R1 order', () => {
  for (const { seed, journal } of SAMPLES) {
    expect(randomJournal(seed)).toEqual(journal)
    expect(journal.entries.toSorted(compareEntries)).toEqual(journal.entries)
  }
})

it('the 50 random journals hold every kind of movement, over three months and more', () => {
  const kinds = SAMPLES.flatMap(({ movements }) => movements.map(({ kind, units }) => `${kind} ${Math.sign(units)}`))
  expect(new Set(kinds)).toEqual(
    new Set(['purchase 1', 'usage -1', 'overage -1', 'adjustment 1', 'adjustment -1', 'expiry -1']),
  )
  expect(Math.min(...SAMPLES.map(({ months }) => months.length))).toBeGreaterThanOrEqual(3)
  expect(SAMPLES.filter((sample) => monthlyReport(sample).opening?.positions.length === 0).length).toBeLessThan(10)
})

describe.for([
  { program: 'hledger', needed: ['hledger'], write: writeHledger, read: readByHledger },
  { program: 'Beancount', needed: ['bean-query'], write: writeBeancount, read: readByBeancount },
])('$program, from the text alone', ({ program, needed, write, read }) => {
  async function readBack(name: string, input: PlainTextInput): Promise<Figures> {
    const file = join(folder, `${name}.${program.toLowerCase()}`)
    const text = [...write(input)].join('')
    await writeFile(file, text)
    return read(file, text, input.currency)
  }

  it('gives the same units and money by month, production and lot on 50 random journals', PATIENT, async (context) => {
    needs(context, ...needed)
    await inLanes(SAMPLES, async (sample) => {
      const figures = await readBack(`whole-${sample.seed}`, wholeJournal(sample))
      expect(figures, `seed ${sample.seed}`).toEqual(settled(figuresOf(sample, sample.months)))
    })
  })

  it("reads a month's report with its opening positions on 50 random journals", PATIENT, async (context) => {
    needs(context, ...needed)
    await inLanes(SAMPLES, async (sample) => {
      const figures = await readBack(`month-${sample.seed}`, monthlyReport(sample))
      expect(figures, `seed ${sample.seed}`).toEqual(settled(monthlyFigures(sample)))
    })
  })
})

it('bean-check finds no fault in 50 random journals', PATIENT, async (context) => {
  needs(context, 'bean-check')
  await inLanes(SAMPLES, async (sample) => {
    const file = join(folder, `checked-${sample.seed}.beancount`)
    await writeFile(file, writeBeancount(wholeJournal(sample)))
    await expect(checked('bean-check', file)).resolves.toBe('')
  })
})
