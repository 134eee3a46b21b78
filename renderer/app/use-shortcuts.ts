import { useEffect } from 'react'
import { COMMANDS } from '../../shared/api/commands.ts'
import type { CommandId } from '../../shared/api/commands.ts'
import { useApi } from '../api/api-context.tsx'
import type { KeyPress, KeySetting } from './keys.ts'
import { isBare, keysOf, matchesKeys } from './keys.ts'

/** The command that a press of keys asks for; a bare letter asks for none while something is typed or a dialog is open. */
export function commandOfKeys(press: KeyPress, setting: KeySetting, isTyping: boolean): CommandId | null {
  for (const command of COMMANDS) {
    const keys = keysOf(command, setting)
    if (keys === null || (isTyping && isBare(keys))) continue
    if (matchesKeys(keys, press, setting)) return command.id
  }
  return null
}

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="combobox"], [role="listbox"]'

function isTypingAt(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]') !== null) return true
  return target instanceof Element && target.closest(FIELDS) !== null
}

/** Has the keys of all commands work, wherever the focus is. */
export function useShortcuts(run: (id: CommandId) => boolean): void {
  const { host, platform } = useApi()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      const id = commandOfKeys(event, { host, platform }, isTypingAt(event.target))
      if (id !== null && run(id)) event.preventDefault()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [host, platform, run])
}
