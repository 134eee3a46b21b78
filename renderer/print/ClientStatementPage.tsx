import { Button, Group } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { PdfRequest } from '../../shared/api/host.ts'
import type { Recipient } from '../../shared/api/print.ts'
import { recipientQuery } from '../../shared/api/print.ts'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { formatMonth } from '../ui/format.ts'
import { navigate } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { useCommand } from '../ui/use-command.ts'
import { ClientStatementSheet } from './ClientStatementSheet.tsx'
import { PrintState } from './PrintState.tsx'
import { readClientStatement } from './read-statement.ts'
import { SavePdf } from './SavePdf.tsx'
import classes from './sheet.module.css'

interface ClientStatementPageProps {
  readonly month: string
  readonly recipient: Recipient
}

/** The statement of a client or production as it is printed, with what prints it. */
export function ClientStatementPage({ month, recipient }: ClientStatementPageProps) {
  const api = useApi()
  const [paper, setPaper] = useState<PdfRequest['paper']>('a4')
  const query = recipientQuery(recipient)
  const [read] = useState(() => createResource((key: string) => readClientStatement(api, key)))
  const { view, load, reload } = useStore(read)
  useEffect(() => void load(`${month}?${query}`), [load, month, query])
  useCommand('print.current', () => window.print())
  const name = recipient.client ?? recipient.production ?? ''
  return (
    <div className={classes.page}>
      <PrintState view={view} title={`Statement for ${month}, ${name}`} />
      <Group gap="sm" className={classes.tools}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => navigate(`/reports?month=${month}`)}
        >
          To {formatMonth(month)}
        </Button>
        {api.savePdf !== undefined && view.kind === 'ready' && (
          <SavePdf month={month} save={api.savePdf} paper={paper} setPaper={setPaper} />
        )}
        <Button
          size="xs"
          variant={api.savePdf === undefined ? 'filled' : 'default'}
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => window.print()}
        >
          {api.savePdf === undefined ? 'Print or save as PDF…' : 'Print…'}
        </Button>
      </Group>
      <Loaded view={view} retry={reload}>
        {(printed) => <ClientStatementSheet {...printed} name={name} />}
      </Loaded>
    </div>
  )
}
