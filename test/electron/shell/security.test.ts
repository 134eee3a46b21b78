import type { Session } from 'electron'
import { expect, test } from 'vitest'
import { denyPermissions, guardContents, webPreferences } from '../../../electron/shell/security.ts'
import { windowOptions } from '../../../electron/shell/window.ts'
import { FakeApp, FakeContents, memoryLog } from './fakes.ts'

test('every window is isolated, sandboxed and without Node, and no key of its options is weakened or added', () => {
  expect(webPreferences('/preload.cjs')).toEqual({
    preload: '/preload.cjs',
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
  })
})

test('a window of a start that failed has the same options and no preload', () => {
  const { preload: _preload, ...rest } = webPreferences('/preload.cjs')
  expect(webPreferences()).toEqual(rest)
})

test('a window is shown once it has painted, at a size that it can be used in', () => {
  expect(windowOptions({ width: 1280, height: 800 }, '#ffffff', webPreferences())).toMatchObject({
    show: false,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: '#ffffff',
    webPreferences: webPreferences(),
  })
})

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is prevented in every page there will be, and logged',
  (name) => {
    const app = new FakeApp()
    const { log, events } = memoryLog()
    guardContents(app.asApp, log)
    const contents = new FakeContents()
    expect(contents.isPrevented(name)).toBe(false)
    app.emit('web-contents-created', {}, contents)
    expect(contents.isPrevented(name)).toBe(true)
    expect(events).toEqual([{ event: 'prevented', what: name }])
  },
)

test('no page opens a window', () => {
  const app = new FakeApp()
  guardContents(app.asApp, memoryLog().log)
  const contents = new FakeContents()
  app.emit('web-contents-created', {}, contents)
  expect(contents.openHandler()).toEqual({ action: 'deny' })
})

test('every permission is denied, asked for or looked at, and so is every device', () => {
  const handlers: {
    request?: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
    check?: () => boolean
    device?: () => boolean
  } = {}
  const session = {
    setPermissionRequestHandler: (handler: never) => (handlers.request = handler),
    setPermissionCheckHandler: (handler: never) => (handlers.check = handler),
    setDevicePermissionHandler: (handler: never) => (handlers.device = handler),
  } as unknown as Session
  denyPermissions(session, memoryLog().log)
  const answers: boolean[] = []
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fullscreen']) {
    handlers.request?.(null, permission, (granted) => answers.push(granted))
  }
  expect(answers).toEqual([false, false, false, false, false, false])
  expect(handlers.check?.()).toBe(false)
  expect(handlers.device?.()).toBe(false)
})
