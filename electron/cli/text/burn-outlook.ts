import type { BurnOutlookJson, BurnProjectionJson } from '../../../shared/api/burn-outlook.ts'
import { localTime, page } from './format.ts'
import { table } from './table.ts'

/** Where an account's units lead: a line a projection, what to do, and how good past forecasts were. */
export function outlookText({ projections }: BurnOutlookJson['accounts'][number], zone: string): string {
  if (projections.every(({ points }) => points.length === 0)) return ''
  const fourteen = projections.find(({ basis }) => basis === '14')
  const { advice = null, past = [] } = fourteen ?? {}
  return page(
    projectionTable(projections, zone),
    advice?.text ?? '',
    advice === null || advice.bringForward.length === 0 ? '' : laterTable(advice.bringForward),
    past.length === 0 ? '' : pastTable(past),
  )
}

function projectionTable(projections: readonly BurnProjectionJson[], zone: string): string {
  return table(
    [
      { head: 'Projection', cell: ({ basis }) => (basis === 'queue' ? 'queues' : `${basis} working days`) },
      { head: 'Weekday', align: 'number', cell: ({ window }) => window?.weekday ?? null },
      { head: 'Expires unused', align: 'number', cell: ({ unused }) => unused.units },
      { head: 'P10–P90', cell: ({ unusedBand }) => unusedBand && `${unusedBand.low}–${unusedBand.high}` },
      { head: 'Costs', align: 'number', cell: ({ unused }) => `${unused.value.amount} ${unused.value.currency}` },
      { head: 'Nothing left', cell: ({ emptyAt }) => emptyAt && localTime(emptyAt, zone) },
      {
        head: 'P10–P90',
        cell: ({ emptyBand }) =>
          emptyBand &&
          `${localTime(emptyBand.early, zone).slice(0, 10)} – ${localTime(emptyBand.late, zone).slice(0, 10)}`,
      },
    ],
    projections,
  )
}

function laterTable(renders: NonNullable<BurnProjectionJson['advice']>['bringForward']): string {
  return table(
    [
      { head: 'Could be brought forward', cell: (one) => one.shot },
      { head: 'Queue', cell: (one) => one.queueName },
      { head: 'Planned', cell: (one) => one.day },
      { head: 'Units', align: 'number', cell: (one) => one.units },
    ],
    renders,
  )
}

function pastTable(past: BurnProjectionJson['past']): string {
  return table(
    [
      { head: 'Forecast of', cell: (one) => one.day },
      { head: 'Days', align: 'number', cell: (one) => String(one.days) },
      { head: 'Expected', align: 'number', cell: (one) => one.expected },
      { head: 'P10–P90', cell: ({ band }) => band && `${band.low}–${band.high}` },
      { head: 'Used', align: 'number', cell: (one) => one.used },
      { head: 'Within', cell: ({ isWithin }) => (isWithin === null ? null : isWithin ? 'yes' : 'no') },
    ],
    past,
  )
}
