import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { useApi } from '../../api/api-context.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { FileDrop } from '../../ui/FileTarget.tsx'
import { formatCount } from '../../ui/format.ts'
import { toastRecorded } from '../../ui/toast.tsx'
import type { Payments, PaymentsStore } from './payments-store.ts'
import { StatementRows } from './StatementRows.tsx'
import { statementWords } from './statement-words.ts'
import { TurnSigns } from './TurnSigns.tsx'
import { StatementOptions } from './StatementOptions.tsx'
import { dayWords } from './payment-words.ts'

interface StatementFileProps {
  readonly store: PaymentsStore
  readonly payments: Payments
}

/** Where a statement is chosen or dropped, what it would bring, and the button that keeps it. */
export function StatementFile({ store, payments: { span, imported } }: StatementFileProps) {
  const { file, busy, error, drop, choose } = useStore(store.statement)
  const isBusy = busy !== 'no'
  return (
    <Stack component="section" gap="sm" aria-label="Statements">
      <FileDrop label="A statement to import" isDisabled={isBusy} drop={(dropped) => void drop(dropped)}>
        <Group justify="space-between">
          <div>
            <Title order={2} size="h5">
              Statements
            </Title>
            <Text size="sm" c="dimmed">
              {span === null
                ? 'Drop a statement of a bank or a card here: OFX, QFX or CSV. Nothing of it is posted.'
                : `${formatCount(imported)} ${imported === 1 ? 'payment' : 'payments'}, ${dayWords(span.from)} to ${dayWords(span.to)}.`}
            </Text>
          </div>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            disabled={isBusy}
            onClick={() => void choose()}
          >
            Choose a statement…
          </Button>
        </Group>
      </FileDrop>
      {error !== null && <Failure error={error} />}
      {file !== null && <Preview store={store} name={file.name} />}
    </Stack>
  )
}

function Preview({ store, name }: { readonly store: PaymentsStore; readonly name: string }) {
  const api = useApi()
  const { preview, busy, keep, leave } = useStore(store.statement)
  const isBusy = busy !== 'no'
  const found = preview?.lines.new ?? 0
  const save = async (): Promise<void> => {
    const kept = await keep()
    if (kept?.kept === undefined || kept.kept === null) return
    const { statement, keptAt } = kept.kept
    toastRecorded(api, `Kept ${formatCount(kept.lines.new)} of ${name}`, {
      takeBack: () => api.call('payments.forget', { statement, keptAt }),
    })
  }
  return (
    <Paper p="md" role="group" aria-label={`Preview of ${name}`} aria-busy={isBusy}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" role="status">
          {preview === null ? name : `${name}: ${statementWords(preview)}.`}
        </Text>
        <Group gap="sm">
          <Button disabled={busy === 'keeping' || found === 0} onClick={() => void save()}>
            {`Keep ${formatCount(found)} ${found === 1 ? 'payment' : 'payments'}`}
          </Button>
          <Button variant="default" disabled={isBusy} onClick={leave}>
            Leave it
          </Button>
        </Group>
      </Group>
      {preview?.mayBeTurned === true && <TurnSigns store={store} />}
      <StatementOptions store={store} />
      {preview !== null && (
        <Box mt="sm">
          <StatementRows statement={preview} isStale={busy === 'reading'} />
        </Box>
      )}
    </Paper>
  )
}
