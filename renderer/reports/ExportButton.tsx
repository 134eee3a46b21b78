import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommand } from '../ui/use-command.ts'

interface ExportButtonProps {
  readonly isBusy: boolean
  /** The menu's items. */
  readonly children: ReactNode
}

/** The button that opens the menu of what can be exported; the key for exporting opens it too. */
export function ExportButton({ isBusy, children }: ExportButtonProps) {
  const [isOpen, setOpen] = useState(false)
  useCommand('export.current', () => setOpen(true))
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw="24rem">{children}</Menu.Dropdown>
    </Menu>
  )
}
