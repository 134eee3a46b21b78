import { Alert, Button, Group, SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { PdfRequest } from '../../shared/api/host.ts'
import { EVERY_FORMAT } from '../../shared/api/print.ts'
import { useApi } from '../api/api-context.tsx'
import type { ApiClient } from '../api/client.ts'
import { createResource } from '../api/resource.ts'
import { formatMonth } from '../ui/format.ts'
import { navigate, useHashSearch } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { toast } from '../ui/toast.tsx'
import { useCommand } from '../ui/use-command.ts'
import { PrintState } from './PrintState.tsx'
import { readStatement } from './read-statement.ts'
import { SaveMonth } from './SaveMonth.tsx'
import classes from './sheet.module.css'
import { StatementSheet } from './StatementSheet.tsx'

interface SavePdfProps {
  readonly month: string
  readonly save: NonNullable<ApiClient['savePdf']>
  readonly paper: PdfRequest['paper']
  readonly setPaper: (paper: PdfRequest['paper']) => void
}

const PAPER_CHOICES = [
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'US Letter' },
] as const

/** Has the host save the page as a PDF, on a paper of choice. */
function SavePdf({ month, save, paper, setPaper }: SavePdfProps) {
  const [failure, setFailure] = useState<string | null>(null)
  const savePdf = async (): Promise<void> => {
    const outcome = await save({ month, paper })
    setFailure(outcome.ok ? null : outcome.error.message)
    if (outcome.ok && outcome.value !== null) toast(`Saved ${outcome.value.name}`)
  }
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Paper"
        data={[...PAPER_CHOICES]}
        value={paper}
        onChange={(value) => setPaper(value === 'letter' ? 'letter' : 'a4')}
      />
      <Button size="xs" leftSection={<IconFileTypePdf size={14} aria-hidden />} onClick={() => void savePdf()}>
        Save as PDF…
      </Button>
      {failure !== null && <Alert color="red">{failure}</Alert>}
    </>
  )
}

/** A month's statement as it is printed, with what prints it. */
export function StatementPage({ month }: { readonly month: string }) {
  const api = useApi()
  const [paper, setPaper] = useState<PdfRequest['paper']>('a4')
  const isAskedFor = new URLSearchParams(useHashSearch()).has(EVERY_FORMAT)
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
        {api.savePdf !== undefined && view.kind === 'ready' && (
          <SavePdf month={month} save={api.savePdf} paper={paper} setPaper={setPaper} />
        )}
        {api.saveMonth !== undefined && view.kind === 'ready' && (
          <SaveMonth month={month} paper={paper} save={api.saveMonth} isAskedFor={isAskedFor} />
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
        {(printed) => <StatementSheet {...printed} />}
      </Loaded>
    </div>
  )
}
