import type { GreenLightSheet } from '../../shared/api/queue-plans.ts'
import { formatCount, formatDay, formatMoney, formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import classes from './print.module.css'

/** What may be rendered on one day: each shot's takes with the units before and after, where to stop, and who may overrule. */
export function GreenLight({ sheet }: { readonly sheet: GreenLightSheet }) {
  const { zone } = useStudio()
  const { queue, production, day, at, rows } = sheet
  const about = [production.client, production.code].filter((text) => text !== null).join(' · ')
  return (
    <article className={classes.sheet}>
      <header className={classes.head}>
        <div>
          <h1>Green light: {formatDay(day)}</h1>
          <p>
            {production.name}, {queue.name}
            {about !== '' && ` · ${about}`}
          </p>
        </div>
        <p className={classes.stamp}>
          Account {queue.account}
          <br />
          as of {formatWhen(at, zone)}
          <br />
          times in {zone}
        </p>
      </header>
      <Stop sheet={sheet} />
      <table className={classes.rows}>
        <thead>
          <tr>
            <th scope="col">Shot</th>
            <th scope="col">Render kind</th>
            <th scope="col">From</th>
            <th scope="col" data-figure>
              Takes allowed
            </th>
            <th scope="col" data-figure>
              Clips
            </th>
            <th scope="col" data-figure>
              Units before
            </th>
            <th scope="col" data-figure>
              Units after
            </th>
            <th scope="col" data-figure>
              Cost
            </th>
            <th scope="col">Made</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.shot} ${index}`} data-over={row.overageUnits !== '0' || undefined}>
              <th scope="row">{row.shot}</th>
              <td>
                {row.model} {row.resolution} {row.seconds} s
              </td>
              <td>{formatWhen(row.start, zone, 'time')}</td>
              <td data-figure>{formatCount(row.takes)}</td>
              <td data-figure>{formatCount(row.clips)}</td>
              <td data-figure>{formatUnits(row.unitsBefore)}</td>
              <td data-figure>
                {row.overageUnits === '0'
                  ? formatUnits(row.unitsAfter)
                  : `${formatUnits(row.overageUnits)} not covered`}
              </td>
              <td data-figure>{formatMoney(row.cost)}</td>
              <td className={classes.box} />
            </tr>
          ))}
        </tbody>
      </table>
      <footer className={classes.foot}>
        <p>May overrule the stop line: ______________________________</p>
        <p>Signed: ______________________________</p>
      </footer>
    </article>
  )
}

/** The line at which rendering stops: what the account may still show at the end of the day. */
function Stop({ sheet }: { readonly sheet: GreenLightSheet }) {
  const { unitsBefore, unitsAfter, cost, stopAfterClips, rows } = sheet
  const clips = rows.reduce((sum, row) => sum + row.clips, 0)
  return (
    <dl className={classes.stop}>
      <div>
        <dt>Units before</dt>
        <dd>{formatUnits(unitsBefore)}</dd>
      </div>
      <div>
        <dt>Clips allowed</dt>
        <dd>{clips === 0 ? NOTHING : formatCount(clips)}</dd>
      </div>
      <div>
        <dt>Cost of the day</dt>
        <dd>{formatMoney(cost)}</dd>
      </div>
      <div className={classes.line}>
        <dt>Stop line</dt>
        <dd>
          {stopAfterClips === null
            ? `Stop at ${formatUnits(unitsAfter)} units left`
            : `Stop after ${formatCount(stopAfterClips)} clips: the packs are used up`}
        </dd>
      </div>
    </dl>
  )
}
