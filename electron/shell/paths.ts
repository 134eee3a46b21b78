import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dataFolder } from '../cli/data-folder.ts'
import type { Machine } from '../cli/data-folder.ts'

/** What the app was started with: `--data DIR` and `--demo`. Everything else on its command line is Chromium's. */
export interface Switches {
  readonly data: string | undefined
  readonly isDemo: boolean
}

export function readSwitches(argv: readonly string[]): Switches {
  const joined = argv.find((argument) => argument.startsWith('--data='))
  const at = argv.indexOf('--data')
  const data = joined?.slice('--data='.length) ?? (at === -1 ? undefined : (argv[at + 1] ?? ''))
  return { data, isDemo: argv.includes('--demo') }
}

/** Every path that the app uses, absolute. */
export interface AppPaths {
  readonly dataFolder: string
  /** What Chromium and the window keep: outside the data folder, and one for each data folder. */
  readonly windowFolder: string
  /** The built renderer. */
  readonly pages: string
  readonly preload: string
  readonly studioThread: URL
}

/**
 * Refuses (`invalid_input`) a data folder without a name.
 * @param appData the platform's folder for application data
 * @param builtMain the folder that the built main process lies in
 */
export function appPaths(switches: Switches, machine: Machine, appData: string, builtMain: string): AppPaths {
  const folder = dataFolderOf(switches, machine)
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return {
    dataFolder: folder,
    windowFolder: join(appData, 'Packledger', 'window', key),
    pages: join(builtMain, '../renderer'),
    preload: join(builtMain, '../preload/preload.cjs'),
    studioThread: pathToFileURL(join(builtMain, 'studio-thread.js')),
  }
}

/** The demo studio has a folder of its own unless one is named: it must never mix with a studio's own ledger. */
function dataFolderOf({ data, isDemo }: Switches, machine: Machine): string {
  const folder = dataFolder(data, machine)
  const isNamed = data !== undefined || (machine.env['PACKLEDGER_DATA'] ?? '') !== ''
  return isDemo && !isNamed ? `${folder}-demo` : folder
}
