import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { ClientFormat } from '../../../shared/api/client-statement.ts'
import { CLIENT_FORMATS } from '../../../shared/api/client-statement.ts'
import type { Recipient } from '../../../shared/api/print.ts'
import { clientStatementPlace } from '../../../shared/api/print.ts'
import { formatMonth } from '../../ui/format.ts'
import { navigate } from '../../ui/hash-location.ts'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../../ui/use-command.ts'
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
  const [isOpen, setOpen] = useState(false)
  const { doing, saveFor } = useStore(store.work)
  useCommand('export.current', () => setOpen(true))
  const name = recipient.client ?? recipient.production ?? ''
  const exportAs = async (format: ClientFormat): Promise<void> => {
    const saved = await saveFor(month, recipient, format)
    if (saved !== null) toast(`Exported ${saved.name}`)
  }
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={doing === 'exporting'}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw="24rem">
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
      </Menu.Dropdown>
    </Menu>
  )
}
