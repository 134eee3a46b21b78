import { Badge, Table } from '@mantine/core'
import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import { formatMoney, formatShare, formatUnits, NOTHING } from '../../ui/format.ts'
import { quotientText } from '../words.ts'
import classes from './compare.module.css'
import type { ComparedOption } from './option-words.ts'
import { hoursText, optionName, packsText, reasonText, routedText } from './option-words.ts'

/** Every option, the best first, with its figures and its reason in words; the one that is meant is marked. */
export function OptionsTable({ compared }: { readonly compared: ComparisonJson }) {
  const { options, demand } = compared
  const currency = demand.payAsYouGo.currency
  const tellsKept = demand.keptSeconds !== null && demand.keptSeconds !== demand.seconds
  return (
    <Table.ScrollContainer minWidth={600} className={classes.frame}>
      <Table
        className={classes.options}
        fz="sm"
        horizontalSpacing="0.375rem"
        withRowBorders={false}
        aria-label="Options, the best first"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Option</Table.Th>
            <Head>Cost, {currency}</Head>
            <Head>A unit</Head>
            <Head>A clip</Head>
            <Head>{tellsKept ? 'A kept second' : 'A second'}</Head>
            <Head>Wasted units</Head>
            <Head>Hours</Head>
            <Head>Break-even</Head>
          </Table.Tr>
        </Table.Thead>
        {options.map((option) => (
          <Option key={option.id} option={option} compared={compared} tellsKept={tellsKept} />
        ))}
      </Table>
    </Table.ScrollContainer>
  )
}

function Head({ children }: { readonly children: React.ReactNode }) {
  return (
    <Table.Th scope="col" className={classes.figure}>
      {children}
    </Table.Th>
  )
}

interface OptionProps {
  readonly option: ComparedOption
  readonly compared: ComparisonJson
  readonly tellsKept: boolean
}

/** An option's figures, and below them its reason. */
function Option({ option, compared, tellsKept }: OptionProps) {
  const isMeant = option.id === compared.target
  return (
    <Table.Tbody className={isMeant ? classes.meant : undefined}>
      <Table.Tr>
        <Table.Th scope="row" className={classes.option}>
          {optionName(option.id, compared.packs)}
        </Table.Th>
        <Table.Td className={classes.cost}>{formatMoney(option.cost)}</Table.Td>
        <Table.Td className={classes.figure}>{quotient(option.unitCost)}</Table.Td>
        <Table.Td className={classes.figure}>{quotient(option.clipCost)}</Table.Td>
        <Table.Td className={classes.figure}>
          {quotient(tellsKept ? option.keptSecondCost : option.secondCost)}
        </Table.Td>
        <Table.Td className={classes.figure}>{formatUnits(option.wastedUnits)}</Table.Td>
        <Table.Td className={classes.figure}>{hoursText(option.hoursToRender)}</Table.Td>
        <Table.Td className={classes.figure}>{formatShare(option.breakEven)}</Table.Td>
      </Table.Tr>
      <Table.Tr>
        <Table.Td colSpan={COLUMNS} className={classes.reason}>
          {isMeant && (
            <Badge size="xs" variant="light" mr="xs">
              Target
            </Badge>
          )}
          {option.packs.length > 0 && <strong>{packsText(option, compared.packs)}: </strong>}
          {reasonText(option)}
          {wasteText(option)}
          {routedSentence(option)}
        </Table.Td>
      </Table.Tr>
    </Table.Tbody>
  )
}

const COLUMNS = 8

/** What the wasted units cost, of what was paid for the packs. */
function wasteText({ wastedUnits, wasteCost }: ComparedOption): string {
  return wastedUnits === '0' ? '.' : `, worth ${formatMoney(wasteCost)}.`
}

function routedSentence(option: ComparedOption): string {
  const routed = routedText(option)
  return routed === '' ? '' : ` Sent to pay-as-you-go: ${routed}.`
}

function quotient(money: ComparedOption['unitCost']): string {
  return money === null ? NOTHING : quotientText(money)
}
