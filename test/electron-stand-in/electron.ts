/** What `import … from 'electron'` gives the built main process when it runs on the stand-in. */
export { app } from './parts/app.ts'
export { BrowserWindow } from './parts/browser-window.ts'
export { clipboard, dialog, nativeTheme, Notification, powerMonitor, screen, shell } from './parts/desktop.ts'
export { ipcMain } from './parts/ipc-main.ts'
export { nativeImage, Tray } from './parts/tray.ts'
export { Menu, MenuItem } from './parts/menu.ts'
export { protocol } from './parts/protocol.ts'
export { session } from './parts/session.ts'
