import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dataFolder } from '../electron/cli/data-folder.ts'
import { buildIfStale } from './start/build.ts'
import { electronBinary } from './start/electron-binary.ts'
import { openWindow } from './start/open-window.ts'
import { refuseStalePackages } from './stale-packages.ts'

/** `npm start`: the app in its window where Electron can be had, else in a browser through the web host. */

const USAGE = `npm start [-- OPTIONS]

  --demo          on a made-up studio, in a folder of its own beside the data folder
  --data FOLDER   the data folder (default: PACKLEDGER_DATA, else the platform's application data)
  --web           in a browser even where Electron is installed
  --port NUMBER   the port of the web host (default: one that is free)`

const root = join(import.meta.dirname, '..')

const { values } = parseArgs({
  options: {
    demo: { type: 'boolean', default: false },
    data: { type: 'string' },
    web: { type: 'boolean', default: false },
    port: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else await start()

async function start(): Promise<void> {
  refuseStalePackages(root)
  buildIfStale(root)
  const folder = folderToOpen()
  if (values.demo) fillDemo(folder)
  const reason = values.web ? null : await whyNoWindow(folder)
  if (reason !== null) console.log(`${reason}: Packledger opens in the browser instead.`)
  if (reason !== null || values.web) await serve(folder)
}

/** Null once the window has been open and is closed. */
async function whyNoWindow(folder: string): Promise<string | null> {
  const electron = await electronBinary(root)
  return 'reason' in electron ? electron.reason : openWindow(electron.path, root, folder)
}

/** A made-up studio never mixes with a studio's own ledger, unless its folder was named. */
function folderToOpen(): string {
  const folder = dataFolder(values.data, { platform: process.platform, home: homedir(), env: process.env })
  const isNamed = values.data !== undefined || (process.env['PACKLEDGER_DATA'] ?? '') !== ''
  return values.demo && !isNamed ? `${folder}-demo` : folder
}

/** Fills a folder that holds nothing yet; one that was filled before is opened as it was left. */
function fillDemo(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) return
  console.log(`Filling the demo studio in ${folder}; remove the folder to start it anew.`)
  const program = join(root, 'electron/cli.ts')
  const { status } = spawnSync(process.execPath, [program, 'demo', '--data', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) process.exit(1)
}

/** Goes on as `packledger serve` in this very process, so that Ctrl-C reaches it as it does there. */
async function serve(folder: string): Promise<void> {
  const port = values.port === undefined ? [] : ['--port', values.port]
  process.argv.splice(2, Infinity, 'serve', '--data', folder, ...port)
  await import('../electron/cli.ts')
}
