import { formatInstant } from '../../shared/domain/calendar.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { formatUnits } from '../../shared/domain/units.ts'
import type { StoredClaim } from '../ledger/reconciliation/claims.ts'
import { csvRecord } from './csv.ts'

interface Column {
  readonly head: string
  readonly cell: (claim: StoredClaim) => string
}

const COLUMNS: readonly Column[] = [
  { head: 'Task Id', cell: ({ failed }) => neutralised(failed.externalId ?? failed.id) },
  { head: 'Time (UTC)', cell: ({ at }) => formatInstant(at) },
  { head: 'Model', cell: ({ failed }) => neutralised(failed.model) },
  { head: 'Resolution', cell: ({ failed }) => neutralised(failed.resolution) },
  { head: 'Seconds', cell: ({ failed }) => String(failed.seconds) },
  { head: 'Clips', cell: ({ failed }) => String(failed.clips) },
  { head: 'Outcome', cell: ({ failed }) => failed.outcome },
  // R6: a take that failed or was rejected is charged nothing.
  { head: 'Units Expected', cell: () => '0' },
  { head: 'Units Charged', cell: ({ charged }) => formatUnits(charged) },
  { head: 'Account', cell: ({ account }) => neutralised(account) },
  { head: 'Claim', cell: ({ state }) => state },
  { head: 'Note', cell: ({ note }) => neutralised(note ?? '') },
]

/** The claims as a sheet for the vendor: RFC 4180, UTF-8, a row a take; no production and no shot, which are the studio's own. */
export function* writeDisputeSheet(claims: readonly StoredClaim[]): Generator<string> {
  yield csvRecord(COLUMNS.map(({ head }) => head))
  for (const claim of claims) yield csvRecord(COLUMNS.map(({ cell }) => cell(claim)))
}
