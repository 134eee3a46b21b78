import { Menu } from '@mantine/core'
import { useStore } from 'zustand'
import type { MonthFormat } from '../../shared/api/month-formats.ts'
import { MONTH_FORMAT_NAMES, MONTH_FORMATS } from '../../shared/api/month-formats.ts'
import { EVERY_FORMAT, statementPlace } from '../../shared/api/print.ts'
import { useApi } from '../api/api-context.tsx'
import { formatMonth } from '../ui/format.ts'
import { navigate } from '../ui/hash-location.ts'
import { toast } from '../ui/toast.tsx'
import { ExportButton } from './ExportButton.tsx'
import type { ReportsStore } from './reports-store.ts'

interface ExportMenuProps {
  readonly store: ReportsStore
  readonly month: string
}

/** The statement as a file, in a format of choice; the key for exporting opens it. */
export function ExportMenu({ store, month }: ExportMenuProps) {
  const { doing, save, saveAll } = useStore(store.work)
  const savesFolders = useApi().saveMonth !== undefined
  const exportAll = async (): Promise<void> => {
    const saved = await saveAll(month)
    if (saved !== null) toast(`Exported ${saved.name}`)
  }
  const exportAs = async (format: MonthFormat): Promise<void> => {
    const saved = await save(month, format)
    if (saved !== null) toast(`Exported ${saved.name}`)
  }
  return (
    <ExportButton isBusy={doing === 'exporting'}>
      <Menu.Label>The statement for {formatMonth(month)}</Menu.Label>
      {MONTH_FORMAT_NAMES.map((format) => (
        <Menu.Item key={format} onClick={() => void exportAs(format)}>
          {MONTH_FORMATS[format].label}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => navigate(statementPlace(month))}>Print or save as PDF…</Menu.Item>
      {savesFolders ? (
        <Menu.Item onClick={() => navigate(`${statementPlace(month)}?${EVERY_FORMAT}`)}>
          All formats into a folder…
        </Menu.Item>
      ) : (
        <Menu.Item onClick={() => void exportAll()}>All formats, a zip</Menu.Item>
      )}
    </ExportButton>
  )
}
