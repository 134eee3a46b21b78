import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { EarmarkJson } from '../../../shared/api/queue-plans.ts'
import { dayOf, formatDay } from '../../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { DEFAULT_RELEASE_DAYS } from '../../../shared/domain/earmark.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { formatUnits, parseUnits } from '../../../shared/domain/units.ts'
import type { Connection } from '../../ledger/store/database.ts'
import type { StoredEarmark } from '../../ledger/plans/earmarks.ts'
import { deleteEarmark, drawnSince, findEarmark, storedEarmarks, writeEarmark } from '../../ledger/plans/earmarks.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { newId } from '../ids.ts'

export function listEarmarks({ reader }: QueryContext, input: ParsedInput<'earmarks.list'>): Output<'earmarks.list'> {
  const earmarks = storedEarmarks(reader, input.account ?? MAIN_ACCOUNT)
  return { earmarks: earmarks.map((earmark) => earmarkToJson(reader, earmark)) }
}

/** Keeps units for a production, or changes how many; one that was taken away is put back under its id. */
export function saveEarmark(context: CommandContext, input: ParsedInput<'earmarks.save'>): Output<'earmarks.save'> {
  const { ledger, now, zone } = context
  const { writer } = ledger
  return writer.change(now, () => {
    const before = input.earmark === undefined ? null : findEarmark(writer.db, input.earmark)
    const production = input.production ?? before?.production
    const units = input.units === undefined ? before?.units : parseUnits(input.units, 'units')
    if (production === undefined)
      throw invalid('production: say which production the units are kept for', { field: 'production' })
    if (units === undefined || units === 0)
      throw invalid('units: say how many units are kept, more than 0', { field: 'units' })
    const earmark: StoredEarmark = {
      id: input.earmark ?? newId(),
      account: input.account ?? before?.account ?? MAIN_ACCOUNT,
      production,
      units,
      releaseDays: input.releaseDays ?? before?.releaseDays ?? DEFAULT_RELEASE_DAYS,
      since: before?.since ?? dayOf(now, zone),
    }
    writeEarmark(writer.db, earmark)
    return {
      earmark: earmarkToJson(writer.db, earmark),
      before: before === null ? null : earmarkToJson(writer.db, before),
    }
  })
}

export function removeEarmark(
  { ledger, now }: CommandContext,
  input: ParsedInput<'earmarks.remove'>,
): Output<'earmarks.remove'> {
  const { writer } = ledger
  return writer.change(now, () => {
    const earmark = findEarmark(writer.db, input.earmark)
    if (earmark === null) {
      throw new Refusal('not_found', `earmark: there is no earmark ${input.earmark}`, { field: 'earmark' })
    }
    deleteEarmark(writer.db, earmark.id)
    return { removed: earmarkToJson(writer.db, earmark) }
  })
}

function earmarkToJson(db: Connection, earmark: StoredEarmark): EarmarkJson {
  const drawn = drawnSince(db, earmark)
  return {
    ...earmark,
    units: formatUnits(earmark.units),
    since: formatDay(earmark.since),
    drawn: formatUnits(drawn),
    left: formatUnits(Math.max(0, earmark.units - drawn)),
  }
}
