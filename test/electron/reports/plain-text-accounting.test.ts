import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBeancount } from '../../../electron/reports/beancount.ts'
import { writeHledger } from '../../../electron/reports/hledger.ts'
import type { LotPosition } from '../../../electron/reports/movement.ts'
import type { PlainTextInput } from '../../../electron/reports/transactions.ts'
import type { AccountMonth } from '../../support/plain-text-tools.ts'
import { beancountMonths, checked, hledgerMonths, inLanes, needs } from '../../support/plain-text-tools.ts'
import type { FoldedJournal, RandomJournal } from '../../support/random-journal.ts'
import { foldJournal, randomJournal } from '../../support/random-journal.ts'

/** Figures by what they are of: milliunits and minor units; none that is zero. */
type Figures = Record<string, { units: number; money: number }>

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

function add(figures: Figures, of: readonly (string | null)[], units: number, money: number): void {
  const key = JSON.stringify(of)
  const sum = figures[key] ?? { units: 0, money: 0 }
  figures[key] = { units: sum.units + units, money: sum.money + money }
}

/** Sorted by key and without zeros, so that two can be compared. */
function settled(figures: Figures): Figures {
  const kept = Object.entries(figures).filter(([, { units, money }]) => units !== 0 || money !== 0)
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
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

/** The same figures as a program reads them from the text: true names come from the declarations' facts. */
function figuresRead(text: string, rows: readonly AccountMonth[]): Figures {
  const facts = factsIn(text)
  const figures: Figures = {}
  for (const { month, account, payee, units, money } of rows) {
    const { production = null, account: owner = null, lot = null } = facts.get(account) ?? {}
    const root = account.toLowerCase().split(':').slice(0, 2).join(':')
    if (root === 'assets:packs') {
      add(figures, [month, 'change of lot', lot], units, money)
      if (payee === 'usage') add(figures, [month, 'used of lot', lot], -units, -money)
    }
    if (root === 'equity:paid') add(figures, [month, 'purchased', owner], -units, -money)
    if (root === 'equity:opening') add(figures, [month, 'opening', owner], -units, -money)
    if (root === 'expenses:production') add(figures, [month, 'production', production, owner], units, money)
    if (root === 'expenses:overage') add(figures, [month, 'overage', production, owner], units, money)
    if (root === 'liabilities:overage') add(figures, [month, 'owed', owner], -units, -money)
    if (root === 'expenses:adjustment') add(figures, [month, 'adjusted lot', lot], -units, money)
    if (root === 'expenses:expired') add(figures, [month, 'expired of lot', lot], units, money)
  }
  return figures
}

interface Facts {
  readonly production?: string
  readonly account?: string
  readonly lot?: string
}

/** The facts beside each account's declaration, in either format. */
function factsIn(text: string): Map<string, Facts> {
  const facts = new Map<string, Facts>()
  for (const declaration of text.split('\n\n')) {
    const account = /^(?:account|\d{4}-\d\d-\d\d open) (.*)$/m.exec(declaration)?.[1]
    if (account === undefined) continue
    const values = [...declaration.matchAll(/(\w+): ?("(?:[^"\\]|\\.)*")/g)]
    facts.set(account, Object.fromEntries(values.map(([, key, value]) => [key ?? '', textOf(value ?? '')] as const)))
  }
  return facts
}

/** What a literal stands for: JSON's strings, or Beancount's, which take most control characters as they are. */
function textOf(literal: string): string {
  const escaped = literal.replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const text: unknown = JSON.parse(escaped)
  return String(text)
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

async function stored(name: string, chunks: Iterable<string>): Promise<{ file: string; text: string }> {
  const file = join(folder, name)
  const text = [...chunks].join('')
  await writeFile(file, text)
  return { file, text }
}

async function readByHledger(name: string, input: PlainTextInput): Promise<Figures> {
  const { file, text } = await stored(`${name}.journal`, writeHledger(input))
  const all = await hledgerMonths(file, input.currency)
  const drawn = await hledgerMonths(file, input.currency, 'assets:packs', 'payee:^usage$')
  const figures = figuresRead(text, all)
  for (const [key, sum] of Object.entries(
    figuresRead(
      text,
      drawn.map((row) => ({ ...row, payee: 'usage' })),
    ),
  )) {
    if (key.includes('used of lot')) figures[key] = sum
  }
  return settled(figures)
}

async function readByBeancount(name: string, input: PlainTextInput): Promise<Figures> {
  const { file, text } = await stored(`${name}.beancount`, writeBeancount(input))
  // bean-query prints every error of a file; bean-check's further validations need the whole journal alone.
  if (input.opening === null) await checked('bean-check', file)
  return settled(figuresRead(text, await beancountMonths(file, input.currency)))
}

/** A hundred and fifty processes of Beancount take half a minute on two idle cores. */
const PATIENT = { timeout: 300_000 }

it('the 50 random journals hold every kind of movement, in every month of several', () => {
  const kinds = SAMPLES.flatMap(({ movements }) => movements.map(({ kind, units }) => `${kind} ${Math.sign(units)}`))
  expect(new Set(kinds)).toEqual(
    new Set(['purchase 1', 'usage -1', 'overage -1', 'adjustment 1', 'adjustment -1', 'expiry -1']),
  )
  expect(Math.min(...SAMPLES.map(({ months }) => months.length))).toBeGreaterThanOrEqual(3)
  expect(SAMPLES.filter((sample) => monthlyReport(sample).opening?.positions.length === 0).length).toBeLessThan(10)
})

describe.for([
  { program: 'hledger', programs: ['hledger'], read: readByHledger },
  { program: 'Beancount', programs: ['bean-check', 'bean-query'], read: readByBeancount },
])('$program, from the text alone', ({ program, programs, read }) => {
  it('gives the same units and money by month, production and lot on 50 random journals', PATIENT, async (context) => {
    needs(context, ...programs)
    await inLanes(SAMPLES, async (sample) => {
      const figures = await read(`${sample.seed}`, wholeJournal(sample))
      expect(figures, `seed ${sample.seed}`).toEqual(settled(figuresOf(sample, sample.months)))
    })
  })

  it("reads a month's report with its opening positions on 50 random journals", PATIENT, async (context) => {
    needs(context, ...programs)
    await inLanes(SAMPLES, async (sample) => {
      const figures = await read(`${sample.seed}-${sample.month}-${program}`, monthlyReport(sample))
      expect(figures, `seed ${sample.seed}`).toEqual(settled(monthlyFigures(sample)))
    })
  })
})
