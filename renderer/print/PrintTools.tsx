import { Button, Group } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useApi } from '../api/api-context.tsx'
import { formatMonth } from '../ui/format.ts'
import { navigate } from '../ui/hash-location.ts'
import { useCommand } from '../ui/use-command.ts'
import classes from './sheet.module.css'

interface PrintToolsProps {
  readonly month: string
  /** The address that the way back leads to. */
  readonly back: string
  /** What saves the page, once it is whole. */
  readonly children: ReactNode
}

/** What stands over a printed statement, and is not printed: the way back, what saves it, and the print button. */
export function PrintTools({ month, back, children }: PrintToolsProps) {
  const savesPdf = useApi().savePdf !== undefined
  useCommand('print.current', () => window.print())
  return (
    <Group gap="sm" className={classes.tools}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => navigate(back)}
      >
        To {formatMonth(month)}
      </Button>
      {children}
      <Button
        size="xs"
        variant={savesPdf ? 'default' : 'filled'}
        leftSection={<IconPrinter size={14} aria-hidden />}
        onClick={() => window.print()}
      >
        {savesPdf ? 'Print…' : 'Print or save as PDF…'}
      </Button>
    </Group>
  )
}
