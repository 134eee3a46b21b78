import { describe, expect, it } from 'vitest'
import { keyCaps, keysOf } from '../../../renderer/app/keys.ts'
import type { KeyPress, KeySetting } from '../../../renderer/app/keys.ts'
import { commandOfKeys } from '../../../renderer/app/use-shortcuts.ts'
import { COMMANDS } from '../../../shared/api/commands.ts'

const APP: KeySetting = { host: 'electron', platform: 'linux' }
const MAC: KeySetting = { host: 'electron', platform: 'mac' }
const BROWSER: KeySetting = { host: 'web', platform: 'windows' }

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }
}

const digit = (number: number, more: Partial<KeyPress>): KeyPress =>
  press(String(number), { code: `Digit${number}`, ...more })

describe('the keys of commands', () => {
  it('turn to the seven screens with Control, and with Command on a Mac', () => {
    expect(commandOfKeys(digit(5, { ctrlKey: true }), APP, false)).toBe('go.ledger')
    expect(commandOfKeys(digit(5, { metaKey: true }), MAC, false)).toBe('go.ledger')
    expect(commandOfKeys(digit(5, { ctrlKey: true }), MAC, false)).toBeNull()
  })

  it('leave a browser its own keys: there Alt turns to the screens', () => {
    expect(commandOfKeys(digit(1, { ctrlKey: true }), BROWSER, false)).toBeNull()
    expect(commandOfKeys(digit(1, { altKey: true }), BROWSER, false)).toBe('go.overview')
  })

  it('take a digit by its place, since Option makes another character of it', () => {
    expect(commandOfKeys(press('¡', { code: 'Digit1', altKey: true }), { ...BROWSER, platform: 'mac' }, false)).toBe(
      'go.overview',
    )
  })

  it('take bare letters in either case, but not with Shift or another modifier', () => {
    expect(commandOfKeys(press('n'), APP, false)).toBe('record.usage')
    expect(commandOfKeys(press('N'), APP, false)).toBe('record.usage')
    expect(commandOfKeys(press('N', { shiftKey: true }), APP, false)).toBeNull()
    expect(commandOfKeys(press('n', { ctrlKey: true }), APP, false)).toBeNull()
    expect(commandOfKeys(press('z'), APP, false)).toBe('edit.undo')
  })

  it('take the question mark whatever types it', () => {
    expect(commandOfKeys(press('?', { shiftKey: true }), APP, false)).toBe('help.keys')
  })

  it('leave letters to a field that has the focus, and keep those with a modifier', () => {
    expect(commandOfKeys(press('n'), APP, true)).toBeNull()
    expect(commandOfKeys(press('?', { shiftKey: true }), APP, true)).toBeNull()
    expect(commandOfKeys(press('k', { ctrlKey: true }), APP, true)).toBe('view.palette')
  })

  it('are each given once, on every host', () => {
    for (const setting of [APP, MAC, BROWSER]) {
      const keys = COMMANDS.flatMap((command) => keysOf(command, setting) ?? [])
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('are shown as they are printed on the keyboard', () => {
    expect(keyCaps('Mod+K', MAC)).toEqual(['⌘', 'K'])
    expect(keyCaps('Mod+K', APP)).toEqual(['Ctrl', 'K'])
  })
})
