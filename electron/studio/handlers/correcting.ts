import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { formatInstant, parseWhen } from '../../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import type { JournalEntry } from '../../../shared/domain/journal.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { parseUnits } from '../../../shared/domain/units.ts'
import { standingEntries } from '../../ledger/journal/batches.ts'
import type { CommandContext } from '../context.ts'
import { postedEntryToJson } from '../entry-json.ts'
import { common, lotNow, record, whenOr } from '../record-entry.ts'

export function assertBalance(
  context: CommandContext,
  input: ParsedInput<'balances.assert'>,
): Output<'balances.assert'> {
  const entry: JournalEntry = {
    ...common(context, whenOr(context, input.at), input.note),
    kind: 'balance',
    account: input.account ?? MAIN_ACCOUNT,
    units: parseUnits(input.units, 'units'),
    lot: input.lot?.toLowerCase() ?? null,
  }
  return { entry: postedEntryToJson(record(context, () => entry).posted, context.currency) }
}

export function amendLot(context: CommandContext, input: ParsedInput<'lots.amend'>): Output<'lots.amend'> {
  const at = whenOr(context, input.at)
  const expiresAt = parseWhen(input.expires, context.zone, 'expires')
  if (expiresAt <= at) {
    throw invalid(`expires: ${formatInstant(expiresAt)} is not after ${formatInstant(at)}`, { field: 'expires' })
  }
  const entry: JournalEntry = {
    ...common(context, at, input.note),
    kind: 'amend',
    lot: input.lot.toLowerCase(),
    expiresAt,
  }
  const { posted } = record(context, () => entry)
  const lot = lotNow(context, entry.lot)
  if (lot === null) throw new Error(`lot ${entry.lot} is gone`)
  return { entry: postedEntryToJson(posted, context.currency), lot }
}

export function reverseEntries(
  context: CommandContext,
  input: ParsedInput<'entries.reverse'>,
): Output<'entries.reverse'> {
  const { writer } = context.ledger
  const reversals = writer.change(context.now, (change) => {
    const targets =
      input.batch === undefined
        ? [input.entry?.toLowerCase() ?? '']
        : standingEntries(writer.db, input.batch.toLowerCase())
    return targets.map((target) => {
      const reason = input.reason ?? null
      const entry: JournalEntry = {
        ...common(context, context.now, undefined),
        kind: 'reversal',
        entry: target,
        reason,
      }
      change.record(entry)
      return entry.id
    })
  })
  return { reversed: reversals.length, reversals }
}
