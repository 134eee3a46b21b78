import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { postingToJson } from '../../../shared/api/journal-json.ts'
import type { LedgerEntryJson } from '../../../shared/api/shapes.ts'
import { dayOf, formatDay, formatInstant, parseWhen } from '../../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import type { Place } from '../../ledger/postings/derive.ts'
import { compareEntries } from '../../../shared/domain/journal.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import { compareLots, remaining } from '../../../shared/domain/lot.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { statementOf } from '../../../shared/domain/statement.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import type { Standing } from '../../ledger/figures/balances.ts'
import { accountsOf, standingAt } from '../../ledger/figures/balances.ts'
import { burnDowns, firstPurchaseOnHand } from '../../ledger/figures/burn-downs.ts'
import { expiries, findPostedEntry, postedEntries } from '../../ledger/journal/entries.ts'
import { monthFigures } from '../../ledger/figures/statements.ts'
import type { QueryContext } from '../context.ts'
import { lotToJson, postedEntryToJson } from '../entry-json.ts'
import { knownAccount } from '../known-account.ts'

export function showBalance(context: QueryContext, input: ParsedInput<'balance.show'>): Output<'balance.show'> {
  const { reader, names, now, zone } = context
  const at = input.at === undefined ? now : parseWhen(input.at, zone, 'at')
  const standing = standingAt(reader, names, at)
  const accounts = accountsShown(accountsOf(standing.book), input.account)
  return {
    at: formatInstant(at),
    accounts: accounts.map((account) => accountBalance(context, standing, account, input.all)),
  }
}

/** Every account, or the one that is named; a studio without entries has its main account. */
function accountsShown(known: readonly string[], named: string | undefined): readonly string[] {
  if (named === undefined) return known.length === 0 ? [MAIN_ACCOUNT] : known
  return [knownAccount(known, named)]
}

function accountBalance({ currency }: QueryContext, standing: Standing, account: string, all: boolean) {
  const at = standing.book.active.get(account) ?? []
  const own = [...standing.book.lots.values()].filter((lot) => lot.account === account).sort(compareLots('expiry'))
  const shown = own.filter((lot) => all || (at.includes(lot) && remaining(lot) > 0))
  const overage = standing.overage.get(account) ?? { units: 0, cost: 0 }
  return {
    account,
    units: formatUnits(at.reduce((sum, lot) => sum + remaining(lot), 0)),
    lots: shown.map((lot: Lot) => lotToJson(lot, currency)),
    overage: { units: formatUnits(overage.units), cost: toMoney(overage.cost, currency) },
  }
}

export function showStatement(
  { reader, names }: QueryContext,
  input: ParsedInput<'statement.show'>,
): Output<'statement.show'> {
  return statementOf(monthFigures(reader, names, input.month))
}

/** Unless told otherwise: from the purchase of the oldest lot that still holds units, to today. */
export function showBurnDown(context: QueryContext, input: ParsedInput<'burndown.show'>): Output<'burndown.show'> {
  const { reader, names, now, zone } = context
  const to = dayOf(input.to === undefined ? now : parseWhen(input.to, zone, 'to'), zone)
  const from =
    input.from === undefined
      ? Math.min(to, dayOf(firstPurchaseOnHand(reader) ?? now, zone))
      : dayOf(parseWhen(input.from, zone, 'from'), zone)
  if (from > to) {
    throw new Refusal('invalid_input', `from: ${formatDay(from)} is after ${formatDay(to)}`, { field: 'from' })
  }
  const accounts = burnDowns(reader, names, from, to)
  const shown = input.account === undefined ? accounts : accounts.filter((one) => one.account === input.account)
  return {
    from: formatDay(from),
    to: formatDay(to),
    zone,
    accounts: shown.map(({ account, lots, points }) => ({
      account,
      lots: lots.map((lot) => ({
        id: lot.id,
        pack: lot.pack,
        expiresAt: formatInstant(lot.expiresAt),
        units: formatUnits(lot.units),
      })),
      points: points.map((point) => ({
        day: formatDay(point.day),
        units: formatUnits(point.units),
        lots: point.lots.map((one) => ({ lot: one.lot, units: formatUnits(one.units) })),
      })),
    })),
  }
}

/** A page of the journal in R1 order. The expiries of the span come with its first page. */
export function listEntries(context: QueryContext, input: ParsedInput<'entries.list'>): Output<'entries.list'> {
  const { reader, names, zone, currency } = context
  const from = input.from === undefined ? -Infinity : parseWhen(input.from, zone, 'from')
  const to = input.to === undefined ? Number.MAX_SAFE_INTEGER : parseWhen(input.to, zone, 'to')
  const after = input.after === undefined ? null : placeOf(context, input.after)
  const filter = {
    from: Math.max(from, after?.at ?? Number.MIN_SAFE_INTEGER),
    to,
    production: input.production ?? null,
    account: input.account ?? null,
  }
  const entries: LedgerEntryJson[] = []
  let next: string | null = null
  for (const posted of postedEntries(reader, names, filter, input.limit + 1)) {
    if (after !== null && compareEntries(posted.entry, after) <= 0) continue
    if (entries.length === input.limit) {
      next = entries.at(-1)?.id ?? null
      break
    }
    entries.push(postedEntryToJson(posted, currency))
  }
  const withExpiries = after === null && input.production === undefined
  const lapsed = withExpiries ? expiries(reader, names, filter.from, to, filter.account) : []
  return { entries, expiries: lapsed.map((posting) => postingToJson(posting, null, currency)), next }
}

function placeOf({ reader, names, currency }: QueryContext, id: string): Place {
  const posted = findPostedEntry(reader, names, currency, id)
  if (posted === null) throw new Refusal('not_found', `after: ${id} is not in the ledger`, { field: 'after' })
  return { at: posted.entry.at, kind: posted.entry.kind, id }
}
