import { isAbsolute, join, resolve } from 'node:path'
import { invalid } from '../../shared/domain/refusal.ts'

/** What decides where the data folder is when none is named. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * The data folder, absolute: the one named (`--data`), else `PACKLEDGER_DATA`, else the platform's folder for
 * application data.
 */
export function dataFolder(named: string | undefined, machine: Machine): string {
  if (named === '') throw invalid('data: "" names no folder', { field: 'data' })
  return resolve(named ?? setting(machine, 'PACKLEDGER_DATA') ?? platformFolder(machine))
}

function platformFolder(machine: Machine): string {
  const { platform, home } = machine
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Packledger')
  if (platform === 'win32') return join(setting(machine, 'APPDATA') ?? join(home, 'AppData', 'Roaming'), 'Packledger')
  const xdg = setting(machine, 'XDG_DATA_HOME')
  // The XDG base directory specification has a relative path ignored.
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'packledger')
}

/** An environment variable; one that is set to nothing counts as not set. */
function setting({ env }: Machine, name: string): string | undefined {
  const value = env[name]
  return value === '' ? undefined : value
}
