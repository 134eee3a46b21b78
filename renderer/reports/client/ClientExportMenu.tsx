import { Menu } from '@mantine/core'
import { useStore } from 'zustand'
import type { ClientFormat } from '../../../shared/api/client-statement.ts'
import { CLIENT_FORMATS } from '../../../shared/api/client-statement.ts'
import type { Recipient } from '../../../shared/api/print.ts'
import { clientStatementPlace } from '../../../shared/api/print.ts'
import { formatMonth } from '../../ui/format.ts'
import { navigate } from '../../ui/hash-location.ts'
import { toast } from '../../ui/toast.tsx'
import { ExportButton } from '../ExportButton.tsx'
import type { ReportsStore } from '../reports-store.ts'

interface ClientExportMenuProps {
  readonly store: ReportsStore
  readonly month: string
  readonly recipient: Recipient
}

const LABELS: Readonly<Record<ClientFormat, string>> = {
  csv: 'CSV, for a spreadsheet',
  xlsx: 'Excel workbook',
  json: 'JSON',
}

/** The statement of a client or production as a file, in a format of choice. */
export function ClientExportMenu({ store, month, recipient }: ClientExportMenuProps) {
  const { doing, saveFor } = useStore(store.work)
  const name = recipient.client ?? recipient.production ?? ''
  const exportAs = async (format: ClientFormat): Promise<void> => {
    const saved = await saveFor(month, recipient, format)
    if (saved !== null) toast(`Exported ${saved.name}`)
  }
  return (
    <ExportButton isBusy={doing === 'exporting'}>
      <Menu.Label>
        {name}, {formatMonth(month)}
      </Menu.Label>
      {CLIENT_FORMATS.map((format) => (
        <Menu.Item key={format} onClick={() => void exportAs(format)}>
          {LABELS[format]}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => navigate(clientStatementPlace(month, recipient))}>Print or save as PDF…</Menu.Item>
    </ExportButton>
  )
}
