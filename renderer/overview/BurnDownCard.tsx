import { Anchor, Skeleton, Text } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { MAIN_ACCOUNT } from '../../shared/domain/defaults.ts'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Card } from './Card.tsx'
import classes from './Overview.module.css'
import { createBurnDownStore } from './overview-store.ts'

const SmallBurnDown = lazy(() => import('./SmallBurnDown.tsx'))

/** Units left by day and lot from a day on, small: a look at the way down. */
export function BurnDownCard({ from }: { readonly from: string }) {
  const api = useApi()
  const [store] = useState(() => createBurnDownStore(api))
  const { view, load, reload } = useStore(store)
  useEffect(() => void load(from), [load, from])
  useOnChange(['ledger', 'settings'], reload)
  return (
    <Card
      title="Units left by day"
      aside={
        <Anchor size="sm" href="#/burndown">
          Burn-down
        </Anchor>
      }
    >
      <div className={classes.chart}>
        <Loaded view={view} retry={reload} skeleton={<Skeleton height="16rem" />}>
          {(burndown) => {
            const shown = burndown.accounts.find((one) => one.account === MAIN_ACCOUNT) ?? burndown.accounts[0]
            if (shown === undefined) {
              return (
                <Text size="sm" c="dimmed">
                  No lot was on hand.
                </Text>
              )
            }
            return (
              <Suspense fallback={<Skeleton height="16rem" />}>
                <SmallBurnDown account={shown} />
              </Suspense>
            )
          }}
        </Loaded>
      </div>
    </Card>
  )
}
