import { useEffect, useRef } from 'react'

type Take = (file: File) => void

/** The drop zones that are shown, the last that came up at the end. */
const zones: Take[] = []
/** The import of usage, which takes what no zone does. */
let usual: Take | null = null
/** Dropped before the import was there. */
let waiting: File | null = null

/** Hands a file that was dropped on the window to the zone that came up last, else to the import, as soon as that is there. */
export function handOver(file: File): void {
  const take = zones.at(-1) ?? usual
  if (take === null) waiting = file
  else take(file)
}

/** Takes what is dropped anywhere on the window while this is shown. */
export function useDropZone(take: Take): void {
  const latest = useLatest(take)
  useEffect(() => {
    const zone: Take = (file) => latest.current(file)
    zones.push(zone)
    return () => {
      zones.splice(zones.indexOf(zone), 1)
    }
  }, [latest])
}

/** Takes what is dropped where no zone is shown. */
export function useUsualDrop(take: Take): void {
  const latest = useLatest(take)
  useEffect(() => {
    usual = (file) => latest.current(file)
    if (waiting !== null) usual(waiting)
    waiting = null
    return () => {
      usual = null
    }
  }, [latest])
}

function useLatest(take: Take) {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  return latest
}
