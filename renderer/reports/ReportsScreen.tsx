import { Box, Group, SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { MonthsJson } from '../../shared/api/months.ts'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { PaymentsReport } from './payments/PaymentsReport.tsx'
import { Empty } from '../ui/Empty.tsx'
import { navigate, useHashSearch } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { runCommand } from '../ui/run-command.ts'
import { Screen } from '../ui/Screen.tsx'
import type { Recipient } from '../../shared/api/print.ts'
import { recipientOf } from '../print/recipient.ts'
import { ClientExportMenu } from './client/ClientExportMenu.tsx'
import { ClientReport } from './client/ClientReport.tsx'
import { RecipientChoice } from './client/RecipientChoice.tsx'
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
      actions={hasAny && month !== null && <Exports store={store} month={month} search={search} />}
    >
      <Loaded view={view} retry={reload}>
        {(value) => (hasAny && month !== null ? <Months store={store} list={value} month={month} /> : <NothingYet />)}
      </Loaded>
    </Screen>
  )
}

interface ExportsProps {
  readonly store: ReportsStore
  readonly month: string
  readonly search: string
}

/** What the report that the address names can be exported as. */
function Exports({ store, month, search }: ExportsProps) {
  const shown = reportOf(search)
  const recipient = recipientOf(search)
  if (!isOfMonth(shown)) return null
  return shown === 'statement' && recipient !== null ? (
    <ClientExportMenu store={store} month={month} recipient={recipient} />
  ) : (
    <ExportMenu store={store} month={month} />
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
  const search = useHashSearch()
  const shown = reportOf(search)
  const recipient = recipientOf(search)
  const turnTo = (to: string, report: Report, whom: Recipient | null): void =>
    navigate(reportPlace(to, report, whom), { replace: true })
  return (
    <>
      <Group justify="space-between" mb="md">
        {isOfMonth(shown) ? (
          <MonthPicker list={list} month={month} pick={(picked) => turnTo(picked, shown, recipient)} />
        ) : (
          <span />
        )}
        <SegmentedControl
          aria-label="What to show"
          value={shown}
          onChange={(value) => turnTo(month, value, recipient)}
          data={REPORTS.map(({ report, label }) => ({ value: report, label }))}
        />
      </Group>
      {shown === 'statement' && (
        <>
          <Box mb="md">
            <RecipientChoice
              store={store}
              recipient={recipient}
              choose={(chosen) => turnTo(month, 'statement', chosen)}
            />
          </Box>
          {recipient === null ? (
            <MonthReport store={store} list={list} month={month} />
          ) : (
            <ClientReport store={store} month={month} recipient={recipient} />
          )}
        </>
      )}
      {shown === 'year' && <YearReport store={store} month={month} />}
      {shown === 'checks' && <ReconciliationReport />}
      {shown === 'payments' && <PaymentsReport />}
    </>
  )
}
