import { Text } from '@mantine/core'
import type { AccountStandingJson } from '../../shared/api/overview.ts'
import { timeLeft, timeLeftText, useNow } from '../ui/clock.ts'
import { formatEstimate, formatMoney, formatUnits, formatWhen } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { useStudio } from '../ui/studio-context.ts'
import { Card } from './Card.tsx'
import type { Expiry } from './earliest.ts'
import { earliest } from './earliest.ts'
import classes from './Overview.module.css'

interface NextExpiryProps {
  /** The studio's own now. */
  readonly at: string
  readonly accounts: readonly AccountStandingJson[]
}

/** The lot that expires next, counting down, with what is at risk. */
export function NextExpiry({ at, accounts }: NextExpiryProps) {
  const next = earliest(accounts)
  return (
    <Card title="Next expiry">
      {next === null ? (
        <Text size="sm" c="dimmed">
          No lot holds units.
        </Text>
      ) : (
        <Countdown at={at} expiry={next} hasAccounts={accounts.length > 1} />
      )}
    </Card>
  )
}

interface CountdownProps {
  readonly at: string
  readonly expiry: Expiry
  readonly hasAccounts: boolean
}

function Countdown({ at, expiry, hasAccounts }: CountdownProps) {
  const { zone } = useStudio()
  const left = timeLeft(useNow(at, expiry.at), Date.parse(expiry.at))
  const isAtRisk = expiry.unused !== '0'
  const level = isAtRisk && left.days < 7 ? (left.days < 3 ? classes.now : classes.soon) : ''
  return (
    <>
      <div className={`${classes.figure ?? ''} ${level ?? ''}`} role="timer">
        {timeLeftText(left)}
      </div>
      <dl className={classes.facts}>
        <dt>Lot</dt>
        <dd>
          <a href={linkTo('/ledger', { lot: expiry.lot })} className={classes.figureLink}>
            {expiry.pack ?? 'found by a balance'}
            {hasAccounts && ` · ${expiry.account}`}
          </a>
        </dd>
        <dt>Expires ({zone})</dt>
        <dd>{formatWhen(expiry.at, zone)}</dd>
        <dt>It holds</dt>
        <dd>
          {formatUnits(expiry.units)} units, {formatMoney(expiry.bookValue)}
        </dd>
        <dt>Unused at the current pace</dt>
        <dd className={level}>
          {isAtRisk ? `about ${formatEstimate(expiry.unused)} units, ${formatMoney(expiry.unusedValue)}` : 'nothing'}
        </dd>
      </dl>
    </>
  )
}
