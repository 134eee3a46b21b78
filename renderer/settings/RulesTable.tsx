import { Badge, Table, Text } from '@mantine/core'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import { ruleWords, STATUS_COLORS, STATUS_WORDS, valueWords } from './card-words.ts'
import classes from './settings.module.css'

/** A card's rules, each with how far it is known: what is assumed or unknown is shown as such. */
export function RulesTable({ rules }: { readonly rules: RateCardFile['rules'] }) {
  return (
    <div className={classes.wide}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Rule</Table.Th>
            <Table.Th scope="col">Value</Table.Th>
            <Table.Th scope="col">Status</Table.Th>
            <Table.Th scope="col">Source</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(rules).map(([name, { value, status, source }]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={500}>
                {ruleWords(name)}
              </Table.Th>
              <Table.Td>{valueWords(value)}</Table.Td>
              <Table.Td>
                <Badge variant="light" color={STATUS_COLORS[status]} miw="max-content">
                  {STATUS_WORDS[status]}
                </Badge>
              </Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed" lineClamp={3} title={source}>
                  {source}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
