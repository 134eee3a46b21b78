import { dayFinder, formatDay } from '../../shared/domain/calendar.ts'
import type { EpochDay } from '../../shared/domain/calendar.ts'
import type { LotId } from '../../shared/domain/journal.ts'
import { formatDecimal } from '../../shared/domain/decimal.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { formatAmount } from '../../shared/domain/money.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import { spellForBeancount } from './account-names.ts'
import type { Declaration } from './chart-of-accounts.ts'
import { chartOfAccounts } from './chart-of-accounts.ts'
import type { Holding, Leg, PlainTextInput, Transaction } from './transactions.ts'
import { isEmpty, transactions } from './transactions.ts'

const UNIT_PLACES = 3

/**
 * The journal in Beancount's format: accounts are opened with their true names as metadata, a transaction's payee is the kind
 * of the movement, and its `entry` leads back to the entry. At the end stands an assertion for each lot that is used up or
 * expired: neither units nor money are left in it. Nothing is tolerated: every transaction balances exactly.
 * The same input gives the same text.
 */
export function* writeBeancount(input: PlainTextInput): Generator<string> {
  const { zone, currency } = input
  const chart = chartOfAccounts({ spell: spellForBeancount, own: capitals }, zone)
  const dayOf = dayFinder(zone)
  const holdings = new Map<LotId, Holding>()
  let [day, date]: [EpochDay, string] = [NaN, '']

  yield heading(input)
  for (const transaction of transactions(input, chart, holdings)) {
    const today = dayOf(transaction.at)
    if (today !== day) [day, date] = [today, formatDay(today)]
    for (const declaration of chart.undeclared.splice(0)) yield opened(declaration, date)
    yield `\n${date} ${header(transaction)}\n${legs(transaction, currency)}`
  }
  yield* emptyLots(holdings, day, currency)
}

function capitals(path: string): string {
  return path
    .split(':')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(':')
}

function heading({ title, zone, currency, digest }: PlainTextInput): string {
  return `;; -*- mode: beancount -*-${digest === null ? '' : `\n;; Closed with the digest ${digest}`}
;; Units are in UNITS, money in ${currency}; dates are those of ${zone}.
;; By month and account: bean-query FILE "SELECT year, month, payee, account, sum(position) GROUP BY 1, 2, 3, 4"

option "title" ${quoted(title)}
option "operating_currency" "${currency}"
option "inferred_tolerance_multiplier" "0"

1970-01-01 commodity UNITS
1970-01-01 commodity ${currency}
`
}

function opened({ account, facts }: Declaration, date: string): string {
  return `\n${date} open ${account}\n${facts.map(([key, value]) => `  ${key}: ${quoted(value)}\n`).join('')}`
}

function header({ kind, note, entry }: Transaction): string {
  const line = `* "${kind}" ${quoted(note)}`
  return entry === null ? line : `${line}\n  entry: "${entry}"`
}

function legs(transaction: Transaction, currency: Currency): string {
  let text = ''
  for (const leg of transaction.legs) text += amounts(leg, currency)
  return text
}

function amounts({ account, units, money }: Leg, currency: Currency): string {
  const inUnits = `  ${account}  ${places(units)} UNITS\n`
  return money === 0 ? inUnits : `${inUnits}  ${account}  ${formatAmount(money, currency)} ${currency}\n`
}

/**
 * Beancount checks an assertion at the start of its day, so these are dated the day after the last transaction. The zeros
 * carry their decimals, so that they do not weigh in on how bean-query rounds what it prints.
 */
function* emptyLots(holdings: ReadonlyMap<LotId, Holding>, lastDay: EpochDay, currency: Currency): Generator<string> {
  for (const holding of holdings.values()) {
    if (!isEmpty(holding)) continue
    const line = `${formatDay(lastDay + 1)} balance ${holding.account}`
    yield `\n${line}  ${places(0)} UNITS\n${line}  ${formatAmount(0, currency)} ${currency}\n`
  }
}

/** Units with all their decimals: bean-query rounds what it prints to the places that a commodity mostly has. */
function places(units: Milliunits): string {
  return formatDecimal(units, UNIT_PLACES, UNIT_PLACES)
}

/** Beancount knows these escapes, and takes every other sign as it is. */
const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' }
const ESCAPED = /["\\\n\t\r]/g

function quoted(text: string): string {
  return `"${text.replace(ESCAPED, (sign) => ESCAPES[sign] ?? sign)}"`
}
