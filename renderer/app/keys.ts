import type { Command } from '../../shared/api/commands.ts'
import type { Platform } from '../../shared/api/host.ts'

/** Where keys are pressed: what they mean depends on the host, since a browser has keys of its own. */
export interface KeySetting {
  readonly host: 'electron' | 'web'
  readonly platform: Platform
}

/** What of a keyboard event tells a shortcut. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * The keys of a command as this host takes them: `Mod+1` stays in the app; in a browser, where it turns to the browser's own tabs, it is
 * `Alt+1`. Null where the command has none.
 */
export function keysOf(command: Command, { host }: KeySetting): string | null {
  if (command.keys === undefined) return null
  return host === 'web' ? command.keys.replace(/^Mod\+(\d)$/, 'Alt+$1') : command.keys
}

/** Whether the press is these keys, such as `Mod+K`, `Alt+1`, `N` or `?`. */
export function matchesKeys(keys: string, press: KeyPress, { platform }: KeySetting): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const wantsMod = parts.includes('Mod')
  const wantsAlt = parts.includes('Alt')
  const mod = platform === 'mac' ? press.metaKey : press.ctrlKey
  const other = platform === 'mac' ? press.ctrlKey : press.metaKey
  if (other || mod !== wantsMod || press.altKey !== wantsAlt) return false
  // By place, since Option makes another character of a digit on a Mac, and Shift on some keyboards types it.
  if (/^\d$/.test(key)) return press.code === `Digit${key}` || press.code === `Numpad${key}`
  if (/^[A-Z]$/.test(key)) return !press.shiftKey && press.key.toUpperCase() === key
  return press.key === key
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥' }
const OTHER_SIGNS: Readonly<Record<string, string>> = { Mod: 'Ctrl', Alt: 'Alt' }

/** The keys one by one, as they are printed on the platform's keyboard: `Mod+K` is ⌘, K on a Mac and Ctrl, K elsewhere. */
export function keyCaps(keys: string, { platform }: KeySetting): readonly string[] {
  const signs = platform === 'mac' ? MAC_SIGNS : OTHER_SIGNS
  return keys.split('+').map((part) => signs[part] ?? part)
}

/** Whether the keys need no modifier, so that they are typed in a field, and mean the command elsewhere alone. */
export function isBare(keys: string): boolean {
  return !keys.includes('+')
}
