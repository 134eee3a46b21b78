import { SimpleGrid, Stack } from '@mantine/core'
import type { StatementJson } from '../../shared/api/shapes.ts'
import type { TotalKey } from '../../shared/api/statement-words.ts'
import { totalLines } from '../../shared/api/statement-words.ts'
import type { StatementFigure } from '../../shared/domain/statement-figures.ts'
import { formatMoney, UNIT_COST_DIGITS } from '../ui/format.ts'
import { AccountTable } from './AccountTable.tsx'
import type { Behind } from './behind.ts'
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

/** The totals that are sums of postings, with the figure by which the ledger shows those. */
const POSTED: Readonly<Partial<Record<TotalKey, StatementFigure>>> = {
  spent: 'spent',
  consumed: 'consumed',
  wasted: 'wasted',
}

function Totals({ statement: { totals, month } }: { readonly statement: StatementJson }) {
  return (
    <dl className={classes.totals}>
      {totalLines(totals).map(({ total, words, money }) => (
        <Total key={total} label={words} behind={behindTotal(total, month)}>
          {total === 'unitCost' ? formatMoney(money, UNIT_COST_DIGITS) : formatMoney(money)}
        </Total>
      ))}
    </dl>
  )
}

function behindTotal(total: TotalKey, month: string): Behind | null {
  const figure = POSTED[total]
  return figure === undefined ? null : { ...monthSpan(month), figure }
}
