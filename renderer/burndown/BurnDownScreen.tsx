import { Group, Paper, SegmentedControl, Select, Skeleton } from '@mantine/core'
import { lazy, Suspense, useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountPaceJson, PaceJson } from '../../shared/api/reporting.ts'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { useChartColours } from '../ui/chart-colours.ts'
import { Empty } from '../ui/Empty.tsx'
import { linkTo, navigate, useHashSearch } from '../ui/hash-location.ts'
import { Hatching } from '../ui/Hatching.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { runCommand } from '../ui/run-command.ts'
import { Screen } from '../ui/Screen.tsx'
import classes from './BurnDown.module.css'
import type { BurnDownStore } from './burndown-store.ts'
import { createBurnDownStore } from './burndown-store.ts'
import { ChartLegend } from './ChartLegend.tsx'
import { Pace } from './Pace.tsx'
import { PointsTable } from './PointsTable.tsx'
import { RangeChoice } from './RangeChoice.tsx'
import { sentenceOf } from './sentence.ts'

const BurnDownChart = lazy(() => import('./BurnDownChart.tsx'))

/** Are we on pace: units left by lot against the even pace, and where the run rate leads. */
export default function BurnDownScreen() {
  const api = useApi()
  const [store] = useState(() => createBurnDownStore(api))
  const { view, load, reload } = useStore(store.pace)
  useEffect(() => void load(store.choice.getState().range), [load, store])
  useOnChange(['ledger', 'settings'], reload)
  return (
    <Screen title="Burn-down" question="Are we on pace?">
      <Loaded view={view} retry={reload} skeleton={<Skeleton height="26rem" />}>
        {(pace) => <Accounts store={store} pace={pace} />}
      </Loaded>
    </Screen>
  )
}

interface AccountsProps {
  readonly store: BurnDownStore
  readonly pace: PaceJson
}

function Accounts({ store, pace }: AccountsProps) {
  const named = new URLSearchParams(useHashSearch()).get('account')
  const account = pace.accounts.find((one) => one.account === named) ?? pace.accounts[0]
  const names = pace.accounts.map((one) => one.account)
  const pick = (name: string): void => navigate(linkTo('/burndown', { account: name }).slice(1), { replace: true })
  return (
    <>
      <Group justify="space-between" mb="md" gap="sm">
        <Group gap="sm">
          {names.length > 1 && account !== undefined && (
            <Select
              aria-label="Account"
              data={names}
              value={account.account}
              allowDeselect={false}
              onChange={(value) => value !== null && pick(value)}
            />
          )}
          <RangeChoice store={store} />
        </Group>
        <ShapeChoice store={store} />
      </Group>
      {account === undefined ? (
        <NothingOnHand />
      ) : (
        <Account key={account.account} store={store} pace={pace} account={account} />
      )}
    </>
  )
}

function NothingOnHand() {
  return (
    <Empty
      title="No units in this time"
      action={{ label: 'Record a purchase', onClick: () => void runCommand('record.purchase') }}
    >
      The burn-down follows the units of purchased packs to their expiry. Record a purchase, or choose a longer time
      above.
    </Empty>
  )
}

function ShapeChoice({ store }: { readonly store: BurnDownStore }) {
  const { shape, setShape } = useStore(store.choice)
  return (
    <SegmentedControl
      size="sm"
      aria-label="Show as"
      value={shape}
      onChange={(value) => setShape(value === 'table' ? 'table' : 'chart')}
      data={[
        { value: 'chart', label: 'Chart' },
        { value: 'table', label: 'Table' },
      ]}
    />
  )
}

interface AccountProps extends AccountsProps {
  readonly account: AccountPaceJson
}

function Account({ store, pace, account }: AccountProps) {
  const { shape } = useStore(store.choice)
  const { at, zone } = pace
  const id = useId()
  const colours = useChartColours()
  return (
    <div className={classes.layout}>
      <svg className={classes.patterns} aria-hidden focusable="false">
        <Hatching id={id} count={account.lots.length} colours={colours} />
      </svg>
      <Paper component="section" p="md" aria-label="Units left">
        {shape === 'table' ? (
          <PointsTable account={account} zone={zone} />
        ) : (
          <Suspense fallback={<Skeleton height="25rem" />}>
            <BurnDownChart account={account} zone={zone} at={at} id={id} summary={sentenceOf(account, at, zone)} />
            <ChartLegend lots={account.lots} zone={zone} id={id} />
          </Suspense>
        )}
      </Paper>
      <Pace account={account} at={at} zone={zone} id={id} />
    </div>
  )
}
