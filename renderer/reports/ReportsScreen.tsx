import { Group, SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { MonthsJson } from '../../shared/api/reporting.ts'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { PaymentsReport } from '../payments/PaymentsReport.tsx'
import { Empty } from '../ui/Empty.tsx'
import { navigate, useHashSearch } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { runCommand } from '../ui/run-command.ts'
import { Screen } from '../ui/Screen.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { monthOf } from './month-span.ts'
import { MonthReport } from './MonthReport.tsx'
import { MonthPicker } from './MonthPicker.tsx'
import { ReconciliationReport } from './checks/ReconciliationReport.tsx'
import type { Report } from './report-place.ts'
import { isOfMonth, reportOf, reportPlace, REPORTS } from './report-place.ts'
import type { ReportsStore } from './reports-store.ts'
import { createReportsStore, firstMonthShown } from './reports-store.ts'
import { YearReport } from './YearReport.tsx'

/** What did it cost: the monthly statement, and twelve months of spend and waste. */
export default function ReportsScreen() {
  const api = useApi()
  const [store] = useState(() => createReportsStore(api))
  const { view, load, reload } = useStore(store.months)
  const search = useHashSearch()
  useEffect(() => void load(null), [load])
  useOnChange(['ledger', 'settings'], reload)
  const list = view.kind === 'ready' ? view.value : null
  const hasAny = list?.months.some((one) => one.hasEntries || one.closedAt !== null) ?? false
  const month = list === null ? null : (monthOf(search) ?? firstMonthShown(list))
  return (
    <Screen
      title="Reports"
      question="What did it cost?"
      actions={hasAny && month !== null && isOfMonth(reportOf(search)) && <ExportMenu store={store} month={month} />}
    >
      <Loaded view={view} retry={reload}>
        {(value) => (hasAny && month !== null ? <Months store={store} list={value} month={month} /> : <NothingYet />)}
      </Loaded>
    </Screen>
  )
}

function NothingYet() {
  return (
    <Empty
      title="There is nothing to report yet"
      action={{ label: 'Import usage', onClick: () => void runCommand('import.usage') }}
    >
      A statement shows what a month's takes cost, by production, render kind and lot. Record a purchase and some takes,
      or import a usage file, and it fills itself.
    </Empty>
  )
}

interface MonthsProps {
  readonly store: ReportsStore
  readonly list: MonthsJson
  readonly month: string
}

function Months({ store, list, month }: MonthsProps) {
  const shown = reportOf(useHashSearch())
  const turnTo = (to: string, report: Report): void => navigate(reportPlace(to, report), { replace: true })
  return (
    <>
      <Group justify="space-between" mb="md">
        {isOfMonth(shown) ? (
          <MonthPicker list={list} month={month} pick={(picked) => turnTo(picked, shown)} />
        ) : (
          <span />
        )}
        <SegmentedControl
          aria-label="What to show"
          value={shown}
          onChange={(value) => turnTo(month, value)}
          data={REPORTS.map(({ report, label }) => ({ value: report, label }))}
        />
      </Group>
      {shown === 'statement' && <MonthReport store={store} list={list} month={month} />}
      {shown === 'year' && <YearReport store={store} month={month} />}
      {shown === 'checks' && <ReconciliationReport />}
      {shown === 'payments' && <PaymentsReport />}
    </>
  )
}
