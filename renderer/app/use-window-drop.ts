import { useEffect, useRef, useState } from 'react'

/**
 * Takes the first file that is dropped anywhere on the window; answers whether one is held over it. A drop that a part of the page
 * has taken itself is left to it. Without this a browser would leave the page for the file.
 */
export function useWindowDrop(onDrop: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })
  useEffect(() => {
    // Every element that is crossed enters and leaves: the window is left once all are.
    let depth = 0
    const show = (next: number): void => {
      depth = Math.max(0, next)
      setOver(depth > 0)
    }
    const enter = (event: DragEvent): void => {
      if (carriesFile(event)) show(depth + 1)
    }
    const leave = (event: DragEvent): void => {
      if (carriesFile(event)) show(depth - 1)
    }
    const over = (event: DragEvent): void => {
      if (carriesFile(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      const isTaken = event.defaultPrevented
      show(0)
      if (!carriesFile(event)) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file !== undefined && !isTaken) latest.current(file)
    }
    addEventListener('dragenter', enter)
    addEventListener('dragleave', leave)
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragenter', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}

function carriesFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
