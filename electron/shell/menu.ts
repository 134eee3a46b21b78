import type { MenuItemConstructorOptions } from 'electron'
import type { Command, CommandId } from '../../shared/api/commands.ts'
import type { Platform } from '../../shared/api/host.ts'
import { accelerator } from './accelerator.ts'
import { titleCase, withAccessKeys } from './menu-words.ts'

/** An item of a menu, as data: a command of the app's list, something the platform does by itself, or a line between. */
export type MenuItem = Pick<
  MenuItemConstructorOptions,
  'id' | 'role' | 'type' | 'accelerator' | 'registerAccelerator'
> & {
  readonly label?: string
  readonly command?: CommandId
}

export interface TopMenu {
  readonly label: string
  readonly role?: MenuItemConstructorOptions['role']
  readonly items: readonly MenuItem[]
}

type Role = NonNullable<MenuItemConstructorOptions['role']>
type Id = CommandId
type Item = Role | Id | '-'
type Spec = readonly [label: string, items: readonly Item[], role?: Role]

const EDIT: readonly Item[] = ['undo', 'redo', '-', 'cut', 'copy', 'paste', 'selectAll', '-', 'edit.undo', 'edit.find']
const ZOOM: readonly Item[] = ['resetZoom', 'zoomIn', 'zoomOut', '-', 'togglefullscreen']

/**
 * The app's menu by a platform's manners: on a Mac an app menu with Settings… ⌘, and Title Case; elsewhere Settings under File,
 * Exit last, and access keys. Every command of the list has its place, so menu, palette and keys offer the same.
 */
export function buildMenu(platform: Platform, commands: readonly (Command & { readonly id: CommandId })[]): TopMenu[] {
  const isMac = platform === 'mac'
  const of = (menu: Command['menu']): Id[] => commands.filter((one) => one.menu === menu).map(({ id }) => id)
  const file = of('file')
  const go = of('go')
  const records = file.filter((id) => id.startsWith('record.'))
  const files = file.filter((id) => !id.startsWith('record.'))
  const edits = of('edit').filter((id) => !EDIT.includes(id))
  const specs: readonly Spec[] = isMac
    ? [
        [
          'Packledger',
          ['about', '-', 'go.settings', '-', 'services', '-', 'hide', 'hideOthers', 'unhide', '-', 'quit'],
        ],
        ['File', [...records, '-', ...files, '-', 'close']],
        ['Edit', [...EDIT, ...edits]],
        ['View', [...of('view'), '-', ...ZOOM]],
        ['Go', go],
        ['Window', ['minimize', 'zoom', '-', 'front'], 'window'],
        ['Help', of('help'), 'help'],
      ]
    : [
        ['File', [...records, '-', ...files, '-', 'go.settings', '-', 'quit']],
        ['Edit', [...EDIT, ...edits]],
        ['View', [...of('view'), '-', ...ZOOM]],
        ['Go', go],
        ['Help', [...of('help'), '-', 'about'], 'help'],
      ]
  const menus = specs.map(([label, items, role]) => ({
    label,
    ...(role === undefined ? {} : { role }),
    items: items.map((item) => toItem(item, label, platform, commands)),
  }))
  return isMac ? menus : withAccessKeys(menus)
}

function toItem(
  item: Item,
  menu: string,
  platform: Platform,
  commands: readonly (Command & { id: CommandId })[],
): MenuItem {
  if (item === '-') return { type: 'separator' }
  const command = commands.find(({ id }) => id === item)
  if (command === undefined) return roleItem(item as Role, platform)
  // Settings stands in the menu of the sections, and where a platform keeps settings, with the platform's key.
  const isSettings = command.id === 'go.settings' && menu !== 'Go'
  const label = isSettings ? 'Settings…' : command.label
  return {
    id: isSettings ? 'settings' : command.id,
    command: command.id,
    label: platform === 'mac' ? titleCase(label) : label,
    ...accelerator(isSettings ? 'Mod+,' : command.keys, platform),
  }
}

const ROLE_LABELS: Readonly<Partial<Record<Role, string>>> = {
  undo: 'Undo typing',
  redo: 'Redo typing',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  resetZoom: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  togglefullscreen: 'Full screen',
  about: 'About Packledger',
  quit: 'Exit',
}

/** On a Mac the platform's own words for its roles are right already, but for what would read like the app's undo. */
function roleItem(role: Role, platform: Platform): MenuItem {
  const label = ROLE_LABELS[role]
  if (platform !== 'mac') return label === undefined ? { role } : { role, label }
  return role === 'undo' || role === 'redo' ? { role, label: titleCase(label ?? '') } : { role }
}

/** The menu as Electron takes it; a command's item says which command it is. */
export function menuTemplate(
  menus: readonly TopMenu[],
  run: (command: CommandId) => void,
): MenuItemConstructorOptions[] {
  return menus.map(({ label, role, items }) => ({
    label,
    ...(role === undefined ? {} : { role }),
    submenu: items.map(({ command, ...item }) => ({
      ...item,
      ...(command === undefined
        ? {}
        : {
            click: () => {
              run(command)
            },
          }),
    })),
  }))
}
