import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ClosingPointJson } from '../../../shared/api/months.ts'
import { dayOf, formatInstant, monthDays, monthOfDay, startOfDay } from '../../../shared/domain/calendar.ts'
import type { ClosingPoint } from '../../../shared/domain/closing-checklist.ts'
import { closingPoints } from '../../../shared/domain/closing-checklist.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import { isUnsettled } from '../../../shared/domain/reconciliation/claim.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import { storedClaims } from '../../ledger/reconciliation/claims.ts'
import { lastComparisons } from '../../ledger/reconciliation/console-checks.ts'
import { monthFigures } from '../../ledger/figures/statements.ts'
import type { QueryContext } from '../context.ts'

/** What is in order of a month, and what is not, before it is closed. */
export function showClosingChecklist(
  { reader, names, zone, currency }: QueryContext,
  { month }: ParsedInput<'months.checklist'>,
): Output<'months.checklist'> {
  const { lots, usage } = monthFigures(reader, names, month)
  const lastDay = startOfDay(monthDays(month).to - 1, zone)
  const claims = storedClaims(reader, names).filter((claim) => !claim.isTakenBack && isUnsettled(claim))
  const unsettled = claims.filter(({ at }) => monthOfDay(dayOf(at, zone)) === month)
  const points = closingPoints({ lots, usage, lastDay, checkedAt: lastComparisons(reader, zone), unsettled })
  return { month, points: points.map((point) => pointToJson(point, currency)) }
}

function pointToJson(point: ClosingPoint, currency: Currency): ClosingPointJson {
  switch (point.kind) {
    case 'reconciled':
      return { ...point, checkedAt: point.checkedAt === null ? null : formatInstant(point.checkedAt) }
    case 'attributed':
    case 'claims':
      return { ...point, units: formatUnits(point.units) }
    case 'covered':
    case 'expired':
      return { ...point, units: formatUnits(point.units), cost: toMoney(point.cost, currency) }
  }
}
