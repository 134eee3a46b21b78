import { existsSync } from 'node:fs'
import type { Menu } from './menu.ts'

/** A picture that was read from a file; an empty one where there is none, as Electron's. */
class NativeImage {
  readonly path: string
  isTemplate = false

  constructor(path: string) {
    this.path = path
  }

  isEmpty(): boolean {
    return !existsSync(this.path)
  }

  setTemplateImage(isTemplate: boolean): void {
    this.isTemplate = isTemplate
  }
}

export const nativeImage = {
  createFromPath: (path: string): NativeImage => new NativeImage(path),
}

/** The icon beside the clock: nothing is drawn, and a test looks at what it would show. */
export class Tray {
  static readonly shown: Tray[] = []
  readonly image: NativeImage
  toolTip = ''
  menu: Menu | null = null

  constructor(image: NativeImage) {
    this.image = image
    Tray.shown.push(this)
  }

  setToolTip(text: string): void {
    this.toolTip = text
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu
  }

  destroy(): void {
    Tray.shown.splice(Tray.shown.indexOf(this), 1)
  }
}
