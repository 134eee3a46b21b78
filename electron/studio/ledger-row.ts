import type { LedgerRow } from '../../shared/api/ledger-view.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'
import type { EntryId, JournalEntry, LotId } from '../../shared/domain/journal.ts'
import { toMoney } from '../../shared/domain/money.ts'
import type { Posting } from '../../shared/domain/postings.ts'
import type { StatementFigure } from '../../shared/domain/statement-figures.ts'
import { POSTINGS_OF_FIGURE } from '../../shared/domain/statement-figures.ts'
import { formatUnits } from '../../shared/domain/units.ts'
import type { PostedEntry } from '../ledger/journal/entries.ts'
import { findPostedEntry } from '../ledger/journal/entries.ts'
import { expiryOf, lotName } from '../ledger/journal/entry-links.ts'
import type { QueryContext } from './context.ts'

/** An entry by its id; it is known to be in the ledger. */
export function postedById({ reader, names, currency }: QueryContext, id: EntryId): PostedEntry {
  const posted = findPostedEntry(reader, names, currency, id)
  if (posted === null) throw new Error(`entry ${id} is not in the ledger`)
  return posted
}

/**
 * An entry as a row of the ledger. A reversal tells what it takes back: whose it was, and of which render kind.
 * @param figure a figure of the statement, of which the row then shows the entry's part
 */
export function ledgerRow(context: QueryContext, found: PostedEntry, figure: StatementFigure | null = null): LedgerRow {
  const posted = figure === null ? found : { ...found, postings: postingsOf(context, found, figure) }
  const { entry, reversedBy } = posted
  const target = entry.kind === 'reversal' ? postedById(context, entry.entry).entry : null
  const subject = target ?? entry
  return {
    id: entry.id,
    kind: entry.kind,
    at: formatInstant(entry.at),
    account: 'account' in subject ? subject.account : null,
    ...takeOf(subject),
    pack: subject.kind === 'purchase' ? subject.pack : null,
    month: 'month' in subject ? subject.month : null,
    note: entry.note ?? (entry.kind === 'reversal' ? entry.reason : null),
    source: entry.source,
    ...figuresOf(context, posted),
    price: entry.kind === 'purchase' && figure !== 'wasted' ? toMoney(entry.price, context.currency) : null,
    shown: entry.kind === 'balance' ? formatUnits(entry.units) : null,
    expiresAt: entry.kind === 'amend' ? formatInstant(entry.expiresAt) : null,
    lots: lotsOf(posted, subject).flatMap((id) => {
      const lot = lotName(context.reader, id)
      return lot === null ? [] : [{ ...lot, purchasedAt: formatInstant(lot.purchasedAt) }]
    }),
    isOverage: posted.postings.some(({ kind }) => kind === 'overage'),
    reversedBy,
    reverses: target === null ? null : { id: target.id, kind: target.kind, at: formatInstant(target.at) },
  }
}

/** What an entry's part of a figure is made of. */
function postingsOf(
  { reader, names }: QueryContext,
  { entry, postings }: PostedEntry,
  figure: StatementFigure,
): Posting[] {
  if (figure !== 'wasted') return postings.filter(({ kind }) => POSTINGS_OF_FIGURE[figure].includes(kind))
  const expiry = expiryOf(reader, names, entry.id)
  return expiry === null ? [] : [expiry]
}

function takeOf(entry: JournalEntry) {
  if (entry.kind !== 'usage') {
    const none = { model: null, resolution: null, seconds: null, clips: null, outcome: null }
    return { ...none, production: null, shot: null, take: null }
  }
  const { charge, clips, outcome, production, shot, details } = entry
  const { model, resolution, seconds } = charge
  return { model, resolution, seconds, clips, outcome, production, shot, take: details?.take ?? null }
}

function figuresOf({ currency }: QueryContext, { entry, postings, reversedBy }: PostedEntry) {
  if (reversedBy !== null) {
    const said = saidUnits(entry)
    return { units: said === null ? null : formatUnits(said), cost: null }
  }
  if (postings.length === 0) return { units: null, cost: null }
  const units = postings.reduce((sum, posting) => sum + posting.units, 0)
  const cost = postings.reduce((sum, posting) => sum + posting.cost, 0)
  return { units: formatUnits(units), cost: toMoney(cost, currency) }
}

/** What an entry would have moved, had it not been taken back. */
function saidUnits(entry: JournalEntry): number | null {
  if (entry.kind === 'purchase') return entry.units
  if (entry.kind === 'usage' && entry.outcome === 'success') return -(entry.clips * entry.charge.unitsPerClip)
  return null
}

/** The lots that an entry moved, made or named, each once. */
export function lotsOf({ entry, postings }: PostedEntry, subject: JournalEntry = entry): LotId[] {
  const named = subject.kind === 'amend' || subject.kind === 'balance' ? subject.lot : null
  const made = subject.kind === 'purchase' ? subject.id : null
  return [...new Set([made, named, ...postings.map(({ lot }) => lot)])].filter((lot) => lot !== null)
}
