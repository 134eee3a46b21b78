import type { ForecastJson } from '../../../shared/api/forecasting.ts'
import { evidenceText, leftOutTexts, shareInWords } from '../../../shared/domain/forecast/forecast-words.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { counted, page, unitsText } from './format.ts'
import { fields, table } from './table.ts'

type Figures = NonNullable<ForecastJson['forecast']>

/** A forecast: the percentiles, whether it lasts, what the estimate rests on, and what it leaves out. */
export function forecastText(shown: ForecastJson): string {
  const { queue, forecast, renders, leftOut, problems } = shown
  const notCounted = [...leftOutTexts(leftOut), ...problems].map((text) => `Not counted: ${text}`).join('\n')
  const title = `Forecast of "${queue.production}/${queue.name}"`
  if (forecast === null) return page(title, 'No render needs a kept take.', notCounted)
  return page(
    `${title}: ${counted(renders, 'render')}, each until a take is kept`,
    percentilesTable(forecast),
    fields([
      ['On hand', `${unitsText(shown.onHand)}; last in ${shareInWords(shown.lasts)}`],
      ['Planned', `${unitsText(shown.plan.units)}; enough in ${shareInWords(shown.plan.enough)}`],
      ['Kept video', `${forecast.keptSeconds} s`],
      ['Drawn', `${shown.draws} futures, seed ${shown.seed}`],
    ]),
    kindsTable(shown),
    notCounted,
    'Reckoned with: the lots on hand when each render starts, then pay-as-you-go. Not reckoned with: other queues, planned purchases, earmarks.',
  )
}

function percentilesTable({ takes, units, cost, keptSecondCost }: Figures): string {
  return table(
    [
      { head: 'Not exceeded in', cell: (row) => `${row.percent} of 100` },
      { head: 'Takes', align: 'number', cell: ({ key }) => String(takes[key]) },
      { head: 'Units', align: 'number', cell: ({ key }) => units[key] },
      { head: `Cost ${cost.p50.currency}`, align: 'number', cell: ({ key }) => cost[key].amount },
      { head: 'A kept second', align: 'number', cell: ({ key }) => keptSecondCost[key].amount },
    ],
    [
      { percent: 50, key: 'p50' },
      { percent: 80, key: 'p80' },
      { percent: 95, key: 'p95' },
    ] as const,
  )
}

function kindsTable({ kinds }: ForecastJson): string {
  return table(
    [
      { head: 'Render kind', cell: (kind) => kindText(kind) },
      { head: 'Renders', align: 'number', cell: (kind) => String(kind.renders) },
      { head: 'Takes a kept one', align: 'number', cell: (kind) => kind.takesPerKept.middle },
      { head: 'Likely', cell: ({ takesPerKept: { low, high } }) => `${low} to ${high}` },
      { head: 'Rests on', cell: (kind) => evidenceText(kind) },
    ],
    kinds,
  )
}
