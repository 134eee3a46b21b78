import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatWhen } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import type { ShownEntry } from './EntryDetails.tsx'
import { detailOf, KIND_WORDS } from './words.ts'

interface HistoryProps {
  readonly shown: ShownEntry
  readonly open: (entry: string) => void
}

/** Where an entry came from, and what was done to it since. */
export function History({ shown, open }: HistoryProps) {
  const { zone } = useStudio()
  const { batch, reversedBy, reverses, amends } = shown
  if (batch === null && reversedBy === null && reverses === null && amends.length === 0) return null
  return (
    <section aria-label="History">
      <Title order={3} size="h6">
        History
      </Title>
      <Stack gap="xs" mt="xs">
        {batch !== null && (
          <Text size="sm">
            Came with the file {batch.file}, imported {formatWhen(batch.recordedAt, zone)}
          </Text>
        )}
        {reverses !== null && (
          <Step onOpen={() => open(reverses.id)}>
            Takes back: {KIND_WORDS[reverses.kind].toLowerCase()} of {formatWhen(reverses.at, zone)},{' '}
            {detailOf(reverses, zone)}
          </Step>
        )}
        {amends.map((amend) => (
          <Step key={amend.id} onOpen={() => open(amend.id)}>
            {formatWhen(amend.at, zone)}: expiry moved to {formatWhen(amend.expiresAt, zone)}
            {amend.note !== null && `, ${amend.note}`}
          </Step>
        ))}
        {reversedBy !== null && (
          <Step onOpen={() => open(reversedBy.id)}>
            Taken back {formatWhen(reversedBy.recordedAt, zone)}
            {reversedBy.text !== null && `: ${reversedBy.text}`}
          </Step>
        )}
      </Stack>
    </section>
  )
}

function Step({ onOpen, children }: { readonly onOpen: () => void; readonly children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text size="sm">{children}</Text>
      <Button size="compact-xs" variant="subtle" onClick={onOpen}>
        Show
      </Button>
    </Group>
  )
}
