import { VisuallyHidden } from '@mantine/core'
import { useStore } from 'zustand'
import { announcements } from '../ui/announce.ts'

/** What screen readers are told as it happens. */
export function LiveRegion() {
  const { text } = useStore(announcements)
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
    </VisuallyHidden>
  )
}
