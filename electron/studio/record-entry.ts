import type { Instant } from '../../shared/domain/calendar.ts'
import { parseWhen } from '../../shared/domain/calendar.ts'
import type { EntryId, JournalEntry } from '../../shared/domain/journal.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { bookAt } from '../ledger/figures/balances.ts'
import type { PostedEntry } from '../ledger/journal/entries.ts'
import { findPostedEntry } from '../ledger/journal/entries.ts'
import type { Recorded } from '../ledger/journal/journal.ts'
import { standingAtOf } from '../ledger/journal/journal.ts'
import type { CommandContext } from './context.ts'
import { MANUAL_SOURCE } from './context.ts'
import { lotToJson } from './entry-json.ts'
import { newId } from './ids.ts'

/** What every entry that is typed in begins with. */
export function common(context: CommandContext, at: Instant, note: string | undefined) {
  const none = { source: MANUAL_SOURCE, externalId: null }
  return { id: newId(), at, recordedAt: context.now, ...none, note: note ?? null }
}

/** An instant as it was typed, or now. */
export function whenOr(context: CommandContext, text: string | undefined): Instant {
  return text === undefined ? context.now : parseWhen(text, context.zone, 'at')
}

export interface RecordedEntry {
  readonly status: 'recorded' | 'duplicate'
  readonly posted: PostedEntry
}

/**
 * Records one entry; a duplicate answers the entry that is there already, a conflict is refused (R12).
 * @param entryOf makes it, within the transaction that records it
 */
export function record(context: CommandContext, entryOf: () => JournalEntry): RecordedEntry {
  return recordAt(context, () => [entryOf()])
}

/**
 * The same for an entry whose instant may not have been said: then it is now; but where the entry is recorded already, what
 * is said again without a time means that of the first.
 * @param at the instant as it was typed
 */
export function recordWhen(
  context: CommandContext,
  at: string | undefined,
  entryOf: (at: Instant) => JournalEntry,
): RecordedEntry {
  const { db } = context.ledger.writer
  return recordAt(context, function* () {
    const entry = entryOf(whenOr(context, at))
    yield entry
    const known = at === undefined ? standingAtOf(db, entry.source, entry.externalId) : null
    if (known !== null) yield entryOf(known)
  })
}

/** Records the first of the entries that is in no conflict with what is there; refuses where all are. */
function recordAt(context: CommandContext, entriesOf: () => Iterable<JournalEntry>): RecordedEntry {
  const { writer } = context.ledger
  return writer.change(
    context.now,
    (change) => {
      let refusal: Refusal | null = null
      for (const entry of entriesOf()) {
        const outcome = change.record(entry)
        if (outcome.status === 'recorded') return { status: outcome.status, id: entry.id, entry }
        if (outcome.status === 'duplicate') return { status: outcome.status, id: outcome.id, entry: null }
        refusal = conflict(entry, outcome)
      }
      throw refusal ?? new Error('there was nothing to record')
    },
    ({ status, id, entry }, postings): RecordedEntry => {
      if (entry !== null && postings !== null) {
        return { status, posted: { entry, postings, reversedBy: null, batch: null } }
      }
      const posted = findPostedEntry(writer.db, writer.names, context.currency, id)
      if (posted === null) throw new Error(`entry ${id} was recorded and is not there`)
      return { status, posted }
    },
  )
}

function conflict(entry: JournalEntry, found: Extract<Recorded, { status: 'conflict' }>): Refusal {
  const name = entry.externalId ?? entry.id
  return new Refusal(
    'conflict',
    `externalId: ${name} is recorded with ${found.field} ${found.held}; this says ${found.given}. Reverse the other first`,
    { field: found.field, entry: found.id },
  )
}

/** A lot as it stands now; null where it is none, as after a reversal. */
export function lotNow(context: CommandContext, id: EntryId) {
  const book = bookAt(context.reader, context.names, context.now)
  const lot = book.lots.get(id)
  return lot === undefined ? null : lotToJson(lot, context.currency)
}
