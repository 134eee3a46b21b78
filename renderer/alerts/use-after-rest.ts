import { useCallback, useEffect, useRef } from 'react'

/** Does what is asked once nobody has asked for so many milliseconds; not any more once the page has left what asked. */
export function useAfterRest(work: () => unknown, milliseconds: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const cancel = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current)
  }, [])
  useEffect(() => cancel, [cancel])
  return () => {
    cancel()
    timer.current = setTimeout(() => void work(), milliseconds)
  }
}
