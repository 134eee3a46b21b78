import type { StatementJson } from '../../shared/api/shapes.ts'
import type { Behind } from './behind.ts'
import { monthSpan } from './month-span.ts'

type UsageFigures = Pick<
  StatementJson['byProduction'][number],
  'account' | 'clips' | 'failed' | 'rejected' | 'units' | 'cost' | 'overageUnits' | 'overageCost'
>

/** A line of the statement's takes. */
export interface UsageLine extends UsageFigures {
  readonly key: string
  readonly name: string
  /** The entries of the line; null where the ledger has no word for them. */
  readonly behind: Behind | null
}

/** The statement's productions as lines. The ledger cannot be asked for takes of no production: they link to nothing. */
export function productionLines({ byProduction, month }: StatementJson): UsageLine[] {
  return byProduction.map((row) => ({
    ...row,
    key: JSON.stringify([row.production, row.account]),
    name: row.production ?? 'No production',
    behind:
      row.production === null
        ? null
        : { ...monthSpan(month), production: row.production, account: row.account, kind: 'usage' },
  }))
}

/** The statement's render kinds as lines; a link shows all takes of the model. */
export function kindLines({ byRenderKind, month }: StatementJson): UsageLine[] {
  return byRenderKind.map((row) => ({
    ...row,
    key: JSON.stringify([row.model, row.resolution, row.seconds, row.account]),
    name: `${row.model} · ${row.resolution} · ${row.seconds} s`,
    behind: { ...monthSpan(month), model: row.model, account: row.account, kind: 'usage' },
  }))
}
