import { Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

interface ButtonsInPlaceProps {
  /** What decides which buttons there are. */
  readonly state: string | null
  readonly children: ReactNode
}

/**
 * Buttons of which others take the place once one was pressed: the keyboard's focus then goes to the first of those, not
 * astray. A dialog that one opens counts as being here.
 */
export function ButtonsInPlace({ state, children }: ButtonsInPlaceProps) {
  const group = useRef<HTMLDivElement>(null)
  const wasHere = useRef(false)
  useEffect(() => {
    const isAstray = document.activeElement === null || document.activeElement === document.body
    if (wasHere.current && isAstray) group.current?.querySelector('button')?.focus()
  }, [state])
  return (
    <Group
      ref={group}
      gap="xs"
      wrap="nowrap"
      onFocus={() => {
        wasHere.current = true
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) wasHere.current = group.current?.contains(relatedTarget) ?? false
      }}
    >
      {children}
    </Group>
  )
}
