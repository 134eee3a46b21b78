import { Table, Text } from '@mantine/core'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import { formatCount, formatMoney, formatShare, formatUnits, NOTHING } from '../ui/format.ts'
import { validityWords } from './card-words.ts'
import classes from './settings.module.css'

interface PacksTableProps {
  readonly packs: RateCardFile['packs']
  readonly currency: string
}

/** The packs of a card with their prices. */
export function PacksTable({ packs, currency }: PacksTableProps) {
  return (
    <div className={classes.wide}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Pack</Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Price
            </Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Units
            </Table.Th>
            <Table.Th scope="col">Valid</Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Requests a minute
            </Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Saving
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {packs.map(({ id, name, price, units, validity, requestsPerMinute, saving }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={500}>
                {name}{' '}
                <Text span size="xs" c="dimmed">
                  {id}
                </Text>
              </Table.Th>
              <Table.Td className={classes.number}>
                {price === null ? 'as bought' : formatMoney({ amount: price, currency })}
              </Table.Td>
              <Table.Td className={classes.number}>{units === null ? 'as bought' : formatUnits(units)}</Table.Td>
              <Table.Td className={classes.nowrap}>{validityWords(validity)}</Table.Td>
              <Table.Td className={classes.number}>
                {requestsPerMinute === null ? NOTHING : formatCount(requestsPerMinute)}
              </Table.Td>
              <Table.Td className={classes.number}>{formatShare(saving)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
