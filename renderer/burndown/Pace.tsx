import { Paper, Stack, Title } from '@mantine/core'
import type { BurnProjectionJson } from '../../shared/api/burn-outlook.ts'
import type { AccountPaceJson } from '../../shared/api/burn-pace.ts'
import { formatMoney, formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { Swatch } from '../ui/Hatching.tsx'
import facts from '../ui/facts.module.css'
import classes from './BurnDown.module.css'
import { formatEstimate } from './estimate.ts'
import type { PaceLot } from './lot-names.ts'
import { lotName } from './lot-names.ts'
import { sentenceOf } from './sentence.ts'
import { standingOf } from './standing.ts'

interface PaceProps {
  readonly account: AccountPaceJson
  /** Null where nothing was ever on hand. */
  readonly projection: BurnProjectionJson | null
  readonly at: string
  readonly zone: string
  /** Names the chart's patterns. */
  readonly id: string
}

/** Where the account stands: the sentence, the figures behind it, and the lots on hand. */
export function Pace({ account, projection, at, zone, id }: PaceProps) {
  const standing = standingOf(account, projection?.isIdle ?? true, at)
  const tone = standing.kind === 'empty' ? 'now' : standing.tone
  const held = account.lots.map((lot, index) => ({ lot, index })).filter(({ lot }) => lot.outlook !== null)
  return (
    <Stack gap="md">
      <Paper component="section" p="md" aria-label="Where things stand">
        <p className={`${classes.summary ?? ''} ${toneClass(tone)}`}>
          {projection === null ? 'Nothing is on hand.' : sentenceOf(account, projection, at, zone)}
        </p>
        {projection !== null && <Facts account={account} projection={projection} zone={zone} />}
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

interface FactsProps {
  readonly account: AccountPaceJson
  readonly projection: BurnProjectionJson
  readonly zone: string
}

/** The figures of the chosen projection, with how sure they are. */
function Facts({ account, projection, zone }: FactsProps) {
  const { units, neededPerDay, outlook } = account
  const { window, unusedBand, emptyBand } = projection
  const on = (instant: string): string => formatWhen(instant, zone, 'day')
  return (
    <dl className={facts.facts}>
      <dt>Units left</dt>
      <dd>
        <a className={classes.link} href={linkTo('/ledger', { account: account.account })}>
          {formatUnits(units)}
        </a>
      </dd>
      {window !== null && (
        <>
          <dt>Used a working day</dt>
          <dd>{formatEstimate(window.perDay)}</dd>
        </>
      )}
      <dt>Needed a day to use all</dt>
      <dd>{formatEstimate(neededPerDay)}</dd>
      <dt>Would expire unused</dt>
      <dd>{formatEstimate(outlook.unused)}</dd>
      <dt>What that cost</dt>
      <dd>{formatMoney(outlook.unusedValue)}</dd>
      {unusedBand !== null && (
        <>
          <dt>P10 to P90 of that</dt>
          <dd>
            {formatEstimate(unusedBand.low)} to {formatEstimate(unusedBand.high)}
          </dd>
        </>
      )}
      <dt>{outlook.isUsedUp ? 'Used up on' : 'Nothing left from'}</dt>
      <dd>{outlook.emptyAt === null ? NOTHING : on(outlook.emptyAt)}</dd>
      {emptyBand !== null && (
        <>
          <dt>P10 to P90 of that</dt>
          <dd>
            {on(emptyBand.early)} to {on(emptyBand.late)}
          </dd>
        </>
      )}
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
