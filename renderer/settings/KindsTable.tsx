import { Table, Text } from '@mantine/core'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import { formatCount, formatMoney, formatUnits } from '../ui/format.ts'
import classes from './settings.module.css'

interface KindsTableProps {
  readonly kinds: RateCardFile['renderKinds']
  readonly currency: string
}

/** The render kinds of a card, and what a clip of each is charged. */
export function KindsTable({ kinds, currency }: KindsTableProps) {
  return (
    <div className={classes.wide}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Model</Table.Th>
            <Table.Th scope="col">Resolution</Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Seconds
            </Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Units a clip
            </Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Pay-as-you-go
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kinds.map(({ model, modes, resolution, seconds, units, payAsYouGo }) => (
            <Table.Tr key={`${model} ${resolution} ${seconds}`}>
              <Table.Th scope="row" fw={500}>
                {model}
                <Text size="xs" c="dimmed">
                  {modes.join(', ')}
                </Text>
              </Table.Th>
              <Table.Td>{resolution}</Table.Td>
              <Table.Td className={classes.number}>{formatCount(seconds)}</Table.Td>
              <Table.Td className={classes.number}>{formatUnits(units)}</Table.Td>
              <Table.Td className={classes.number}>
                {formatMoney(payAsYouGo === null ? null : { amount: payAsYouGo, currency }, 6)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
