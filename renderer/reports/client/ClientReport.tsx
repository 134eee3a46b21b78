import { Stack } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ClientStatementJson } from '../../../shared/api/client-statement.ts'
import type { Recipient } from '../../../shared/api/print.ts'
import { recipientQuery } from '../../../shared/api/print.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { useOnChange } from '../../api/api-context.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { formatCount, formatMoney, formatMonth, formatUnits } from '../../ui/format.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import classes from '../Reports.module.css'
import { Section } from '../Section.tsx'
import { Total } from '../Total.tsx'
import type { ReportsStore } from '../reports-store.ts'
import { ClientTable } from './ClientTable.tsx'

interface ClientReportProps {
  readonly store: ReportsStore
  readonly month: string
  readonly recipient: Recipient
}

/** A month for one client or production, as it is exported and printed: nothing of others, of packs or of accounts. */
export function ClientReport({ store, month, recipient }: ClientReportProps) {
  const { view, load, reload } = useStore(store.clientStatement)
  const query = recipientQuery(recipient)
  useEffect(() => void load(`${month}?${query}`), [load, month, query])
  useOnChange(['ledger', 'settings', 'queue'], reload)
  const { failure } = useStore(store.work)
  return (
    <>
      {failure !== null && <Failure error={failure} />}
      <Loaded view={view} retry={reload}>
        {(statement) =>
          statement.byRenderKind.length === 0 ? (
            <Empty title={`Nothing in ${formatMonth(statement.month)}`}>No takes of it were made in this month.</Empty>
          ) : (
            <ClientStatement statement={statement} />
          )
        }
      </Loaded>
    </>
  )
}

function ClientStatement({ statement }: { readonly statement: ClientStatementJson }) {
  const { totals, byProduction, byRenderKind, waste, currency } = statement
  return (
    <Stack gap="md">
      <Section title="Totals">
        <dl className={classes.totals}>
          <Total label="Clips" behind={null}>
            {formatCount(totals.clips)}
          </Total>
          <Total label="Units" behind={null}>
            {formatUnits(totals.units)}
          </Total>
          <Total label="Cost" behind={null}>
            {formatMoney(totals.cost)}
          </Total>
          {totals.wasteShare !== null && (
            <Total label="Share of the waste" behind={null}>
              {formatMoney(totals.wasteShare)}
            </Total>
          )}
          {totals.wasteShare !== null && (
            <Total label="Total" behind={null}>
              {formatMoney(totals.total)}
            </Total>
          )}
        </dl>
      </Section>
      <Section title="By production">
        <ClientTable
          title="By production"
          head="Production"
          currency={currency}
          withShare={waste === 'shared'}
          lines={byProduction.map((row) => ({
            ...row,
            name: row.code === null ? row.production : `${row.production} (${row.code})`,
          }))}
        />
      </Section>
      <Section title="By render kind">
        <ClientTable
          title="By render kind"
          head="Render kind"
          currency={currency}
          withShare={false}
          lines={byRenderKind.map((row) => ({ ...row, name: kindText(row), wasteShare: null, total: row.cost }))}
        />
      </Section>
    </Stack>
  )
}
