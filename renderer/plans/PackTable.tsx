import { Button, Table, Text } from '@mantine/core'
import { IconShoppingCartPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { OperationError } from '../../shared/api/outcome.ts'
import { formatCount, formatMoney, formatShare, formatUnits, NOTHING } from '../ui/format.ts'
import { runCommand } from '../ui/run-command.ts'
import { ClipCost } from './ClipCost.tsx'
import { CustomField } from './CustomField.tsx'
import classes from './plans.module.css'
import type { CustomTexts, PlanPrices } from './plans-store.ts'
import { quotientText, validityText } from './words.ts'

interface PackTableProps {
  readonly prices: PlanPrices
  readonly custom: CustomTexts
  readonly customError: OperationError | null
  readonly type: (custom: Partial<CustomTexts>) => void
}

type Pack = PlanPrices['packs'][number]

/** A column: a pack with its figures, or one whose price and units are still to be said. */
interface Column {
  readonly id: string
  readonly name: string
  readonly isCustom: boolean
  readonly pack: Pack | null
}

/** Every pack a column: what it is, then what a clip of each render kind costs on it. */
export function PackTable({ prices, custom, customError, type }: PackTableProps) {
  const columns = columnsOf(prices)
  return (
    <Table.ScrollContainer minWidth={Math.max(720, 330 + columns.length * 110)} className={classes.frame}>
      <Table className={classes.table} aria-label="Packs and what a clip costs on each">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.label} colSpan={3}>
              Pack
            </Table.Th>
            {columns.map((column) => (
              <Table.Th key={column.id} className={classes.figure} scope="col">
                {column.name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Fact label={`Price, ${prices.card.currency}`} columns={columns}>
            {({ pack, isCustom }) =>
              isCustom ? (
                <CustomField field="price" texts={custom} error={customError} type={type} />
              ) : (
                formatMoney(pack?.price)
              )
            }
          </Fact>
          <Fact label="Units" columns={columns}>
            {({ pack, isCustom }) =>
              isCustom ? (
                <CustomField field="units" texts={custom} error={customError} type={type} />
              ) : (
                formatUnits(pack?.units)
              )
            }
          </Fact>
          <Fact label="Price of a unit" columns={columns}>
            {({ pack }) => (pack === null ? NOTHING : quotientText(pack.unitPrice))}
          </Fact>
          <Fact label="Saving on the list price" columns={columns}>
            {({ pack }) => formatShare(pack?.saving)}
          </Fact>
          <Fact label="Requests a minute" columns={columns}>
            {({ pack }) => formatCount(pack?.requestsPerMinute)}
          </Fact>
          <Fact label="Valid for" columns={columns}>
            {({ pack }) => (pack === null ? NOTHING : validityText(pack.validity))}
          </Fact>
          <Fact label="" columns={columns}>
            {({ name }) => <Buy pack={name} />}
          </Fact>
        </Table.Tbody>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.label} scope="col">
              A clip, when the pack is used up
            </Table.Th>
            <Table.Th className={classes.figure} scope="col">
              Units
            </Table.Th>
            <Table.Th className={classes.figure} scope="col">
              Pay as you go
            </Table.Th>
            {columns.map((column) => (
              <Table.Th key={column.id} className={classes.figure} scope="col">
                {column.name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prices.kinds.map((kind) => (
            <Table.Tr key={`${kind.model} ${kind.resolution} ${kind.seconds}`}>
              <Table.Th className={classes.label} scope="row">
                {kind.model}
                <Text span size="sm" c="dimmed" className={classes.size}>
                  {kind.resolution} {kind.seconds} s
                </Text>
              </Table.Th>
              <Table.Td className={classes.figure}>{formatUnits(kind.units)}</Table.Td>
              <Table.Td className={classes.figure}>{formatMoney(kind.payAsYouGo, 6)}</Table.Td>
              {columns.map((column) => (
                <Table.Td key={column.id} className={classes.figure}>
                  <ClipCost price={kind.prices.find((one) => one.pack === column.id)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function columnsOf({ packs, unpriced }: PlanPrices): Column[] {
  const known = packs.map((pack) => ({ id: pack.id, name: pack.name, isCustom: pack.isCustom, pack }))
  const open = unpriced.map((one) => ({ ...one, isCustom: true, pack: null }))
  return [...known, ...open]
}

interface FactProps {
  readonly label: string
  readonly columns: readonly Column[]
  readonly children: (column: Column) => ReactNode
}

function Fact({ label, columns, children }: FactProps) {
  return (
    <Table.Tr>
      <Table.Th className={classes.label} scope="row" colSpan={3}>
        {label === '' ? <span className={classes.unseen}>Buy</span> : label}
      </Table.Th>
      {columns.map((column) => (
        <Table.Td key={column.id} className={classes.figure}>
          {children(column)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

function Buy({ pack }: { readonly pack: string }) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconShoppingCartPlus size={14} aria-hidden />}
      aria-label={`Record a purchase of ${pack}`}
      onClick={() => runCommand('record.purchase')}
    >
      Record
    </Button>
  )
}
