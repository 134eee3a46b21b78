import { Paper, Stack, Title } from '@mantine/core'
import type { AccountPaceJson } from '../../shared/api/reporting.ts'
import { formatMoney, formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { Swatch } from '../ui/Hatching.tsx'
import classes from './BurnDown.module.css'
import { formatEstimate } from './estimate.ts'
import type { PaceLot } from './lot-names.ts'
import { lotName } from './lot-names.ts'
import { sentenceOf } from './sentence.ts'
import { standingOf } from './standing.ts'

interface PaceProps {
  readonly account: AccountPaceJson
  readonly at: string
  readonly zone: string
  /** Names the chart's patterns. */
  readonly id: string
}

/** Where the account stands: the sentence, the figures behind it, and the lots on hand. */
export function Pace({ account, at, zone, id }: PaceProps) {
  const standing = standingOf(account, at)
  const tone = standing.kind === 'empty' ? 'now' : standing.tone
  const held = account.lots.map((lot, index) => ({ lot, index })).filter(({ lot }) => lot.outlook !== null)
  return (
    <Stack gap="md">
      <Paper component="section" p="md" aria-label="Where things stand">
        <p className={`${classes.summary ?? ''} ${toneClass(tone)}`}>{sentenceOf(account, at, zone)}</p>
        <Facts account={account} zone={zone} />
      </Paper>
      {held.length > 0 && (
        <Paper component="section" p="md" aria-label="Lots on hand">
          <Title order={2} size="h5">
            Lots on hand
          </Title>
          <ul className={classes.lots}>
            {held.map(({ lot, index }) => (
              <LotLine key={lot.id} lot={lot} index={index} zone={zone} id={id} />
            ))}
          </ul>
        </Paper>
      )}
    </Stack>
  )
}

function toneClass(tone: 'now' | 'soon' | 'calm'): string {
  return (tone === 'calm' ? '' : classes[tone]) ?? ''
}

function Facts({ account, zone }: { readonly account: AccountPaceJson; readonly zone: string }) {
  const { units, rate, neededPerDay, outlook } = account
  return (
    <dl className={classes.facts}>
      <dt>Units left</dt>
      <dd>
        <a className={classes.link} href={linkTo('/ledger', { account: account.account })}>
          {formatUnits(units)}
        </a>
      </dd>
      <dt>Used a day{rate === null ? '' : `, last ${rate.days} days`}</dt>
      <dd>{formatEstimate(rate?.perDay)}</dd>
      <dt>Needed a day to use all</dt>
      <dd>{formatEstimate(neededPerDay)}</dd>
      <dt>Would expire unused</dt>
      <dd>{formatEstimate(outlook.unused)}</dd>
      <dt>What that cost</dt>
      <dd>{formatMoney(outlook.unusedValue)}</dd>
      <dt>{outlook.isUsedUp ? 'Used up on' : 'Nothing left from'}</dt>
      <dd>{outlook.emptyAt === null ? NOTHING : formatWhen(outlook.emptyAt, zone, 'day')}</dd>
    </dl>
  )
}

interface LotLineProps {
  readonly lot: PaceLot
  readonly index: number
  readonly zone: string
  readonly id: string
}

function LotLine({ lot, index, zone, id }: LotLineProps) {
  const unused = lot.outlook?.unused ?? '0'
  return (
    <li className={classes.lot}>
      <Swatch id={id} index={index} />
      <a className={`${classes.link ?? ''} ${classes.lotName ?? ''}`} href={linkTo('/ledger', { lot: lot.id })}>
        {lotName(lot, zone)}
      </a>
      <span className={classes.lotUnits}>{formatUnits(lot.left)}</span>
      <span className={classes.lotMore}>
        of {formatUnits(lot.units)} units
        {Number(unused) > 0 && `; ${formatEstimate(unused)} would expire unused`}
      </span>
    </li>
  )
}
