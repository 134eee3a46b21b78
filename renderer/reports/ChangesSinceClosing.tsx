import { Anchor, List, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { LedgerRow } from '../../shared/api/ledger-view.ts'
import { useOnChange } from '../api/api-context.tsx'
import { formatMoney, formatWhen } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { useStudio } from '../ui/studio-context.ts'
import { unitsInWords } from '../ui/words.ts'
import type { ReportsStore } from './reports-store.ts'

interface ChangesSinceClosingProps {
  readonly store: ReportsStore
  readonly month: string
}

/** So many are listed; the others are in the ledger. */
const MOST_LISTED = 10

/** Of a month that was reopened: what was recorded since that counts in it. Nothing of one that never was. */
export function ChangesSinceClosing({ store, month }: ChangesSinceClosingProps) {
  const { zone } = useStudio()
  const { view, load, reload } = useStore(store.history)
  useEffect(() => void load(month), [load, month])
  useOnChange(['ledger', 'settings'], reload)
  if (view.kind !== 'ready' || view.value.month !== month || view.value.changes === null) return null
  const { closings, changes, digest } = view.value
  const undone = closings.find(({ entry }) => entry === changes.closing)
  if (undone?.reopenedAt === undefined || undone.reopenedAt === null) return null
  const isSame = undone.digest === digest
  return (
    <>
      <Text size="sm" mt="xs">
        {`Closed on ${formatWhen(undone.at, zone, 'minute')}${noted(undone.note)} and reopened on ${formatWhen(undone.reopenedAt, zone, 'minute')}${noted(undone.reopenedNote)}. `}
        {changes.total === 0 ? 'Nothing was recorded since that counts in it.' : countedChanges(changes.total)}
        {isSame ? ' The statement is what it was closed with.' : ' The statement is no longer what it was closed with.'}
      </Text>
      {changes.total > 0 && (
        <List size="sm" mt={4} aria-label="Recorded since the closing">
          {changes.rows.slice(0, MOST_LISTED).map((row) => (
            <List.Item key={row.id}>
              <Anchor size="sm" href={linkTo('/ledger', { text: row.id })}>
                {formatWhen(row.at, zone, 'minute')}
              </Anchor>
              {`: ${changeWords(row)}`}
            </List.Item>
          ))}
          {changes.total > MOST_LISTED && <List.Item>{`and ${changes.total - MOST_LISTED} more`}</List.Item>}
        </List>
      )}
    </>
  )
}

function noted(note: string | null): string {
  return note === null ? '' : ` (“${note}”)`
}

function countedChanges(total: number): string {
  return total === 1
    ? 'One entry was recorded since that counts in it.'
    : `${total} entries were recorded since that count in it.`
}

const KINDS: Readonly<Record<LedgerRow['kind'], string>> = {
  purchase: 'purchase',
  usage: 'usage',
  balance: 'console check',
  amend: 'new expiry',
  reversal: 'reversal',
  close: 'closing',
  reopen: 'reopening',
}

function changeWords({ kind, account, production, units, cost, note, reverses }: LedgerRow): string {
  const what = reverses === null ? KINDS[kind] : `reversal of a ${KINDS[reverses.kind]}`
  const moved = units === null ? null : unitsInWords(units)
  const parts = [what, account, production, moved, cost === null ? null : formatMoney(cost), note]
  return parts.filter((part) => part !== null).join(', ')
}
