import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

/** Where Electron's program is, or why there is none. */
export type ElectronBinary = { readonly path: string } | { readonly reason: string }

const PROBE_MS = 3000
/** Without a network only a download of an earlier time can help: that is unpacked in this time, or not there. */
const OFFLINE_MS = 8000
const DOWNLOAD_MS = 5 * 60_000

/**
 * Electron's program, downloaded where it is not there yet: its package brings it on first use alone. A machine without a
 * network, a screen, or a user who may have one is told within seconds.
 */
export async function electronBinary(root: string): Promise<ElectronBinary> {
  const missing = missingFor(process.platform, process.env, process.getuid?.())
  if (missing !== null) return { reason: missing }
  const folder = join(root, 'node_modules/electron')
  const installed = installedIn(folder)
  if (installed !== null) return { path: installed }
  const isOnline = await answers(downloadHost(process.env))
  if (isOnline) console.log('Downloading Electron, once…')
  spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: isOnline ? ['ignore', 'inherit', 'ignore'] : 'ignore',
    timeout: isOnline ? DOWNLOAD_MS : OFFLINE_MS,
    killSignal: 'SIGKILL',
  })
  const path = installedIn(folder)
  return path === null ? { reason: 'Electron is not installed and cannot be downloaded' } : { path }
}

/** What keeps any window from opening; null where nothing does. */
export function missingFor(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  user: number | undefined,
): string | null {
  if (platform !== 'linux') return null
  if ((env['DISPLAY'] ?? '') === '' && (env['WAYLAND_DISPLAY'] ?? '') === '') return 'There is no screen for a window'
  return user === 0 ? 'Electron does not run as root' : null
}

/** What the package's own installer leaves behind once it is done. */
function installedIn(folder: string): string | null {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'))
  return existsSync(path) ? path : null
}

/** The mirror that is set, as Electron's installer reads it, or where it downloads from otherwise. */
export function downloadHost(env: Readonly<Record<string, string | undefined>>): URL {
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? ''
  return URL.parse(mirror) ?? new URL('https://github.com')
}

/** Whether something listens there, within seconds. */
export function answers(url: URL): Promise<boolean> {
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port)
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port })
    const end = (isOpen: boolean): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(isOpen)
    }
    const timer = setTimeout(end, PROBE_MS, false)
    socket.once('connect', () => {
      end(true)
    })
    socket.once('error', () => {
      end(false)
    })
  })
}
