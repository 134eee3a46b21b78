import { expect, test } from 'vitest'
import type { MenuItem, TopMenu } from '../../../electron/shell/menu.ts'
import { buildMenu, menuTemplate } from '../../../electron/shell/menu.ts'
import { titleCase } from '../../../electron/shell/menu-words.ts'
import { COMMANDS } from '../../../shared/api/commands.ts'
import type { Platform } from '../../../shared/api/host.ts'

const PLATFORMS: readonly Platform[] = ['mac', 'windows', 'linux']

/** A menu as a person reads it. */
function picture(menus: readonly TopMenu[]): string {
  const line = (item: MenuItem): string => {
    if (item.type === 'separator') return '  ---'
    const name = item.label ?? `(${String(item.role)})`
    const keys =
      item.accelerator === undefined
        ? ''
        : `  [${item.accelerator}]${item.registerAccelerator === false ? ' shown only' : ''}`
    const does = item.command ?? `role ${String(item.role)}`
    return `  ${name}${keys}  -> ${does}`
  }
  return `${menus.map(({ label, items }) => [label, ...items.map(line)].join('\n')).join('\n\n')}\n`
}

test.each(PLATFORMS)('the menu on %s is the one that was agreed', async (platform) => {
  await expect(picture(buildMenu(platform, COMMANDS))).toMatchFileSnapshot(`menus/${platform}.txt`)
})

test.each(PLATFORMS)('every command has its place in the menu on %s', (platform) => {
  const offered = buildMenu(platform, COMMANDS).flatMap(({ items }) => items.map(({ command }) => command))
  for (const { id } of COMMANDS) expect(offered).toContain(id)
})

test.each(PLATFORMS)('on %s the menu takes no bare letter from typing, and no key twice', (platform) => {
  const items = buildMenu(platform, COMMANDS).flatMap((menu) => menu.items)
  const taken = items.filter((item) => item.accelerator !== undefined && item.registerAccelerator !== false)
  for (const item of taken) expect(String(item.accelerator)).toMatch(/^CmdOrCtrl\+/)
  const keys = taken.map((item) => item.accelerator)
  expect(new Set(keys).size).toBe(keys.length)
})

test.each(['windows', 'linux'] as const)('on %s no access key stands for two items of a menu', (platform) => {
  for (const { items } of buildMenu(platform, COMMANDS)) {
    const letters = items.flatMap(({ label }) => /&(.)/.exec(label ?? '')?.[1]?.toLowerCase() ?? [])
    expect(new Set(letters).size).toBe(letters.length)
  }
})

test('an item of the menu sends its command and nothing else', () => {
  const ran: string[] = []
  const template = menuTemplate(buildMenu('linux', COMMANDS), (command) => ran.push(command))
  const items = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  const item = items.find(({ id }) => id === 'record.usage')
  ;(item?.click as (() => void) | undefined)?.()
  expect(ran).toEqual(['record.usage'])
  expect(items.every((one) => !('command' in one))).toBe(true)
})

test('a Mac’s menu writes its labels as titles', () => {
  expect(titleCase('Record a purchase…')).toBe('Record a Purchase…')
  expect(titleCase('Reconcile with the console…')).toBe('Reconcile with the Console…')
})
