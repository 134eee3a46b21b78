import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
} from 'electron'
import trayIcon from '../../resources/icons/trayTemplate.png?asset'
import { COMMANDS } from '../../shared/api/commands.ts'
import type { Platform } from '../../shared/api/host.ts'
import { systemClock } from '../clock.ts'
import { machineTimers, watchDeadlines } from '../hosts/watch-deadlines.ts'
import type { Studio } from '../studio/studio.ts'
import { openThreadedStudio } from '../studio/studio.ts'
import { APP_ID } from './app-id.ts'
import { Badge } from './badge.ts'
import { callsOf } from './calls.ts'
import { contextMenu } from './context-menu.ts'
import { FailureScreen } from './failure-screen.ts'
import { fileDialogs } from './file-dialogs.ts'
import { serveCalls } from './ipc.ts'
import type { ShellLog } from './log.ts'
import { shellLog, storyOf } from './log.ts'
import { buildMenu, menuTemplate } from './menu.ts'
import { notifier } from './notifications.ts'
import { openStudioOrAsk } from './open-studio.ts'
import type { AppPaths, Switches } from './paths.ts'
import { appPaths, readSwitches } from './paths.ts'
import { printToPdf } from './pdf.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { quitInOrder } from './quit.ts'
import { offerReload } from './recovery.ts'
import { RunningApp } from './running-app.ts'
import { denyPermissions, guardContents, webPreferences } from './security.ts'
import { isTrustedSender } from './sender.ts'
import { backgroundOf } from './theme.ts'
import { StandingTray } from './tray.ts'
import { focusWindow, openMainWindow, windowOptions } from './window.ts'
import { FIRST_SIZE } from './window-state.ts'
import { WindowStore } from './window-store.ts'

/**
 * The phases of a start, in the order in which `main.ts` calls them. Here alone the shell's parts meet Electron's; each part
 * takes what it needs of Electron as an argument.
 */
export interface StartUp {
  readonly switches: Switches
  readonly paths: AppPaths
  readonly running: RunningApp
  readonly failureScreen: FailureScreen
  readonly store: WindowStore
  readonly log: ShellLog
}

/** Where everything is. Answers null, having said why, where the command line names no usable folder. */
export function findPaths(builtMain: string): { readonly switches: Switches; readonly paths: AppPaths } | null {
  app.setName('Packledger')
  app.setAppUserModelId(APP_ID)
  const switches = readSwitches(process.argv)
  const machine = { platform: process.platform, home: homedir(), env: process.env }
  try {
    const wanted = appPaths(switches, machine, app.getPath('appData'), builtMain)
    const paths = { ...wanted, windowFolder: folderThere(wanted.windowFolder, app.getPath('temp')) }
    app.setPath('userData', paths.windowFolder)
    return { switches, paths }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    app.exit(2)
    return null
  }
}

/** One app a data folder: a second start hands over to the first, before anything opens the ledger. */
export function takeLock(): boolean {
  if (app.requestSingleInstanceLock()) return true
  app.quit()
  return false
}

export function openLog({ windowFolder }: AppPaths): ShellLog {
  const log = shellLog(windowFolder, systemClock)
  log({ event: 'start', version: app.getVersion() })
  process.on('unhandledRejection', (reason) => {
    log({ event: 'defect', story: storyOf(reason) })
  })
  app.on('render-process-gone', (_event, _contents, { reason }) => {
    log({ event: 'page-gone', reason })
  })
  return log
}

/** What must be said before Electron is ready. */
export function lockDown(log: ShellLog): void {
  app.enableSandbox()
  registerScheme(protocol)
  guardContents(app, log)
}

export function gather(switches: Switches, paths: AppPaths, log: ShellLog): StartUp {
  const store = new WindowStore(paths.windowFolder)
  const failureScreen = new FailureScreen({
    make: () => new BrowserWindow(windowOptions(FIRST_SIZE, backgroundOf(nativeTheme), webPreferences())),
    openFolder: (path) => {
      shell.showItemInFolder(nearestThere(path))
    },
    copy: (text) => {
      void clipboard.writeText(text)
    },
    versions: {
      packledger: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform,
    },
  })
  return { switches, paths, running: new RunningApp(), failureScreen, store, log }
}

/** A defect in the start itself: told in the platform's own box, since nothing else may work. */
export function endWith(error: unknown, log: ShellLog): void {
  log({ event: 'defect', story: storyOf(error) })
  dialog.showErrorBox('Packledger could not start', storyOf(error))
  app.exit(1)
}

export function followTheme({ store }: StartUp): void {
  nativeTheme.themeSource = store.kept.theme
}

export function secure({ log }: StartUp): void {
  denyPermissions(session.defaultSession, log)
}

export function serve({ paths, failureScreen }: StartUp): void {
  serveApp(protocol, paths.pages, failureScreen.page)
}

/** Opens the studio, or shows why it cannot be opened. Answers false where the answer to that was to quit. */
export async function openStudio({ switches, paths, running, failureScreen, log }: StartUp): Promise<boolean> {
  const { dataFolder, studioThread } = paths
  const machineZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const studio = await openStudioOrAsk({
    dataFolder,
    open: () =>
      openThreadedStudio({ dataFolder, clock: systemClock, machineZone, program: 'Packledger' }, studioThread),
    ask: (failure) => failureScreen.ask(failure),
    log,
  })
  if (studio === null) return false
  if (switches.isDemo) {
    const filled = await studio.call('demo.fill', {})
    // A folder that has entries is shown as it is.
    if (!filled.ok) log({ event: 'demo-not-filled', code: filled.error.code })
  }
  await running.takeStudio(studio, app.getPath('temp'))
  watch(studio, running, log)
  await showTray(studio, running)
  return true
}

/** Tells what a person should know, and watches the studio's deadlines for as long as the app runs. */
function watch(studio: Studio, running: RunningApp, log: ShellLog): void {
  studio.onEvent(
    notifier({
      make: (options) => new Notification(options),
      isSupported: () => Notification.isSupported(),
      bringWindow: () => {
        if (running.window !== null) focusWindow(running.window)
      },
      go: (place) => {
        running.go(place)
      },
    }),
  )
  const badge = new Badge(
    (count) => app.setBadgeCount(count),
    () => running.window?.isFocused() === true,
  )
  studio.onEvent(badge.tell)
  app.on('browser-window-focus', badge.clear)
  const deadlines = watchDeadlines(studio, systemClock, machineTimers(), (error) => {
    log({ event: 'deadlines-missed', story: storyOf(error) })
  })
  running.takeWatch(deadlines)
  powerMonitor.on('resume', () => void deadlines.wake())
}

/** The icon beside the clock. Where the desktop has no place for one, nothing is missing: the window tells the same. */
async function showTray(studio: Studio, running: RunningApp): Promise<void> {
  const info = await studio.call('studio.info', {})
  if (!info.ok) return
  const image = nativeImage.createFromPath(trayIcon)
  image.setTemplateImage(true)
  const icon = new Tray(image)
  const bringWindow = (): void => {
    if (running.window !== null) focusWindow(running.window)
  }
  const tray = new StandingTray({
    icon: {
      setToolTip: (text) => {
        icon.setToolTip(text)
      },
      setMenu: (items) => {
        icon.setContextMenu(Menu.buildFromTemplate([...items]))
      },
    },
    standing: async () => {
      const outcome = await studio.call('overview.show', {})
      return outcome.ok ? outcome.value : null
    },
    zone: info.value.zone,
    open: bringWindow,
    record: () => {
      bringWindow()
      running.run('record.usage')
    },
    quit: () => {
      app.quit()
    },
  })
  studio.onEvent(tray.follow)
  running.takeTray(icon)
  void tray.refresh()
}

export function answerCalls({ running, store, log }: StartUp): void {
  const calls = callsOf({
    studio: () => running.openStudio,
    dialogs: fileDialogs(dialog, () => {
      if (running.window === null) throw new Error('a dialog belongs to a window')
      return running.window
    }),
    openExternal: (url) => shell.openExternal(url),
    print: (request) => {
      if (running.window === null) throw new Error('a page is printed in its window')
      return printToPdf(running.window.webContents, request)
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
      store.keep({ theme })
      running.window?.setBackgroundColor(backgroundOf(nativeTheme))
    },
  })
  serveCalls(ipcMain, calls, (event) => isTrustedSender(event, running.window), log)
}

export function showMenu({ running }: StartUp): void {
  const menus = buildMenu(platformOf(process.platform), COMMANDS)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menus, running.run)))
}

export function openWindow({ paths, running, failureScreen, store }: StartUp): void {
  const window = openMainWindow({
    make: (options) => new BrowserWindow(options),
    screen,
    store,
    background: backgroundOf(nativeTheme),
    webPreferences: webPreferences(paths.preload),
  })
  running.takeWindow(window)
  window.webContents.on('context-menu', (_event, params) => {
    const template = contextMenu(params)
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
  offerReload(window, dialog, () => {
    app.quit()
  })
  failureScreen.close()
}

/** What the platform asks of an app that runs: a second start, a click on its icon, its last window closed, quitting. */
export function followPlatform(startUp: StartUp): void {
  const { running, failureScreen, log } = startUp
  quitInOrder(app, running, log)
  app.on('second-instance', () => {
    if (running.window !== null) focusWindow(running.window)
    else if (running.openStudio !== null) openWindow(startUp)
    else failureScreen.focus()
  })
  app.on('activate', () => {
    if (running.window === null && running.openStudio !== null) openWindow(startUp)
  })
  app.on('window-all-closed', () => {
    // On a Mac the app stays; while the start asks what to do, closing its window is an answer of its own.
    if (process.platform !== 'darwin' && running.openStudio !== null) app.quit()
  })
}

/** The folder, made where it is missing; one for temporary files where that cannot be, so that the failure has its screen. */
function folderThere(folder: string, temp: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch {
    const other = join(temp, `packledger-window-${basename(folder)}`)
    mkdirSync(other, { recursive: true })
    return other
  }
}

/** The path, or the folder nearest to it that is there to be shown. */
function nearestThere(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestThere(dirname(path))
}

function platformOf(platform: NodeJS.Platform): Platform {
  if (platform === 'darwin') return 'mac'
  return platform === 'win32' ? 'windows' : 'linux'
}
