import { app } from 'electron'
import {
  answerCalls,
  endWith,
  findPaths,
  followPlatform,
  followTheme,
  gather,
  lockDown,
  openLog,
  openStudio,
  openWindow,
  secure,
  serve,
  showMenu,
  takeLock,
} from './shell/start-up.ts'
import type { StartUp } from './shell/start-up.ts'

const found = findPaths(import.meta.dirname)
if (found !== null && takeLock()) {
  const log = openLog(found.paths)
  lockDown(log)
  const startUp = gather(found.switches, found.paths, log)
  followPlatform(startUp)
  // Not awaited: Electron is not ready before this module has run to its end.
  app
    .whenReady()
    .then(() => start(startUp))
    .catch((error: unknown) => {
      endWith(error, log)
    })
}

async function start(startUp: StartUp): Promise<void> {
  followTheme(startUp)
  secure(startUp)
  serve(startUp)
  answerCalls(startUp)
  showMenu(startUp)
  if (await openStudio(startUp)) openWindow(startUp)
  else app.quit()
}
