import { Stack } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { MonthsJson } from '../../shared/api/months.ts'
import { useOnChange } from '../api/api-context.tsx'
import { Empty } from '../ui/Empty.tsx'
import { formatMonth } from '../ui/format.ts'
import { navigate } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { MonthClosing } from './MonthClosing.tsx'
import type { ReportsStore } from './reports-store.ts'
import { firstMonthShown } from './reports-store.ts'
import { StatementView } from './StatementView.tsx'

interface MonthReportProps {
  readonly store: ReportsStore
  readonly list: MonthsJson
  readonly month: string
}

/** One month: whether it is closed, and its statement. */
export function MonthReport({ store, list, month }: MonthReportProps) {
  const { view, load, reload } = useStore(store.statement)
  useEffect(() => void load(month), [load, month])
  useOnChange(['ledger', 'settings'], reload)
  const other = firstMonthShown(list)
  return (
    <Loaded view={view} retry={reload}>
      {(statement) => (
        <Stack gap="md">
          <MonthClosing store={store} list={list} month={statement.month} isShown={statement.month === month} />
          {statement.accounts.length > 0 ? (
            <StatementView statement={statement} />
          ) : (
            <Empty
              title={`Nothing in ${formatMonth(statement.month)}`}
              {...(other === statement.month
                ? {}
                : {
                    action: {
                      label: `Show ${formatMonth(other)}`,
                      onClick: () => navigate(`/reports?month=${other}`, { replace: true }),
                    },
                  })}
            >
              Nothing was on hand, bought or used in this month.
            </Empty>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
