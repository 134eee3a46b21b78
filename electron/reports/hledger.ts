import { dayFinder, formatDay } from '../../shared/domain/calendar.ts'
import type { EpochDay } from '../../shared/domain/calendar.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { currencyDigits, formatAmount } from '../../shared/domain/money.ts'
import { formatUnits } from '../../shared/domain/units.ts'
import { spellForHledger } from './account-names.ts'
import type { Declaration } from './chart-of-accounts.ts'
import { chartOfAccounts } from './chart-of-accounts.ts'
import type { Leg, PlainTextInput, Transaction } from './transactions.ts'
import { transactions } from './transactions.ts'

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/**
 * The journal in hledger's format, which ledger reads as well: accounts and commodities are declared (`hledger --strict`
 * holds), a transaction's payee is the kind of the movement, and its `entry` tag leads back to the entry. Where a lot is used
 * up or expires, an assertion holds that neither units nor money are left in it.
 * The same input gives the same text.
 */
export function* writeHledger(input: PlainTextInput): Generator<string> {
  const { zone, currency } = input
  const chart = chartOfAccounts({ spell: spellForHledger, own: (path) => path }, zone)
  const dayOf = dayFinder(zone)
  let [day, date]: [EpochDay, string] = [NaN, '']

  yield heading(input)
  for (const transaction of transactions(input, chart, new Map())) {
    for (const declaration of chart.undeclared.splice(0)) yield declared(declaration)
    const today = dayOf(transaction.at)
    if (today !== day) [day, date] = [today, formatDay(today)]
    yield `\n${date} ${header(transaction)}\n${legs(transaction, currency)}`
  }
}

function heading({ title, zone, currency, digest }: PlainTextInput): string {
  return `; ${oneLine(title)}${digest === null ? '' : `\n; Closed with the digest ${digest}`}
; Units are in UNITS, money in ${currency}; dates are those of ${zone}.
; By production:  hledger -f FILE bal -M expenses:production expenses:overage
; By lot, drawn:  hledger -f FILE bal -M assets:packs payee:usage
; By lot, wasted: hledger -f FILE bal -M expenses:expired
; Left, by lot:   hledger -f FILE bal -M -H assets:packs

commodity UNITS
    format 1000.000 UNITS
${commodityOf(currency)}`
}

/** A currency without decimals is declared without a format: hledger and ledger each refuse the other's way to write one. */
function commodityOf(currency: Currency): string {
  const digits = currencyDigits(currency)
  return digits === 0
    ? `commodity ${currency}\n`
    : `commodity ${currency}\n    format 1000.${'0'.repeat(digits)} ${currency}\n`
}

/** The true names stand in a comment of their own line: ledger takes one behind the account for a part of its name. */
function declared({ account, facts }: Declaration): string {
  const comment = facts.map(([key, value]) => `${key}:${tagValue(value)}`).join(', ')
  return `\naccount ${account}\n    ; ${comment}\n`
}

/** As JSON, without commas: one ends a tag's value, and what comes after it could be a tag of its own, such as "type:". */
function tagValue(text: string): string {
  return JSON.stringify(text).replaceAll(',', '\\u002c')
}

function header({ kind, note, entry }: Transaction): string {
  const description = note === '' ? kind : `${kind} | ${oneLine(note)}`
  return entry === null ? description : `${description}  ; entry:${entry}`
}

function legs(transaction: Transaction, currency: Currency): string {
  let text = ''
  for (const leg of transaction.legs) text += amounts(leg, currency, leg.account === transaction.emptied)
  return text
}

function amounts({ account, units, money }: Leg, currency: Currency, emptied: boolean): string {
  const inUnits = `    ${account}  ${formatUnits(units)} UNITS${emptied ? ' = 0 UNITS' : ''}\n`
  if (money === 0 && !emptied) return inUnits
  return `${inUnits}    ${account}  ${formatAmount(money, currency)} ${currency}${emptied ? ` = 0 ${currency}` : ''}\n`
}

/** A semicolon would begin a comment. */
function oneLine(text: string): string {
  return text.replace(CONTROL, ' ').replaceAll(';', ',').trim()
}
