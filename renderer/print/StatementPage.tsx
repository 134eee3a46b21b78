import { Button, Group } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { formatMonth } from '../ui/format.ts'
import { navigate } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { useCommand } from '../ui/use-command.ts'
import { PrintState } from './PrintState.tsx'
import { readStatement } from './read-statement.ts'
import classes from './sheet.module.css'
import { StatementSheet } from './StatementSheet.tsx'

/** A month's statement as it is printed, with what prints it. */
export function StatementPage({ month }: { readonly month: string }) {
  const api = useApi()
  const [read] = useState(() => createResource((key: string) => readStatement(api, key)))
  const { view, load, reload } = useStore(read)
  useEffect(() => void load(month), [load, month])
  useCommand('print.current', () => window.print())
  return (
    <div className={classes.page}>
      <PrintState view={view} title={`Statement for ${month}`} />
      <Group gap="sm" className={classes.tools}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => navigate(`/reports?month=${month}`)}
        >
          To {formatMonth(month)}
        </Button>
        <Button size="xs" leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => window.print()}>
          Print or save as PDF…
        </Button>
      </Group>
      <Loaded view={view} retry={reload}>
        {(printed) => <StatementSheet {...printed} />}
      </Loaded>
    </div>
  )
}
