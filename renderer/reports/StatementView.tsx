import { SimpleGrid, Stack } from '@mantine/core'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { formatMoney } from '../ui/format.ts'
import { AccountTable } from './AccountTable.tsx'
import { LotTable } from './LotTable.tsx'
import { monthSpan } from './month-span.ts'
import classes from './Reports.module.css'
import { Section } from './Section.tsx'
import { Total } from './Total.tsx'
import { kindLines, productionLines } from './usage-lines.ts'
import { UsageTable } from './UsageTable.tsx'

/** The monthly statement as it prints. */
export function StatementView({ statement }: { readonly statement: StatementJson }) {
  const { accounts, byProduction, byRenderKind, byLot, currency } = statement
  const withAccount = accounts.length > 1
  return (
    <Stack gap="md">
      <Section title="Totals">
        <Totals statement={statement} />
      </Section>
      <SimpleGrid cols={{ base: 1, md: accounts.length > 1 ? 2 : 1 }} spacing="md">
        {accounts.map((row) => (
          <Section key={row.account} title={withAccount ? `Account ${row.account}` : 'Opening to closing'}>
            <AccountTable statement={statement} row={row} />
          </Section>
        ))}
      </SimpleGrid>
      {byProduction.length > 0 && (
        <Section title="By production">
          <UsageTable
            title="By production"
            head="Production"
            lines={productionLines(statement)}
            currency={currency}
            withAccount={withAccount}
          />
        </Section>
      )}
      {byRenderKind.length > 0 && (
        <Section title="By render kind">
          <UsageTable
            title="By render kind"
            head="Render kind"
            lines={kindLines(statement)}
            currency={currency}
            withAccount={withAccount}
          />
        </Section>
      )}
      {byLot.length > 0 && (
        <Section title="By lot">
          <LotTable statement={statement} />
        </Section>
      )}
    </Stack>
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
