import type { App, Session, WebContents, WebPreferences } from 'electron'
import type { ShellLog } from './log.ts'

/**
 * What every window is made with: each key is said although most are Electron's defaults, so that none weakens unnoticed
 * (docs/security.md, rows 2 to 4, 6 and 8 to 10).
 */
export function webPreferences(preload?: string): WebPreferences {
  return {
    ...(preload === undefined ? {} : { preload }),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
  }
}

/** Rows 11 to 14: a page stays the page that it is, opens no window and holds no webview, in every window there will be. */
export function guardContents(app: Pick<App, 'on'>, log: ShellLog): void {
  app.on('web-contents-created', (_event, contents) => {
    stayOnPage(contents, log)
  })
}

function stayOnPage(contents: WebContents, log: ShellLog): void {
  const prevent = (name: string) => (event: { preventDefault(): void }) => {
    event.preventDefault()
    log({ event: 'prevented', what: name })
  }
  contents.on('will-navigate', prevent('will-navigate'))
  contents.on('will-frame-navigate', prevent('will-frame-navigate'))
  contents.on('will-redirect', prevent('will-redirect'))
  contents.on('will-attach-webview', prevent('will-attach-webview'))
  contents.setWindowOpenHandler(() => {
    log({ event: 'prevented', what: 'window-open' })
    return { action: 'deny' }
  })
}

/** Row 5: no page is granted anything of the machine, whether it asks or only looks whether it might. */
export function denyPermissions(session: Session, log: ShellLog): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log({ event: 'permission-denied', permission })
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
