import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { ForecastJson } from '../../../shared/api/forecasting.ts'
import { evidenceText, leftOutTexts, shareInWords } from '../../../shared/domain/forecast/forecast-words.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { formatCount, formatMoney, formatUnits } from '../../ui/format.ts'
import classes from './forecast.module.css'
import { PERCENTILES } from './percentiles.ts'

const ForecastChart = lazy(() => import('./ForecastChart.tsx'))

export type Figures = NonNullable<ForecastJson['forecast']>

/** A forecast from its answer to why it may be wrong. */
export function ForecastFigures({ shown }: { readonly shown: ForecastJson }) {
  const { forecast, renders } = shown
  if (forecast === null) return <p className={classes.fact}>No render needs a kept take.</p>
  return (
    <>
      <p className={classes.fact}>
        Until {renders === 1 ? 'the render has a kept take' : `each of ${formatCount(renders)} renders has a kept take`}
        :
      </p>
      <PercentilesTable forecast={forecast} />
      <Suspense fallback={<div className={classes.chart} />}>
        <ForecastChart units={forecast.units} draws={shown.draws} />
      </Suspense>
      <BinsTable forecast={forecast} draws={shown.draws} />
      <Lasts shown={shown} />
      <p className={classes.fact}>
        The takes planned ({formatUnits(shown.plan.units)} units) are enough in {shareInWords(shown.plan.enough)}.
      </p>
      <p className={classes.fact}>
        A kept second costs <strong>{formatMoney(forecast.keptSecondCost.p50, 2)}</strong>, or up to{' '}
        {formatMoney(forecast.keptSecondCost.p80, 2)} in 80 of 100.
      </p>
      <Evidence shown={shown} />
      <WhyDifferent shown={shown} />
    </>
  )
}

function PercentilesTable({ forecast }: { readonly forecast: Figures }) {
  return (
    <table className={classes.figures}>
      <caption className={classes.caption}>Not exceeded in so many of 100</caption>
      <thead>
        <tr>
          <th scope="col">Of 100</th>
          <th scope="col">Takes</th>
          <th scope="col">Units</th>
          <th scope="col">Cost</th>
        </tr>
      </thead>
      <tbody>
        {PERCENTILES.map(({ key, percent, name }) => (
          <tr key={key}>
            <th scope="row">
              {percent} <span className={classes.quiet}>{name}</span>
            </th>
            <td>{formatCount(forecast.takes[key])}</td>
            <td>{formatUnits(forecast.units[key])}</td>
            <td>{formatMoney(forecast.cost[key])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function BinsTable({ forecast, draws }: { readonly forecast: Figures; readonly draws: number }) {
  return (
    <details className={classes.details}>
      <summary>The same points as a table</summary>
      <table className={classes.figures}>
        <thead>
          <tr>
            <th scope="col">Units</th>
            <th scope="col">Futures of {formatCount(draws)}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.units.bins.map(({ from, to, count }) => (
            <tr key={from}>
              <th scope="row">
                {formatUnits(from)} {to === null ? 'or more' : `to ${formatUnits(to)}`}
              </th>
              <td>{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Lasts({ shown: { lasts, onHand } }: { readonly shown: ForecastJson }) {
  const isSure = lasts === '1'
  return (
    <p className={classes.fact} {...(isSure ? {} : { 'data-soon': true })}>
      {isSure ? <IconCheck size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />} The{' '}
      {formatUnits(onHand)} units on hand last in <strong>{shareInWords(lasts)}</strong>.
    </p>
  )
}

function Evidence({ shown: { kinds } }: { readonly shown: ForecastJson }) {
  return (
    <>
      <h4 className={classes.head}>Takes a kept clip, and what that rests on</h4>
      <ul className={classes.list}>
        {kinds.map((kind) => (
          <li key={kindText(kind)}>
            <span>{kindText(kind)}</span>: <strong>{kind.takesPerKept.middle}</strong>, likely {kind.takesPerKept.low}{' '}
            to {kind.takesPerKept.high}
            <br />
            <span className={classes.quiet}>{evidenceText(kind)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function WhyDifferent({ shown: { leftOut, problems, draws } }: { readonly shown: ForecastJson }) {
  const notCounted = [...leftOutTexts(leftOut), ...problems]
  return (
    <details className={classes.details}>
      <summary>Why this may differ</summary>
      <ul className={classes.list}>
        <li>
          Each render is taken until one take is kept, however many are planned. A shot that is given up costs less.
        </li>
        <li>Counted: the packs on hand when each render starts, then pay-as-you-go.</li>
        <li>Not counted: other queues, planned purchases, units kept for other productions.</li>
        <li>
          Where there are few takes to learn from, about 3 takes a kept clip are assumed, and up to 10 are thought
          possible. Marking takes as kept or not makes this better.
        </li>
        {notCounted.map((text) => (
          <li key={text}>Not counted: {text}.</li>
        ))}
        <li>{formatCount(draws)} futures were drawn; the same queue gives the same figures.</li>
      </ul>
    </details>
  )
}
