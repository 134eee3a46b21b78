import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { chargedFailuresWords } from '../../shared/api/bill-words.ts'
import { undoClaiming } from '../reports/checks/claim-undo.ts'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { formatCount, formatDay, formatWhen } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import classes from '../ui/table.module.css'
import { toastFailure, toastRecorded } from '../ui/toast.tsx'
import type { ComparedBill } from './bill-store.ts'

type Take = ComparedBill['charged'][number]['takes'][number]

interface ChargedFailuresProps {
  readonly compared: ComparedBill
  /** A take was claimed, or that was undone. */
  readonly onClaimed: () => void
}

/** The bill's failures that carry a charge: their lines, and the failed takes that each may be, to be claimed. */
export function ChargedFailures({ compared, onClaimed }: ChargedFailuresProps) {
  const { zone } = useStudio()
  useOnChange(['claims'], onClaimed)
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {chargedFailuresWords(compared)}
      </Text>
      <Table aria-label="Failures that were charged" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.number}>
              Line
            </Table.Th>
            <Table.Th scope="col">Day</Table.Th>
            <Table.Th scope="col">Hour from</Table.Th>
            <Table.Th scope="col">Model</Table.Th>
            <Table.Th scope="col">Failed takes of that hour</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {compared.charged.map(({ line, day, from, model, takes }) => (
            <Table.Tr key={line}>
              <Table.Td className={classes.number}>{formatCount(line)}</Table.Td>
              <Table.Td className={classes.nowrap}>{formatDay(day)}</Table.Td>
              <Table.Td className={classes.nowrap}>{formatWhen(from, zone, 'minute')}</Table.Td>
              <Table.Td className={classes.nowrap}>{model}</Table.Td>
              <Table.Td>
                {takes.length === 0
                  ? 'None in the ledger'
                  : takes.map((take) => <TakeLine key={take.id} take={take} />)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

function TakeLine({ take: { id, externalId, at, isClaimed } }: { readonly take: Take }) {
  const api = useApi()
  const { zone } = useStudio()
  const [isBusy, setBusy] = useState(false)
  const name = externalId ?? id
  const claim = async (): Promise<void> => {
    setBusy(true)
    const outcome = await api.call('claims.raise', { takes: [id] })
    setBusy(false)
    if (outcome.ok) toastRecorded(api, '1 take claimed', undoClaiming(api, [id]))
    else toastFailure(outcome.error)
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <Text span size="sm" className={classes.nowrap}>
        {name}
      </Text>
      <Text span size="sm" c="dimmed">
        {formatWhen(at, zone, 'time')}
      </Text>
      {isClaimed ? (
        <Text span size="sm">
          Claimed
        </Text>
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Claim ${name}`}
          loading={isBusy}
          onClick={() => void claim()}
        >
          Claim
        </Button>
      )}
    </Group>
  )
}
