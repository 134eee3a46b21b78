import { Anchor } from '@mantine/core'
import type { AccountStandingJson } from '../../shared/api/overview.ts'
import { formatCount, formatEstimate, formatMoney, formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { useStudio } from '../ui/studio-context.ts'
import { Card } from './Card.tsx'
import classes from './Overview.module.css'

/** What an account has left, what that cost, and how long it lasts. */
export function AccountCard({ account }: { readonly account: AccountStandingJson }) {
  const { zone } = useStudio()
  const { runRate, checked } = account
  return (
    <Card
      title={`Units left · ${account.account}`}
      aside={
        <Anchor size="sm" href={linkTo('/burndown', { account: account.account })}>
          Burn-down
        </Anchor>
      }
    >
      <div className={classes.figure}>
        <a href={linkTo('/ledger', { account: account.account })} className={classes.figureLink}>
          {formatUnits(account.units)}
        </a>
        <span className={classes.unit}>units in {formatLots(account.lots)}</span>
      </div>
      <dl className={classes.facts}>
        <dt>They cost</dt>
        <dd>{formatMoney(account.bookValue)}</dd>
        <dt>They last</dt>
        <dd>{account.lastsDays === null ? NOTHING : `about ${formatDays(account.lastsDays)}`}</dd>
        {account.emptyAt !== null && (
          <>
            <dt>{account.isUsedUp ? 'Used up' : 'The last lot expires'}</dt>
            <dd>{formatWhen(account.emptyAt, zone, 'day')}</dd>
          </>
        )}
        <dt>Would expire unused</dt>
        <dd>{unusedWords(account)}</dd>
        <dt>Pace{runRate !== null && `, mean of the last ${formatDays(runRate.days)}`}</dt>
        <dd>{runRate === null ? NOTHING : `${formatEstimate(runRate.perDay)} units a day`}</dd>
        <dt>Console last compared</dt>
        <dd>{checked === null ? 'never' : formatWhen(checked.at, zone, 'day')}</dd>
      </dl>
    </Card>
  )
}

/** What is lost at the current pace; nothing is what a producer wants to read there. */
function unusedWords({ unused, unusedValue }: AccountStandingJson): string {
  return unused === '0' ? 'nothing' : `about ${formatEstimate(unused)} units, ${formatMoney(unusedValue)}`
}

function formatLots(lots: number): string {
  return lots === 1 ? '1 lot' : `${formatCount(lots)} lots`
}

function formatDays(days: number): string {
  return days === 1 ? '1 day' : `${formatCount(days)} days`
}
