import { Alert, Button, SegmentedControl } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { PdfRequest } from '../../shared/api/host.ts'
import type { ApiClient } from '../api/client.ts'
import { toast } from '../ui/toast.tsx'
import { loadFonts } from './fallback-fonts.ts'

interface SavePdfProps {
  readonly month: string
  readonly audience?: NonNullable<PdfRequest['audience']>
  readonly save: NonNullable<ApiClient['savePdf']>
  readonly paper: PdfRequest['paper']
  readonly setPaper: (paper: PdfRequest['paper']) => void
}

const PAPER_CHOICES = [
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'US Letter' },
] as const

/** Has the host save the page as a PDF, on a paper of choice. */
export function SavePdf({ month, audience, save, paper, setPaper }: SavePdfProps) {
  const [failure, setFailure] = useState<string | null>(null)
  const savePdf = async (): Promise<void> => {
    // The page is printed as it stands: with its fonts it is whole.
    await loadFonts()
    const outcome = await save({ month, paper, ...(audience === undefined ? {} : { audience }) })
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
