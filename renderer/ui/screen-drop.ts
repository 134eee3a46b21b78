import { useEffect, useRef } from 'react'

type Take = (file: File) => void

const takers: Take[] = []

/** Hands a file that was dropped beside every drop zone to the one that came up last; answers whether one is shown. */
export function handToScreen(file: File): boolean {
  const take = takers.at(-1)
  take?.(file)
  return take !== undefined
}

/** Takes what is dropped anywhere on the window while this is shown. */
export function useScreenDrop(take: Take): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const taker: Take = (file) => latest.current(file)
    takers.push(taker)
    return () => {
      takers.splice(takers.indexOf(taker), 1)
    }
  }, [])
}
