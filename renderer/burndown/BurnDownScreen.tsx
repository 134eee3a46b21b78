import { Group, Paper, Select, Skeleton, Stack } from '@mantine/core'
import { lazy, memo, Suspense, useEffect, useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { BurnOutlookJson } from '../../shared/api/burn-outlook.ts'
import type { AccountPaceJson, PaceJson } from '../../shared/api/burn-pace.ts'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { useChartColours } from '../ui/chart-colours.ts'
import { ChartOrTable } from '../ui/ChartOrTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { linkTo, navigate, useHashSearch } from '../ui/hash-location.ts'
import { Hatching } from '../ui/Hatching.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { runCommand } from '../ui/run-command.ts'
import { Screen } from '../ui/Screen.tsx'
import { Advice } from './Advice.tsx'
import classes from './BurnDown.module.css'
import type { BurnDownStore } from './burndown-store.ts'
import { createBurnDownStore } from './burndown-store.ts'
import { ChartLegend } from './ChartLegend.tsx'
import { Pace } from './Pace.tsx'
import { PointsTable } from './PointsTable.tsx'
import { withProjection } from './projected.ts'
import { ProjectionChoice } from './ProjectionChoice.tsx'
import { RangeChoice } from './RangeChoice.tsx'
import { sentenceOf } from './sentence.ts'

const BurnDownChart = lazy(() => import('./BurnDownChart.tsx'))

/** Are we on pace: units left by lot against the even pace, and where the run rate leads. */
export default function BurnDownScreen() {
  const api = useApi()
  const [store] = useState(() => createBurnDownStore(api))
  const { view, load, reload } = useStore(store.burnDown)
  useEffect(() => {
    const { range, basis } = store.choice.getState()
    void load({ range, basis })
  }, [load, store])
  useOnChange(['ledger', 'settings', 'queue'], reload)
  return (
    <Screen title="Burn-down" question="Are we on pace?">
      <Loaded view={view} retry={reload} skeleton={<Skeleton height="26rem" />}>
        {({ pace, outlook }) => <Accounts store={store} pace={pace} outlook={outlook} />}
      </Loaded>
    </Screen>
  )
}

interface AccountsProps {
  readonly store: BurnDownStore
  readonly pace: PaceJson
  readonly outlook: BurnOutlookJson
}

function Accounts({ store, pace, outlook }: AccountsProps) {
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
          <ProjectionChoice store={store} />
        </Group>
        <ShapeChoice store={store} />
      </Group>
      {account === undefined ? (
        <NothingOnHand />
      ) : (
        <Account key={account.account} store={store} pace={pace} outlook={outlook} account={account} />
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

const ShapeChoice = memo(function ShapeChoice({ store }: { readonly store: BurnDownStore }) {
  const { shape, setShape } = useStore(store.choice)
  return <ChartOrTable size="sm" shape={shape} choose={setShape} />
})

interface AccountProps extends AccountsProps {
  readonly account: AccountPaceJson
}

function Account({ store, pace, outlook, account: paced }: AccountProps) {
  const { shape } = useStore(store.choice)
  const { at, zone } = pace
  const id = useId()
  const projection = outlook.accounts.find((one) => one.account === paced.account)?.projections[0] ?? null
  const account = useMemo(
    () => (projection === null ? paced : withProjection(paced, projection, at)),
    [paced, projection, at],
  )
  const colours = useChartColours()
  return (
    <div className={classes.layout}>
      <svg className={classes.patterns} aria-hidden focusable="false">
        <Hatching id={id} count={account.lots.length} colours={colours} />
      </svg>
      <Paper component="section" p="md" aria-label="Units left">
        {shape === 'table' ? (
          <PointsTable account={account} projection={projection} zone={zone} />
        ) : (
          <Suspense fallback={<Skeleton height="25rem" />}>
            <BurnDownChart
              account={account}
              projection={projection}
              zone={zone}
              at={at}
              id={id}
              summary={projection === null ? 'Nothing is on hand.' : sentenceOf(account, projection, at, zone)}
            />
            <ChartLegend lots={account.lots} zone={zone} id={id} />
          </Suspense>
        )}
      </Paper>
      <Stack gap="md">
        {projection !== null && <Advice projection={projection} zone={zone} />}
        <Pace account={account} projection={projection} at={at} zone={zone} id={id} />
      </Stack>
    </div>
  )
}
