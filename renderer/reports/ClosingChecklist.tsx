import { Button, List, Text, ThemeIcon } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { closingWords } from '../../shared/api/closing-words.ts'
import type { ClosingPointJson } from '../../shared/api/months.ts'
import { useOnChange } from '../api/api-context.tsx'
import { openRecord } from '../record/record-requests.ts'
import { linkTo } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { useStudio } from '../ui/studio-context.ts'
import { pageFormats } from '../ui/word-formats.ts'
import { monthSpan } from './month-span.ts'
import type { ReportsStore } from './reports-store.ts'

interface ClosingChecklistProps {
  readonly store: ReportsStore
  readonly month: string
}

/** What is in order before the month is closed, and the way to what is not. */
export function ClosingChecklist({ store, month }: ClosingChecklistProps) {
  const { zone } = useStudio()
  const { view, load, reload } = useStore(store.checklist)
  useEffect(() => void load(month), [load, month])
  useOnChange(['ledger', 'claims'], reload)
  return (
    <Loaded view={view} retry={reload}>
      {({ points }) => (
        <List spacing={4} size="sm" mt="xs" center aria-label="Before closing">
          {points.map((point) => (
            <List.Item key={keyOf(point)} icon={<PointIcon isDone={point.isDone} />}>
              <Text span size="sm">
                {closingWords(point, pageFormats(zone))}
              </Text>{' '}
              {!point.isDone && <WayTo point={point} month={month} />}
            </List.Item>
          ))}
        </List>
      )}
    </Loaded>
  )
}

/** An account may be called as a kind is. */
function keyOf(point: ClosingPointJson): string {
  return 'account' in point ? `${point.kind} ${point.account}` : point.kind
}

function PointIcon({ isDone }: { readonly isDone: boolean }) {
  return (
    <ThemeIcon
      size={20}
      radius="xl"
      variant="light"
      color={isDone ? 'green' : 'yellow'}
      role="img"
      aria-label={isDone ? 'In order' : 'Open'}
    >
      {isDone ? <IconCheck size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
    </ThemeIcon>
  )
}

function WayTo({ point, month }: { readonly point: ClosingPointJson; readonly month: string }) {
  switch (point.kind) {
    case 'reconciled':
      return (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Reconcile ${point.account}`}
          onClick={() => openRecord({ kind: 'balance', account: point.account })}
        >
          Reconcile
        </Button>
      )
    case 'attributed':
    case 'covered':
      return (
        <Button
          component="a"
          size="compact-xs"
          variant="default"
          href={linkTo('/ledger', { ...monthSpan(month), kind: 'usage' })}
        >
          See the takes
        </Button>
      )
    case 'claims':
      return (
        <Button component="a" size="compact-xs" variant="default" href={linkTo('/reports', { month, show: 'checks' })}>
          See the claims
        </Button>
      )
    case 'expired':
      return null
  }
}
