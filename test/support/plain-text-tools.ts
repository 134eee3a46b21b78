import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import type { TestContext } from 'vitest'
import { parseDecimal } from '../../shared/domain/decimal.ts'
import { currencyDigits } from '../../shared/domain/money.ts'

/** What a program adds up in one account in one month; units in milliunits, money in minor units. */
export interface AccountMonth {
  readonly month: string
  readonly account: string
  /** The payee of the transactions; null where the program was not asked to tell them apart. */
  readonly payee: string | null
  readonly units: number
  readonly money: number
}

const run = promisify(execFile)
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  BEANCOUNT_DISABLE_LOAD_CACHE: '1',
}

/** Skips the test where a program is not there, and prints why: reporters keep a skip's reason to themselves. */
export function needs(context: TestContext, ...programs: readonly string[]): void {
  const absent = programs.filter((program) => spawnSync(program, ['--version'], { env: ENVIRONMENT }).status !== 0)
  if (absent.length === 0) return
  const reason = `${absent.join(', ')} not found (apt-get install hledger beancount ledger), so this ran without: ${context.task.name}`
  console.warn(reason)
  context.skip(reason)
}

/** Runs a program on a file; fails with what it printed where it finds a fault. */
export async function checked(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(program, args, { env: ENVIRONMENT, maxBuffer: 1 << 28 })
  if (stderr !== '') throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** hledger's monthly balance changes by account, in strict mode: every account and commodity must be declared. */
export async function hledgerMonths(
  file: string,
  currency: string,
  ...query: readonly string[]
): Promise<AccountMonth[]> {
  const text = await checked(
    'hledger',
    ...['--strict', '-f', file, 'bal', '-M', '-N', '--layout', 'tidy', '-O', 'csv'],
    ...query,
  )
  return records(text).map((row) => ({
    month: row['period'] ?? '',
    account: row['account'] ?? '',
    payee: null,
    units: row['commodity'] === 'UNITS' ? amount(row['value'], 3) : 0,
    money: row['commodity'] === currency ? amount(row['value'], currencyDigits(currency)) : 0,
  }))
}

const BY_MONTH = 'SELECT year, month, payee, account, sum(position) AS total GROUP BY year, month, payee, account'

/** Beancount's monthly sums by payee and account. */
export async function beancountMonths(file: string, currency: string): Promise<AccountMonth[]> {
  const text = await checked('bean-query', '--numberify', '-f', 'csv', file, BY_MONTH)
  return records(text).map((row) => ({
    month: `${row['year'] ?? ''}-${(row['month'] ?? '').padStart(2, '0')}`,
    account: row['account'] ?? '',
    payee: row['payee'] ?? '',
    units: amount(row['total (UNITS)'], 3),
    money: amount(row[`total (${currency})`], currencyDigits(currency)),
  }))
}

/** A cell is empty, and a column missing, where an account has none of the commodity. */
function amount(cell: string | undefined, places: number): number {
  return cell === undefined || cell === '' ? 0 : parseDecimal(cell, places, 'total')
}

function records(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, trim: true })
}

/** Does the work for every item, a few at a time: each starts a process. */
export async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item)
  }
  await Promise.all([lane(), lane()])
}
