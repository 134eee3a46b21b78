import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { PdfRequest } from '../../shared/api/host.ts'
import { EVERY_FORMAT } from '../../shared/api/print.ts'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { useHashSearch } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { ClientStatementPage } from './ClientStatementPage.tsx'
import { PrintState } from './PrintState.tsx'
import { PrintTools } from './PrintTools.tsx'
import { readStatement } from './read-statement.ts'
import { recipientOf } from './recipient.ts'
import { SaveMonth } from './SaveMonth.tsx'
import { SavePdf } from './SavePdf.tsx'
import classes from './sheet.module.css'
import { StatementSheet } from './StatementSheet.tsx'

/** A month's statement as it is printed, with what prints it: the whole studio's, or that of whom the address names. */
export function StatementPage({ month }: { readonly month: string }) {
  const recipient = recipientOf(useHashSearch())
  return recipient === null ? (
    <WholeStatementPage month={month} />
  ) : (
    <ClientStatementPage month={month} recipient={recipient} />
  )
}

function WholeStatementPage({ month }: { readonly month: string }) {
  const api = useApi()
  const [paper, setPaper] = useState<PdfRequest['paper']>('a4')
  const isAskedFor = new URLSearchParams(useHashSearch()).has(EVERY_FORMAT)
  const [read] = useState(() => createResource((key: string) => readStatement(api, key)))
  const { view, load, reload } = useStore(read)
  useEffect(() => void load(month), [load, month])
  return (
    <div className={classes.page}>
      <PrintState view={view} title={`Statement for ${month}`} />
      <PrintTools month={month} back={`/reports?month=${month}`}>
        {api.savePdf !== undefined && view.kind === 'ready' && (
          <SavePdf month={month} save={api.savePdf} paper={paper} setPaper={setPaper} />
        )}
        {api.saveMonth !== undefined && view.kind === 'ready' && (
          <SaveMonth month={month} paper={paper} save={api.saveMonth} isAskedFor={isAskedFor} />
        )}
      </PrintTools>
      <Loaded view={view} retry={reload}>
        {(printed) => <StatementSheet {...printed} />}
      </Loaded>
    </div>
  )
}
