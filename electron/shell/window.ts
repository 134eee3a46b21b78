import type { BrowserWindow, BrowserWindowConstructorOptions, Screen, WebPreferences } from 'electron'
import { START_PAGE } from './app-address.ts'
import type { Area, Placement } from './window-state.ts'
import { LEAST_SIZE, placeWindow } from './window-state.ts'
import type { WindowStore } from './window-store.ts'

/** How a window is made; Electron's own class in the app. */
export type MakeWindow = (options: BrowserWindowConstructorOptions) => BrowserWindow

interface WindowPorts {
  readonly make: MakeWindow
  readonly screen: Pick<Screen, 'getAllDisplays'>
  readonly store: WindowStore
  /** Behind the page until it has painted. */
  readonly background: string
  readonly webPreferences: WebPreferences
}

/** Moving and sizing come as a flood of events; the place is kept once they have stopped for so long. */
const SETTLED_MS = 400

/** The options of every window of the app: shown once its page has painted, never too small for its page. */
export function windowOptions(
  placement: Placement,
  background: string,
  webPreferences: WebPreferences,
): BrowserWindowConstructorOptions {
  return {
    ...placement,
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title: 'Packledger',
    show: false,
    backgroundColor: background,
    webPreferences,
  }
}

/** Opens the main window where it was left, on the app's start page. */
export function openMainWindow({ make, screen, store, background, webPreferences }: WindowPorts): BrowserWindow {
  const { window: saved } = store.kept
  const displays = screen.getAllDisplays().map((display): Area => display.workArea)
  const window = make(windowOptions(placeWindow(saved, displays), background, webPreferences))
  if (saved?.isMaximized === true) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
  })
  keepPlace(window, store)
  void window.loadURL(START_PAGE)
  return window
}

function keepPlace(window: BrowserWindow, store: WindowStore): void {
  let settling: NodeJS.Timeout | undefined
  const keep = (): void => {
    clearTimeout(settling)
    if (window.isDestroyed() || window.isMinimized()) return
    store.keep({ window: { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() } })
  }
  const keepSoon = (): void => {
    clearTimeout(settling)
    settling = setTimeout(keep, SETTLED_MS)
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('close', keep)
  window.on('closed', () => {
    clearTimeout(settling)
  })
}

/** Brings a window to the front, however it was left. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
