import type { MenuItemConstructorOptions } from 'electron'

export class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: unknown
  readonly submenu: Menu | undefined
  readonly #click: (() => void) | undefined

  constructor(options: MenuItemConstructorOptions) {
    this.id = options.id
    this.label = options.label ?? options.role ?? ''
    this.role = options.role
    this.type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu')
    this.accelerator = options.accelerator
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined
    this.#click = options.click as (() => void) | undefined
  }

  click(): void {
    this.#click?.()
  }
}

let applicationMenu: Menu | null = null

export class Menu {
  readonly items: readonly MenuItem[]

  constructor(items: readonly MenuItem[] = []) {
    this.items = items
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    return new Menu(template.map((options) => new MenuItem(options)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }

  popup(): void {
    // A test chooses an item by its id; there is nothing to draw.
  }
}
