import { postingToJson } from '../../../shared/api/journal-json.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { formatInstant, parseWhen } from '../../../shared/domain/calendar.ts'
import type { EntryId } from '../../../shared/domain/journal.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { StatementFigure } from '../../../shared/domain/statement-figures.ts'
import { bookAt } from '../../ledger/figures/balances.ts'
import { findPostedEntry } from '../../ledger/journal/entries.ts'
import type { PageFilter } from '../../ledger/journal/entry-filter.ts'
import { isPeriodAlone } from '../../ledger/journal/entry-filter.ts'
import {
  amendsOf,
  batchOf,
  entryLink,
  expiryOf,
  facetModels,
  facetNames,
  newestLots,
} from '../../ledger/journal/entry-links.ts'
import type { Cursor } from '../../ledger/journal/entry-pages.ts'
import { countBetween, nextSlice, pageAt } from '../../ledger/journal/entry-pages.ts'
import type { QueryContext } from '../context.ts'
import { lotToJson, postedEntryToJson } from '../entry-json.ts'
import { ledgerRow, lotsOf, postedById } from '../ledger-row.ts'

const MOST_LOTS = 1000

export function pageEntries(context: QueryContext, input: ParsedInput<'entries.page'>): Output<'entries.page'> {
  const filter = filterOf(context, input.filter)
  if (input.after === undefined && isPeriodAlone(filter)) return pageByOffset(context, filter, input)
  if (input.offset !== undefined) {
    throw invalid('offset: only a period can be read by offset; go on with `after`', { field: 'offset' })
  }
  const { reader } = context
  const { ids, looked, next } = nextSlice(reader, filter, cursorOf(input.after), input.limit)
  return {
    rows: rowsOf(context, ids, filter.figure),
    total: null,
    next: next === null ? null : `${next.at}:${next.seq}`,
    looked,
    downTo: next === null ? null : formatInstant(next.at),
  }
}

function pageByOffset(
  context: QueryContext,
  { from, to }: PageFilter,
  { offset = 0, limit }: ParsedInput<'entries.page'>,
): Output<'entries.page'> {
  const rows = rowsOf(context, pageAt(context.reader, from, to, offset, limit), null)
  const total = countBetween(context.reader, from, to)
  return { rows, total, next: null, looked: rows.length, downTo: null }
}

function rowsOf(context: QueryContext, ids: readonly EntryId[], figure: StatementFigure | null) {
  return ids.map((id) => ledgerRow(context, postedById(context, id), figure))
}

function cursorOf(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const [at, seq] = text.split(':').map(Number)
  if (at === undefined || seq === undefined) throw new Error(`"${text}" is no cursor`)
  return { at, seq }
}

function filterOf({ zone }: QueryContext, filter: ParsedInput<'entries.page'>['filter']): PageFilter {
  const { text, production, account, model, kind, source, outcome, lot, figure, from, to } = filter
  return {
    text: text ?? null,
    production: production ?? null,
    account: account ?? null,
    model: model ?? null,
    kind: kind ?? null,
    source: source ?? null,
    outcome: outcome ?? null,
    lot: lot ?? null,
    figure: figure ?? null,
    from: from === undefined ? Number.MIN_SAFE_INTEGER : parseWhen(from, zone, 'from'),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : parseWhen(to, zone, 'to'),
  }
}

export function listFacets({ reader, names }: QueryContext): Output<'entries.facets'> {
  return {
    productions: facetNames(reader, 'production'),
    models: facetModels(reader),
    accounts: facetNames(reader, 'account'),
    sources: facetNames(reader, 'source'),
    lots: newestLots(reader, names, MOST_LOTS).map((lot) => ({
      ...lot,
      purchasedAt: formatInstant(lot.purchasedAt),
      expiresAt: formatInstant(lot.expiresAt),
    })),
  }
}

/** One entry with all that belongs to it. Refuses (`not_found`) one that is not in the ledger. */
export function showEntry(context: QueryContext, { entry: id }: ParsedInput<'entries.show'>): Output<'entries.show'> {
  const { reader, names, currency, now } = context
  const posted = findPostedEntry(reader, names, currency, id)
  if (posted === null) throw new Refusal('not_found', `entry: ${id} is not in the ledger`, { field: 'entry' })
  const { entry, reversedBy, batch } = posted
  const target = entry.kind === 'reversal' ? postedById(context, entry.entry) : null
  const book = bookAt(reader, names, now)
  const lots = lotsOf(posted, target?.entry).flatMap((lot) => book.lots.get(lot) ?? [])
  const expiry = expiryOf(reader, names, id)
  const from = batch === null ? null : batchOf(reader, batch)
  return {
    row: ledgerRow(context, posted),
    entry: postedEntryToJson(posted, currency),
    lots: lots.map((lot) => ({ ...lotToJson(lot, currency), account: lot.account })),
    expiry: expiry === null ? null : postingToJson(expiry, null, currency),
    reversedBy: reversedBy === null ? null : reversalLink(context, reversedBy),
    reverses: target === null ? null : ledgerRow(context, target),
    amends: amendsOf(reader, id).map((amend) => ({
      ...amend,
      at: formatInstant(amend.at),
      expiresAt: formatInstant(amend.expiresAt),
    })),
    batch: from === null ? null : { ...from, recordedAt: formatInstant(from.recordedAt) },
  }
}

function reversalLink({ reader }: QueryContext, id: EntryId) {
  const link = entryLink(reader, id)
  if (link === null) throw new Error(`reversal ${id} is not in the ledger`)
  return { id, at: formatInstant(link.at), recordedAt: formatInstant(link.recordedAt), text: link.reason }
}
