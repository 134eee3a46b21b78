import { Alert, Button, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Output } from '../../shared/api/operations.ts'
import { useApi } from '../api/api-context.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { formatCount, formatWhen } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import { toast, toastFailure } from '../ui/toast.tsx'
import { agoWords, fileName, reasonWords, sizeWords } from './backup-words.ts'
import { RestoreDialog } from './RestoreDialog.tsx'
import { Section } from './Section.tsx'
import { ALL } from './settings-stores.ts'
import type { Backup, SettingsStores } from './settings-stores.ts'
import classes from './settings.module.css'

/** The copies of the ledger: taken by themselves, by hand, and given back. */
export function BackupsSection({ stores }: { readonly stores: SettingsStores }) {
  const api = useApi()
  const { zone } = useStudio()
  const { view, load, reload } = useStore(stores.backups)
  const diagnostics = useStore(stores.diagnostics, (one) => one.view)
  const [busy, setBusy] = useState<'now' | 'copy' | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [restored, setRestored] = useState<Output<'backups.restore'> | null>(null)
  useEffect(() => void load(ALL), [load])

  const backUp = async (): Promise<void> => {
    setBusy('now')
    const outcome = await api.call('backups.create', {})
    setBusy(null)
    if (outcome.ok) toast(`Backed up: ${sizeWords(outcome.value.bytes)}`)
    else toastFailure(outcome.error)
    await reload()
  }
  const saveCopy = async (): Promise<void> => {
    setBusy('copy')
    const outcome = await api.saveExport({ operation: 'backups.create', input: {}, name: 'packledger-backup.sqlite' })
    setBusy(null)
    if (!outcome.ok) toastFailure(outcome.error)
    else if (outcome.value !== null) toast(`Saved ${outcome.value.name}: ${sizeWords(outcome.value.bytes)}`)
  }
  const chooseFile = async (): Promise<void> => {
    const picked = await api.openFile('backup')
    if (!picked.ok) toastFailure(picked.error)
    else if (picked.value !== null) setChosen(picked.value.file)
  }
  return (
    <Section
      id="backups"
      hint="One is taken each day before the first change; 7 days, 4 weeks and 12 months are kept. Those taken by hand stay."
      actions={
        <>
          <Button variant="default" onClick={() => void chooseFile()}>
            Restore from a file…
          </Button>
          <Button variant="default" loading={busy === 'copy'} onClick={() => void saveCopy()}>
            Save a copy…
          </Button>
          <Button loading={busy === 'now'} onClick={() => void backUp()}>
            Back up now
          </Button>
        </>
      }
    >
      {restored !== null && <Restored outcome={restored} />}
      <Loaded view={view} retry={reload}>
        {(backups) =>
          backups.length === 0 ? (
            <Text size="sm" c="dimmed">
              No backup yet. One is taken before the first change of each day.
            </Text>
          ) : (
            <BackupsTable
              backups={backups}
              zone={zone}
              now={diagnostics.kind === 'ready' ? diagnostics.value.at : null}
              onRestore={setChosen}
            />
          )
        }
      </Loaded>
      {chosen !== null && (
        <RestoreDialog
          preview={stores.backup}
          file={chosen}
          onClose={() => setChosen(null)}
          onRestored={(outcome) => {
            setChosen(null)
            setRestored(outcome)
            void reload()
          }}
        />
      )}
    </Section>
  )
}

function Restored({ outcome }: { readonly outcome: Output<'backups.restore'> }) {
  return (
    <Alert color="green" variant="light" icon={<IconCheck aria-hidden />} title="Restored" role="status">
      <Text size="sm">
        The ledger is {fileName(outcome.restored)} now, with {formatCount(outcome.entries)} entries.
        {outcome.keptCopy !== null && ` The one that was replaced is kept as ${outcome.keptCopy}.`}
      </Text>
    </Alert>
  )
}

interface BackupsTableProps {
  readonly backups: readonly Backup[]
  readonly zone: string
  /** The studio's now; null while it is not known. */
  readonly now: string | null
  readonly onRestore: (file: string) => void
}

function BackupsTable({ backups, zone, now, onRestore }: BackupsTableProps) {
  return (
    <div className={classes.wide}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Taken</Table.Th>
            <Table.Th scope="col">Age</Table.Th>
            <Table.Th scope="col">Why</Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Size
            </Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {backups.map(({ file, takenAt, reason, bytes }) => (
            <Table.Tr key={file}>
              <Table.Th scope="row" fw={500} className={classes.nowrap}>
                {formatWhen(takenAt, zone)}
              </Table.Th>
              <Table.Td className={classes.nowrap}>{now === null ? '' : agoWords(takenAt, now)}</Table.Td>
              <Table.Td>{reasonWords(reason)}</Table.Td>
              <Table.Td className={classes.number}>{sizeWords(bytes)}</Table.Td>
              <Table.Td className={classes.number}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Restore the backup of ${formatWhen(takenAt, zone)}`}
                  onClick={() => onRestore(file)}
                >
                  Restore…
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
