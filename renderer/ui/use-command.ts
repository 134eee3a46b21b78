import { useEffect, useRef } from 'react'
import type { CommandId } from '../../shared/api/commands.ts'
import { onCommand } from './run-command.ts'

/** Has this part of the screen carry a command out while it is shown. */
export function useCommand(id: CommandId, handler: () => void): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => onCommand(id, () => latest.current()), [id])
}
