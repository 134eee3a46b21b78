import { Skeleton, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { View } from '../api/resource.ts'
import { Failure } from './Failure.tsx'

interface LoadedProps<T> {
  readonly view: View<T>
  readonly retry: () => unknown
  /** What stands in for the content while it loads; lines unless told otherwise. */
  readonly skeleton?: ReactNode
  readonly children: (value: T) => ReactNode
}

/** What was read, or that it is on its way, or why it did not come and what can be done. */
export function Loaded<T>({ view, retry, skeleton, children }: LoadedProps<T>) {
  if (view.kind === 'ready') return <div aria-busy={view.isStale}>{children(view.value)}</div>
  if (view.kind === 'failed') return <Failure error={view.error} retry={retry} />
  return <Late>{skeleton ?? <Lines />}</Late>
}

const PATIENCE = 150

/** Shows its content after 150 ms alone: what comes sooner does not flicker. */
function Late({ children }: { readonly children: ReactNode }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label="Loading" aria-busy="true">
      {isLate && children}
    </div>
  )
}

function Lines() {
  return (
    <Stack gap="sm">
      <Skeleton height="2rem" width="40%" />
      <Skeleton height="1rem" />
      <Skeleton height="1rem" />
      <Skeleton height="1rem" width="70%" />
    </Stack>
  )
}
