import { Alert, Button, Group, List, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatCount } from '../ui/format.ts'
import { Section } from './Section.tsx'
import { ALL } from './settings-stores.ts'
import type { SettingsStores, Verification } from './settings-stores.ts'

/** Rebuilds everything from the journal and compares it with what is stored; changes nothing. */
export function CheckSection({ check }: Pick<SettingsStores, 'check'>) {
  const api = useApi()
  const { view, load } = useStore(check)
  const isRunning = view.kind === 'loading' || (view.kind === 'ready' && view.isStale)
  return (
    <Section
      id="check"
      hint="Draws every take from the packs anew and compares the result with what is stored. It changes nothing."
      actions={
        <>
          {isRunning && (
            <Button variant="default" onClick={() => void api.cancel()}>
              Cancel
            </Button>
          )}
          <Button variant="default" loading={isRunning} onClick={() => void load(ALL)}>
            Check now
          </Button>
        </>
      }
    >
      {view.kind === 'idle' && (
        <Text size="sm" c="dimmed">
          Not checked since this screen was opened.
        </Text>
      )}
      {view.kind === 'loading' && <Text size="sm">Checking…</Text>}
      {view.kind === 'failed' && <Failure error={view.error} retry={() => load(ALL)} />}
      {view.kind === 'ready' && <Findings result={view.value} />}
    </Section>
  )
}

function Findings({ result }: { readonly result: Verification }) {
  const { ok, findings, entries, postings, lots, months } = result
  if (ok) {
    return (
      <Alert color="green" variant="light" icon={<IconCheck aria-hidden />} title="All holds" role="status">
        <Text size="sm">
          {formatCount(entries)} entries, {formatCount(postings)} postings, {formatCount(lots)} lots and{' '}
          {formatCount(months)} months agree.
        </Text>
      </Alert>
    )
  }
  const title = `${formatCount(findings.length)} ${findings.length === 1 ? 'thing does' : 'things do'} not hold`
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <List size="sm">
        {findings.slice(0, 100).map((finding) => (
          <List.Item key={finding}>{finding}</List.Item>
        ))}
      </List>
      <Group mt="sm">
        <Text size="sm">Restore the newest backup from before, and keep a copy of this data folder.</Text>
      </Group>
    </Alert>
  )
}
