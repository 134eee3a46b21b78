import type { Output } from '../../../shared/api/operations.ts'
import type { GreenLightSheet, VersionComparison } from '../../../shared/api/queue-plans.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import type { Locale } from './format.ts'
import { counted, isZero, localTime, moneyText, page, unitsText } from './format.ts'
import { table } from './table.ts'

export function plannedText({ purchase: { id, count, pack, day, account } }: Output<'purchases.plan'>): string {
  return `Planned ${count} × ${pack} on ${day} for the account ${account}: ${id}.`
}

export function keptText({ version: { name, renders } }: Output<'versions.save'>): string {
  return `Kept ${counted(renders, 'render')} as "${name}".`
}

export function restoredText({ restored, kept }: Output<'versions.restore'>): string {
  const before = kept === null ? '' : ` What was planned until now is kept as "${kept.name}".`
  return `Planned ${counted(restored.renders, 'render')} as in "${restored.name}".${before}`
}

/** Both versions and their difference, then the renders that make it. */
export function comparisonText(compared: VersionComparison, { zone, currency }: Locale): string {
  const { from, to } = compared
  const days = compared.finishDays === null ? null : `${compared.finishDays} days`
  const finish = (instant: string | null): string | null => (instant === null ? null : localTime(instant, zone))
  const rows = [
    ['Clips to do', String(from.clips), String(to.clips), String(to.clips - from.clips)],
    ['Units', from.units, to.units, compared.units],
    [`Cost ${currency}`, from.cost.amount, to.cost.amount, compared.cost.amount],
    ['Units of overage', from.overageUnits, to.overageUnits, null],
    ['Units that would expire', from.wasteUnits, to.wasteUnits, compared.wasteUnits],
    ['Done', finish(from.finish), finish(to.finish), days],
  ] as const
  return page(
    table(
      [
        { head: 'What it comes to', cell: (row: (typeof rows)[number]) => row[0] },
        { head: from.name, align: 'number', cell: (row) => row[1] },
        { head: to.name, align: 'number', cell: (row) => row[2] },
        { head: 'Difference', align: 'number', cell: (row) => row[3] },
      ],
      rows,
    ),
    changesText(compared, currency),
  )
}

function changesText({ renders }: VersionComparison, currency: string): string {
  if (renders.length === 0) return 'The renders are the same.'
  return table(
    [
      { head: 'Shot', cell: (one) => one.to?.shot ?? one.from?.shot ?? null },
      { head: 'Change', cell: (one) => one.change },
      { head: 'Was', cell: (one) => planText(one.from) },
      { head: 'Is', cell: (one) => planText(one.to) },
      { head: 'Units', align: 'number', cell: (one) => one.units },
      { head: `Cost ${currency}`, align: 'number', cell: (one) => one.cost.amount },
    ],
    renders,
  )
}

function planText(render: VersionComparison['renders'][number]['from']): string | null {
  return render === null ? null : `${render.takes} × ${kindText(render)}`
}

/** The day's shots in turn, and the line at which rendering stops. */
export function sheetText(sheet: GreenLightSheet, { zone, currency }: Locale): string {
  const { queue, day, rows, unitsBefore, unitsAfter, cost, stopAfterClips } = sheet
  const title = `Green light for ${queue.production} / ${queue.name} on ${day}: ${unitsText(unitsBefore)} before, ${moneyText(cost)}`
  if (rows.length === 0) return page(title, 'Nothing is left to do.')
  return page(
    title,
    table(
      [
        { head: 'Shot', cell: (row) => row.shot },
        { head: 'Render kind', cell: kindText },
        { head: 'From', cell: (row) => localTime(row.start, zone) },
        { head: 'Takes', align: 'number', cell: (row) => String(row.takes) },
        { head: 'Clips', align: 'number', cell: (row) => String(row.clips) },
        { head: 'Units before', align: 'number', cell: (row) => row.unitsBefore },
        { head: 'Units after', align: 'number', cell: (row) => row.unitsAfter },
        {
          head: 'Not covered',
          align: 'number',
          cell: (row) => (isZero(row.overageUnits) ? null : row.overageUnits),
        },
        { head: `Cost ${currency}`, align: 'number', cell: (row) => row.cost.amount },
      ],
      rows,
    ),
    stopAfterClips === null
      ? `Stop at ${unitsText(unitsAfter)} left.`
      : `Stop after ${counted(stopAfterClips, 'clip')}: the packs are used up.`,
  )
}
