import type { LedgerEntryJson } from '../../shared/api/shapes.ts'
import type { RecordRequest, Replaced } from '../record/record-requests.ts'
import { localOf } from '../record/when.ts'

/** The dialog that records an entry anew, filled with what it says; null for a kind that is only taken back. */
export function correctionOf(entry: LedgerEntryJson, zone: string): RecordRequest | null {
  if (entry.kind === 'usage') {
    const { model, resolution, seconds, clips, outcome, production, shot, take, kept, account, note } = entry
    const { mode, scene, submittedAt } = entry
    return {
      kind: 'usage',
      replaces: { ...replacedOf(entry, { at: entry.at }), details: told({ mode, scene, submittedAt }) },
      initial: {
        kind: `${model}/${resolution}/${seconds}`,
        clips,
        outcome,
        production: production ?? '',
        shot: shot ?? '',
        take: take ?? '',
        kept: kept === undefined ? '' : kept ? 'kept' : 'dropped',
        account,
        note: note ?? '',
        at: localOf(entry.at, zone),
      },
    }
  }
  if (entry.kind !== 'purchase') return null
  return {
    kind: 'purchase',
    replaces: replacedOf(entry, { at: entry.at, expires: entry.expiresAt }),
    initial: {
      rateCard: entry.rateCard,
      pack: entry.pack,
      units: entry.units,
      price: entry.price.amount,
      account: entry.account,
      note: entry.note ?? '',
      at: localOf(entry.at, zone),
      expires: localOf(entry.expiresAt, zone),
    },
  }
}

function replacedOf(entry: LedgerEntryJson, instants: Replaced['instants']): Replaced {
  return { entry: entry.id, instants, source: entry.source, externalId: entry.externalId, details: {} }
}

/** What was told of a take, without what was not. */
function told(details: Readonly<Record<string, string | undefined>>): Replaced['details'] {
  return Object.fromEntries(Object.entries(details).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])))
}
