import { Paper, SimpleGrid, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { formatMoney } from '../ui/format.ts'
import { AccountTable } from './AccountTable.tsx'
import type { Behind } from './behind.ts'
import { Figure } from './figures.tsx'
import { LotTable } from './LotTable.tsx'
import { monthSpan } from './month-span.ts'
import classes from './Reports.module.css'
import { kindLines, productionLines } from './usage-lines.ts'
import { UsageTable } from './UsageTable.tsx'

/** The monthly statement as it prints. */
export function StatementView({ statement }: { readonly statement: StatementJson }) {
  const { accounts, byProduction, byRenderKind, byLot, currency } = statement
  const withAccount = accounts.length > 1
  return (
    <Stack gap="md">
      <Part title="Totals">
        <Totals statement={statement} />
      </Part>
      <SimpleGrid cols={{ base: 1, md: accounts.length > 1 ? 2 : 1 }} spacing="md">
        {accounts.map((row) => (
          <Part key={row.account} title={withAccount ? `Account ${row.account}` : 'Opening to closing'}>
            <AccountTable statement={statement} row={row} />
          </Part>
        ))}
      </SimpleGrid>
      {byProduction.length > 0 && (
        <Part title="By production">
          <UsageTable
            title="By production"
            head="Production"
            lines={productionLines(statement)}
            currency={currency}
            withAccount={withAccount}
          />
        </Part>
      )}
      {byRenderKind.length > 0 && (
        <Part title="By render kind">
          <UsageTable
            title="By render kind"
            head="Render kind"
            lines={kindLines(statement)}
            currency={currency}
            withAccount={withAccount}
          />
        </Part>
      )}
      {byLot.length > 0 && (
        <Part title="By lot">
          <LotTable statement={statement} />
        </Part>
      )}
    </Stack>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper component="section" p="md" aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  )
}

/** Digits of a unit's price. */
const UNIT_DIGITS = 4

function Totals({ statement: { totals, month } }: { readonly statement: StatementJson }) {
  const span = monthSpan(month)
  return (
    <dl className={classes.totals}>
      <Total label="Spent on packs and overage" behind={{ ...span, kind: 'purchase' }}>
        {formatMoney(totals.spent)}
      </Total>
      <Total label="Consumed" behind={{ ...span, kind: 'usage' }}>
        {formatMoney(totals.consumed)}
      </Total>
      <Total label="Wasted, expired unused" behind={span}>
        {formatMoney(totals.wasted)}
      </Total>
      <Total label="True cost of a used unit" behind={null}>
        {formatMoney(totals.unitCost, UNIT_DIGITS)}
      </Total>
      <Total label="The same clips at list price" behind={null}>
        {formatMoney(totals.listEquivalent)}
      </Total>
      <Total
        label={totals.saving.amount.startsWith('-') ? 'Dearer than list price by' : 'Saved against list price'}
        behind={null}
      >
        {formatMoney({ ...totals.saving, amount: totals.saving.amount.replace(/^-/, '') })}
      </Total>
    </dl>
  )
}

interface TotalProps {
  readonly label: string
  readonly behind: Behind | null
  readonly children: string
}

function Total({ label, behind, children }: TotalProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Figure behind={behind} label={label}>
          {children}
        </Figure>
      </dd>
    </div>
  )
}
