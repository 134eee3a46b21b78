import { Anchor, Button, Group, List, Stack, Table, Text } from '@mantine/core'
import { causeWords, NO_CAUSE_WORDS, wayOutWords } from '../../shared/api/cause-words.ts'
import type { Output } from '../../shared/api/operations.ts'
import { formatMoney, formatUnits, formatWhen } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { runCommand } from '../ui/run-command.ts'
import { pageFormats } from '../ui/word-formats.ts'
import { packOf, unitsInWords } from '../ui/words.ts'
import classes from './record.module.css'
import { closeRecord, openRecord } from './record-requests.ts'

type Compared = Output<'balances.compare'>

interface ConsoleComparisonProps {
  readonly compared: Compared
  readonly account: string
  readonly zone: string
}

/** What is different between console and ledger, why it may be, what accepting it would do, and the other way out. */
export function ConsoleComparison({ compared, account, zone }: ConsoleComparisonProps) {
  const { ledger, difference } = compared
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm">
        The ledger has {unitsInWords(ledger)} left.{' '}
        <Text span c="dimmed" size="sm">
          {lastCheckedWords(compared, zone)}
        </Text>
      </Text>
      {difference === '0' && (
        <Text size="sm" fw={600}>
          Console and ledger agree.
        </Text>
      )}
      {difference !== null && difference !== '0' && (
        <>
          <Text size="sm" fw={600}>
            The console shows {unitsInWords(difference.replace('-', ''))} {difference.startsWith('-') ? 'less' : 'more'}{' '}
            than the ledger.
          </Text>
          <LikelyCauses causes={compared.causes} zone={zone} />
          <WhatIsPosted compared={compared} />
          <WayOut difference={difference} account={account} />
        </>
      )}
    </Stack>
  )
}

/** A lot that is asked for may have been compared with its account alone. */
function lastCheckedWords({ lot, lastChecked, lastCheckedOf }: Compared, zone: string): string {
  if (lastChecked === null) return 'Never checked before.'
  const what = lot !== null && lastCheckedOf === 'account' ? ', with its account' : ''
  return `Last checked ${formatWhen(lastChecked, zone)}${what}.`
}

function WhatIsPosted({ compared: { cost, postings } }: { readonly compared: Compared }) {
  return (
    <Table captionSide="top">
      <Table.Caption ta="start">What accepting it posts; it costs {formatMoney(cost)}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Lot</Table.Th>
          <Table.Th scope="col" ta="end">
            Units
          </Table.Th>
          <Table.Th scope="col" ta="end">
            Cost
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {postings.map((posting, index) => (
          <Table.Tr key={index}>
            <Table.Td>{posting.pack === null ? 'A new lot without a price' : packOf(posting.pack)}</Table.Td>
            <Table.Td ta="end">{formatUnits(posting.units)}</Table.Td>
            <Table.Td ta="end">{formatMoney(posting.cost)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Less in the console is explained by takes that are imported, more by a purchase that is recorded: importing takes would widen it. */
function WayOut({ difference, account }: { readonly difference: string; readonly account: string }) {
  const isLess = difference.startsWith('-')
  const goOn = (): void => {
    closeRecord()
    if (isLess) runCommand('import.usage')
    else openRecord({ kind: 'purchase', initial: { account } })
  }
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {wayOutWords(difference)}
      </Text>
      <Button className={classes.steady ?? ''} size="xs" variant="default" onClick={goOn}>
        {isLess ? 'Import what is missing…' : 'Record a purchase…'}
      </Button>
    </Group>
  )
}

/** Why they may differ. Whoever finds that one of them holds corrects the ledger instead of accepting the difference. */
function LikelyCauses({ causes, zone }: { readonly causes: Compared['causes']; readonly zone: string }) {
  if (causes.length === 0) return <Text size="sm">{NO_CAUSE_WORDS}</Text>
  return (
    <List size="sm" spacing={4} aria-label="Likely causes">
      {causes.map((cause, index) => (
        <List.Item key={index}>
          {causeWords(cause, pageFormats(zone))}{' '}
          {cause.kind === 'charged-failures' && (
            <Anchor size="sm" href={linkTo('/reports', { show: 'checks' })} onClick={closeRecord}>
              Claim them
            </Anchor>
          )}
        </List.Item>
      ))}
    </List>
  )
}
