import { Paper, Title } from '@mantine/core'
import type { BurnProjectionJson } from '../../shared/api/burn-outlook.ts'
import { formatDay, formatMoney, formatWhen, NOTHING } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { unitsInWords } from '../ui/words.ts'
import classes from './BurnDown.module.css'
import { formatEstimate } from './estimate.ts'

type Advised = NonNullable<BurnProjectionJson['advice']>

interface AdviceProps {
  readonly projection: BurnProjectionJson
  readonly zone: string
}

/** What to do so that nothing expires unused, what could be brought forward for it, and how good past forecasts were. */
export function Advice({ projection, zone }: AdviceProps) {
  const { advice, past } = projection
  return (
    <Paper component="section" p="md" aria-label="What to do">
      <Title order={2} size="h5" mb="xs">
        What to do
      </Title>
      <p className={classes.summary}>
        {advice === null ? 'Nothing: no unit expires unused.' : adviceText(advice, zone)}
      </p>
      {advice !== null && advice.bringForward.length > 0 && <BringForward renders={advice.bringForward} />}
      {past.length > 0 && <PastForecasts past={past} />}
    </Paper>
  )
}

/** "Use 41.3 units a day from today, or 620 units (US$165.00) expire on 14 Mar 2027." */
function adviceText({ perDay, units, value, expiresAt }: Advised, zone: string): string {
  const verb = units === '1' ? 'expires' : 'expire'
  const rate = unitsInWords(perDay)
  return `Use ${rate} a day from today, or ${formatEstimate(units)} ${units === '1' ? 'unit' : 'units'} (${formatMoney(value)}) ${verb} on ${formatWhen(expiresAt, zone, 'day')}.`
}

function BringForward({ renders }: { readonly renders: Advised['bringForward'] }) {
  return (
    <>
      <Title order={3} size="h6" mt="md">
        Could be brought forward
      </Title>
      <ul className={classes.lots}>
        {renders.slice(0, 5).map((one, index) => (
          <li key={`${one.queue} ${one.shot} ${index}`}>
            <a className={classes.link} href={linkTo('/queue', { queue: one.queue })}>
              {one.shot}, {one.queueName}
            </a>
            : {formatDay(one.day)}, {unitsInWords(one.units)}
          </li>
        ))}
      </ul>
    </>
  )
}

function PastForecasts({ past }: { readonly past: BurnProjectionJson['past'] }) {
  return (
    <table className={classes.past}>
      <caption>Past forecasts of this rate, in units</caption>
      <thead>
        <tr>
          <th scope="col">Days ago</th>
          <th scope="col">Said</th>
          <th scope="col">Came</th>
          <th scope="col">In band</th>
        </tr>
      </thead>
      <tbody>
        {past.map(({ day, days, expected, used, isWithin }) => (
          <tr key={day}>
            <th scope="row">{days}</th>
            <td>{formatEstimate(expected)}</td>
            <td>{formatEstimate(used)}</td>
            <td>{isWithin === null ? NOTHING : isWithin ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
