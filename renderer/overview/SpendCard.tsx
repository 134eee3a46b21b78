import { Anchor, Table, Text, VisuallyHidden } from '@mantine/core'
import type { OverviewJson } from '../../shared/api/overview.ts'
import type { Money } from '../../shared/domain/money.ts'
import { formatMoney, formatMonth, isNothing, NOTHING } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { Card } from './Card.tsx'
import classes from './Overview.module.css'

type Spend = OverviewJson['spend']

/** What takes cost this month against the last, by production. */
export function SpendCard({ spend }: { readonly spend: Spend }) {
  return (
    <Card
      title="Spend by production"
      aside={
        <Anchor size="sm" href={linkTo('/reports', { month: spend.month })}>
          Statement
        </Anchor>
      }
    >
      {spend.productions.length === 0 ? (
        <Text size="sm" c="dimmed">
          No takes were charged in {formatMonth(spend.month)} or {formatMonth(spend.lastMonth)}.
        </Text>
      ) : (
        <SpendTable spend={spend} />
      )}
    </Card>
  )
}

function SpendTable({ spend }: { readonly spend: Spend }) {
  const { total, productions, others } = spend
  return (
    <Table layout="fixed" verticalSpacing={4} horizontalSpacing="xs" withRowBorders={false}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.productionHead}>Production</Table.Th>
          <Table.Th className={classes.bars}>
            <VisuallyHidden>Compared</VisuallyHidden>
          </Table.Th>
          <Table.Th className={classes.number}>{formatMonth(spend.month, 'short')} so far</Table.Th>
          <Table.Th className={classes.number}>{formatMonth(spend.lastMonth, 'short')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {productions.map((row) => (
          <ProductionRow key={row.production ?? ''} row={row} spend={spend} />
        ))}
        {others !== null && (
          <Table.Tr>
            <Table.Td>{others.productions} others</Table.Td>
            <Table.Td />
            <Table.Td className={classes.number}>{formatMoney(others.thisMonth)}</Table.Td>
            <Table.Td className={classes.number}>{formatMoney(others.lastMonth)}</Table.Td>
          </Table.Tr>
        )}
        <Table.Tr className={classes.total}>
          <Table.Td>All</Table.Td>
          <Table.Td />
          <Table.Td className={classes.number}>{formatMoney(total.thisMonth)}</Table.Td>
          <Table.Td className={classes.number}>{formatMoney(total.lastMonth)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}

interface ProductionRowProps {
  readonly row: Spend['productions'][number]
  readonly spend: Spend
}

function ProductionRow({ row, spend }: ProductionRowProps) {
  const { production, thisMonth, lastMonth, share } = row
  const thisLink = linkTo('/ledger', { production, from: spend.from })
  const lastLink = linkTo('/ledger', { production, from: spend.lastFrom, to: spend.from })
  return (
    <Table.Tr>
      <Table.Td className={classes.production} title={production ?? undefined}>
        {production ?? 'no production'}
      </Table.Td>
      <Table.Td>
        <svg className={classes.bar} viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden focusable="false">
          <rect className={classes.this} x="0" y="0" width={share.thisMonth} height="7" />
          <rect className={classes.last} x="0" y="8" width={share.lastMonth} height="5" />
        </svg>
      </Table.Td>
      <Table.Td className={classes.number}>
        <SpendLink money={thisMonth} href={thisLink} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <SpendLink money={lastMonth} href={lastLink} />
      </Table.Td>
    </Table.Tr>
  )
}

/** A figure that is a link to its entries; nothing where there are none. */
function SpendLink({ money, href }: { readonly money: Money; readonly href: string }) {
  if (isNothing(money)) return NOTHING
  return (
    <a className={classes.figureLink} href={href}>
      {formatMoney(money)}
    </a>
  )
}
