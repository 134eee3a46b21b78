import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { PdfRequest } from '../../shared/api/host.ts'
import type { Recipient } from '../../shared/api/print.ts'
import { recipientQuery } from '../../shared/api/print.ts'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { ClientStatementSheet } from './ClientStatementSheet.tsx'
import { PrintState } from './PrintState.tsx'
import { PrintTools } from './PrintTools.tsx'
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
  const name = recipient.client ?? recipient.production ?? ''
  return (
    <div className={classes.page}>
      <PrintState view={view} title={`Statement for ${month}, ${name}`} />
      <PrintTools month={month} back={`/reports?month=${month}&${query}`}>
        {api.savePdf !== undefined && view.kind === 'ready' && (
          <SavePdf month={month} audience="client" save={api.savePdf} paper={paper} setPaper={setPaper} />
        )}
      </PrintTools>
      <Loaded view={view} retry={reload}>
        {(printed) => <ClientStatementSheet {...printed} name={name} />}
      </Loaded>
    </div>
  )
}
