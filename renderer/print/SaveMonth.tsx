import { Alert, Button } from '@mantine/core'
import { IconFolderDown } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { PdfRequest } from '../../shared/api/host.ts'
import { statementPlace } from '../../shared/api/print.ts'
import type { ApiClient } from '../api/client.ts'
import { navigate } from '../ui/hash-location.ts'
import { toast } from '../ui/toast.tsx'
import { loadFonts } from './fallback-fonts.ts'

interface SaveMonthProps extends PdfRequest {
  readonly save: NonNullable<ApiClient['saveMonth']>
  /** Whether it was asked for before the page was there: then it begins by itself. */
  readonly isAskedFor: boolean
}

/** Has the host save the month in every format, with the page as a PDF, in a folder of choice. */
export function SaveMonth({ month, paper, save, isAskedFor }: SaveMonthProps) {
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const saveMonth = async (): Promise<void> => {
    setSaving(true)
    // The page is printed as it stands: with its fonts it is whole.
    await loadFonts()
    const outcome = await save({ month, paper })
    setSaving(false)
    setFailure(outcome.ok ? null : outcome.error.message)
    if (!outcome.ok || outcome.value === null) return
    const { files, name, leftOut } = outcome.value
    toast(`Exported ${files} files into ${name}`)
    if (leftOut !== null) setFailure(`Without ${leftOut.file}: ${leftOut.reason}`)
  }
  const begun = useRef(false)
  useEffect(() => {
    if (!isAskedFor || begun.current) return
    begun.current = true
    // Whoever comes back to the page asks for nothing.
    navigate(statementPlace(month), { replace: true })
    void saveMonth()
  })
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={isSaving}
        leftSection={<IconFolderDown size={14} aria-hidden />}
        onClick={() => void saveMonth()}
      >
        All formats into a folder…
      </Button>
      {failure !== null && <Alert color="red">{failure}</Alert>}
    </>
  )
}
