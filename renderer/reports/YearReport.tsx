import { Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { SpendJson } from '../../shared/api/spend.ts'
import { useOnChange } from '../api/api-context.tsx'
import type { Shape } from '../ui/ChartOrTable.tsx'
import { ChartOrTable } from '../ui/ChartOrTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { formatMoney, formatMonth } from '../ui/format.ts'
import { Loaded } from '../ui/Loaded.tsx'
import type { ReportsStore } from './reports-store.ts'
import { costliest, hasSpend } from './spend-points.ts'
import { SpendTable } from './SpendTable.tsx'

// Charts come in a bundle of their own: a statement is shown without them.
const SpendCharts = lazy(() => import('./SpendCharts.tsx'))

interface YearReportProps {
  readonly store: ReportsStore
  /** The last of the months. */
  readonly month: string
}

/** Twelve months: what was consumed by production, what was wasted, and what a used unit came to. */
export function YearReport({ store, month }: YearReportProps) {
  const { view, load, reload } = useStore(store.spend)
  useEffect(() => void load(month), [load, month])
  useOnChange(['ledger', 'settings'], reload)
  return (
    <Loaded view={view} retry={reload} skeleton={<Skeleton height="24rem" />}>
      {(spend) => (hasSpend(spend) ? <Year spend={spend} /> : <NoSpend month={month} />)}
    </Loaded>
  )
}

function NoSpend({ month }: { readonly month: string }) {
  return (
    <Empty title="Nothing was spent">
      In the twelve months up to {formatMonth(month)} nothing was bought, used or lost. Choose another month above.
    </Empty>
  )
}

function Year({ spend }: { readonly spend: SpendJson }) {
  const [shape, setShape] = useState<Shape>('chart')
  const most = costliest(spend)
  return (
    <Stack gap="md">
      <Paper component="section" p="md" aria-label="Spend by production">
        <Group justify="space-between" mb="xs">
          <div>
            <Title order={2} size="h5">
              Spend by production
            </Title>
            <Text size="sm" c="dimmed">
              {most === null
                ? 'Nothing was consumed in these months.'
                : `Most was consumed in ${formatMonth(most.month)}: ${formatMoney(most.consumed)}.`}
            </Text>
          </div>
          <ChartOrTable shape={shape} choose={setShape} />
        </Group>
        {shape === 'table' ? (
          <SpendTable spend={spend} />
        ) : (
          <Suspense fallback={<Skeleton height="18rem" />}>
            <SpendCharts spend={spend} part="productions" />
          </Suspense>
        )}
      </Paper>
      {shape === 'chart' && (
        <Suspense fallback={<Skeleton height="12rem" />}>
          <SpendCharts spend={spend} part="trend" />
        </Suspense>
      )}
    </Stack>
  )
}
