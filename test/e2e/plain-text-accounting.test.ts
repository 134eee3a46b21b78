import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { entryToJson } from '../../shared/api/journal-json.ts'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { dayOf, formatInstant, monthOfDay, shiftMonth } from '../../shared/domain/calendar.ts'
import { compareEntries } from '../../shared/domain/journal.ts'
import type { Money } from '../../shared/domain/money.ts'
import { parseAmount } from '../../shared/domain/money.ts'
import { parseUnits } from '../../shared/domain/units.ts'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'
import type { Figures } from '../support/plain-text-figures.ts'
import { add, readByBeancount, readByHledger, settled } from '../support/plain-text-figures.ts'
import { checked, inLanes, needs } from '../support/plain-text-tools.ts'
import { foldJournal, randomJournal } from '../support/random-journal.ts'

/*
 * The independent check: the journals that `report` and `export journal` write for hledger and Beancount, read by those programs,
 * give the units and the money of `report --json`: by month, by production and by lot.
 */

const DEMO_NOW = '2026-11-23T12:00:00Z'
const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1)
/** Starting Beancount takes most of a second: the journals of single months are tried on some. */
const SEEDS_BY_MONTH = SEEDS.slice(0, 3)
/** Fifty processes of Beancount take half a minute on two idle cores. */
const PATIENT = { timeout: 300_000 }

const PROGRAMS = [
  { program: 'hledger', needed: 'hledger', read: readByHledger },
  { program: 'beancount', needed: 'bean-query', read: readByBeancount },
] as const

const makeFolder = temporaryFolders()
let demo: Ledger

beforeAll(async () => {
  const cli = commandLine(join(await makeFolder(), 'demo'), DEMO_NOW)
  await cli.done('demo')
  demo = await ledgerOf(cli, 'the demo', 'USD', ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'])
})

/** A ledger, and what its statements say of each month. */
interface Ledger {
  readonly cli: CommandLine
  readonly name: string
  readonly currency: string
  readonly statements: readonly StatementJson[]
  /** The account of each lot. */
  readonly owners: ReadonlyMap<string, string>
}

async function ledgerOf(cli: CommandLine, name: string, currency: string, months: readonly string[]): Promise<Ledger> {
  const { accounts } = await cli.json('balance.show', 'balance', '--all')
  const owners = new Map(accounts.flatMap(({ account, lots }) => lots.map(({ id }) => [id, account] as const)))
  const statements: StatementJson[] = []
  for (const month of months) statements.push(await cli.json('statement.show', 'report', month))
  return { cli, name, currency, statements, owners }
}

const ledgers = new Map<number, Promise<Ledger>>()

/** The ledger of a random journal, which the command line has taken in as JSONL; made once. */
function randomLedger(seed: number): Promise<Ledger> {
  const known = ledgers.get(seed)
  if (known !== undefined) return known
  const made = importRandom(seed)
  ledgers.set(seed, made)
  return made
}

async function importRandom(seed: number): Promise<Ledger> {
  const { settings, entries, through } = randomJournal(seed)
  const { zone, currency, drawingOrders } = settings
  const folder = await makeFolder()
  const cli = commandLine(join(folder, 'studio'), formatInstant(through))
  const file = join(folder, 'random.jsonl')
  await writeFile(file, entries.map((entry) => `${JSON.stringify(entryToJson(entry, currency))}\n`).join(''))
  await cli.done('init', '--zone', zone, '--currency', currency)
  for (const [account, order] of drawingOrders) await cli.done('accounts', 'set', account, '--drawing-order', order)
  await cli.done('import', 'journal', file)
  const monthOf = (at: number): string => monthOfDay(dayOf(at, zone))
  const months: string[] = []
  for (let month = monthOf(entries[0]?.at ?? through); month <= monthOf(through); month = shiftMonth(month, 1))
    months.push(month)
  return ledgerOf(cli, `journal ${seed}`, currency, months)
}

/** Two months of checks that found less, more than was drawn, and nothing; of claims; and of a month closed, reopened, closed again. */
async function reconciledLedger(): Promise<Ledger> {
  const cli = commandLine(join(await makeFolder(), 'reconciled'), DEMO_NOW)
  const record = (at: string, ...more: readonly string[]) =>
    cli.done('record', ...'--model hailuo-02 --resolution 768p --seconds 6 --at'.split(' '), at, ...more)
  await cli.done('init', '--zone', 'Europe/Berlin')
  await cli.done('buy', 'standard', '--at', '2026-09-05T08:00:00Z')
  await record('2026-09-06T08:00:00Z', '--clips', '40', '--production', 'Nova')
  await record('2026-09-07T08:00:00Z', '--clips', '3', '--outcome', 'failed', '--external-id', 'task-3')
  await cli.done('assert-balance', '3717', '--at', '2026-09-08T08:00:00Z')
  await cli.done('claims', 'raise', 'task-3')
  await cli.done('close', '2026-09')
  await cli.done('reopen', '2026-09', '--note', 'a late take')
  await record('2026-09-07T12:00:00Z', '--production', 'Orbit')
  await cli.done('close', '2026-09')
  await cli.done('claims', 'mark', 'refunded', 'task-3', '--at', '2026-10-01T08:00:00Z')
  await cli.done('assert-balance', '3800.5', '--at', '2026-10-02T08:00:00Z', '--note', 'refund and a gift')
  await record('2026-10-03T08:00:00Z', '--clips', '4000', '--production', 'Nova')
  await cli.done('assert-balance', '0', '--at', '2026-10-04T08:00:00Z')
  await cli.done('close', '2026-10')
  return ledgerOf(cli, 'the reconciled ledger', 'USD', ['2026-09', '2026-10', '2026-11'])
}

/**
 * What the statements say, as the programs read it. A whole journal has each month's change; a month's own journal starts from
 * what was on hand, so that what has changed by its end is what the month closes with.
 */
function figuresOf(statements: readonly StatementJson[], currency: string, scope: 'whole' | 'month'): Figures {
  const figures: Figures = {}
  const put = (of: readonly (string | null)[], units: string, { amount }: Money, sign = 1): void => {
    add(figures, of, sign * parseUnits(units), sign * parseAmount(amount, currency, 'cost'))
  }
  for (const { month, accounts, byProduction, byLot } of statements) {
    for (const { account, opening, purchased, overage, adjusted, closing } of accounts) {
      put([month, 'purchased', account], purchased.units, purchased.cost)
      put([month, 'owed', account], overage.units, overage.cost)
      put([month, 'adjusted', account], adjusted.units, adjusted.cost)
      put([month, 'change', account], closing.units, closing.cost)
      if (scope === 'month') put([month, 'opening', account], opening.units, opening.cost)
      else put([month, 'change', account], opening.units, opening.cost, -1)
    }
    for (const { production, account, units, cost, overageUnits, overageCost } of byProduction) {
      put([month, 'production', production, account], units, cost)
      put([month, 'overage', production, account], overageUnits, overageCost)
    }
    for (const { lot, used, expired, cost, wasteCost } of byLot) {
      put([month, 'used of lot', lot], used, cost)
      put([month, 'expired of lot', lot], expired, wasteCost)
    }
  }
  return settled(figures)
}

/** What a program has by lot and the statement by account, by account. */
function byAccount(read: Figures, owners: ReadonlyMap<string, string>): Figures {
  const figures: Figures = {}
  for (const [key, { units, money }] of Object.entries(read)) {
    const [month = '', what = '', ...of] = JSON.parse(key) as (string | null)[]
    const owner = owners.get(of[0] ?? '') ?? null
    if (what === 'adjusted lot') add(figures, [month, 'adjusted', owner], units, money)
    else if (what === 'change of lot') add(figures, [month, 'change', owner], units, money)
    else add(figures, [month, what, ...of], units, money)
  }
  return settled(figures)
}

describe.for(PROGRAMS)('$program', ({ program, needed, read }) => {
  async function readFigures(file: string, { currency, owners }: Ledger): Promise<Figures> {
    return byAccount(await read(file, await readFile(file, 'utf8'), currency), owners)
  }

  async function checkWhole(ledger: Ledger): Promise<void> {
    const file = join(ledger.cli.data, `whole.${program}`)
    await ledger.cli.done('export', 'journal', file, '--format', program)
    const expected = figuresOf(ledger.statements, ledger.currency, 'whole')
    expect(await readFigures(file, ledger), ledger.name).toEqual(expected)
  }

  async function checkMonths(ledger: Ledger): Promise<void> {
    for (const statement of ledger.statements) {
      const { month } = statement
      const file = join(ledger.cli.data, `${month}.${program}`)
      await ledger.cli.done('report', month, '--format', program, '--out', file)
      const expected = figuresOf([statement], ledger.currency, 'month')
      expect(await readFigures(file, ledger), `${ledger.name}, ${month}`).toEqual(expected)
    }
  }

  it('gives the figures of the demo from its whole journal, and from each month', PATIENT, async (context) => {
    needs(context, needed)
    await checkWhole(demo)
    await checkMonths(demo)
  })

  it('gives the figures of a ledger with reconciliations, claims and closings', PATIENT, async (context) => {
    needs(context, needed)
    const ledger = await reconciledLedger()
    const [september, october] = ledger.statements.map(({ accounts, closed }) => ({ ...accounts[0], closed }))
    // The late take explains one of the three units less; the refund and the gift are more than was ever drawn.
    expect(september).toMatchObject({ closed: true, adjusted: { units: '-2' }, closing: { units: '3717' } })
    expect(october).toMatchObject({ closed: true, adjusted: { units: '83.5' }, overage: { units: '199.5' } })
    await checkWhole(ledger)
    await checkMonths(ledger)
  })

  it('gives the figures of 50 random journals', PATIENT, async (context) => {
    needs(context, needed)
    await inLanes(SEEDS, async (seed) => checkWhole(await randomLedger(seed)))
  })

  it('gives the figures of single months of random journals', PATIENT, async (context) => {
    needs(context, needed)
    await inLanes(SEEDS_BY_MONTH, async (seed) => checkMonths(await randomLedger(seed)))
  })
})

it('bean-check finds no fault in the journals', PATIENT, async (context) => {
  needs(context, 'bean-check')
  const ledgers = [demo, ...(await Promise.all(SEEDS_BY_MONTH.map(randomLedger)))]
  await inLanes(ledgers, async ({ cli }) => {
    const file = join(cli.data, 'checked.beancount')
    await cli.done('export', 'journal', file, '--format', 'beancount')
    await expect(checked('bean-check', file)).resolves.toBe('')
  })
})

describe('the ledgers that are checked', () => {
  it('are the same in each run, their journals in R1 order', () => {
    for (const seed of SEEDS) {
      const journal = randomJournal(seed)
      expect(randomJournal(seed)).toEqual(journal)
      expect(journal.entries.toSorted(compareEntries)).toEqual(journal.entries)
    }
  })

  it('hold every kind of movement, over three months and more', () => {
    const folded = SEEDS.map((seed) => foldJournal(randomJournal(seed)))
    const kinds = folded.flatMap(({ movements }) => movements.map(({ kind, units }) => `${kind} ${Math.sign(units)}`))
    expect(new Set(kinds)).toEqual(
      new Set(['purchase 1', 'usage -1', 'overage -1', 'adjustment 1', 'adjustment -1', 'expiry -1']),
    )
    const months = folded.map(({ movements }) => new Set(movements.map(({ at }) => formatInstant(at).slice(0, 7))).size)
    expect(Math.min(...months)).toBeGreaterThanOrEqual(3)
  })
})
