import { delimiter, join } from 'node:path'
import { Refusal } from '../../../shared/domain/refusal.ts'

/** The environment variable that names the browser. */
export const CHROMIUM_VARIABLE = 'PACKLEDGER_CHROMIUM'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
]

const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** Whether a program is there. */
  readonly exists: (path: string) => boolean
}

/**
 * The Chromium that prints: the one that PACKLEDGER_CHROMIUM names, else one of the PATH, else one in its system's usual place. Refuses
 * (`not_found`) where there is none, saying what would be right.
 */
export function findChromium({ env, platform, exists }: Machine): string {
  const named = env[CHROMIUM_VARIABLE]
  if (named !== undefined && named !== '') {
    if (exists(named)) return named
    throw new Refusal('not_found', `${CHROMIUM_VARIABLE}: there is no program at ${named}`)
  }
  const found = [...onPath(env, platform), ...usualPlaces(env, platform)].find(exists)
  if (found !== undefined) return found
  throw new Refusal(
    'not_found',
    `a PDF is printed by Chrome or Chromium, and none was found: install one, or name its program in ${CHROMIUM_VARIABLE}`,
  )
}

function onPath(env: Machine['env'], platform: NodeJS.Platform): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const names = platform === 'win32' ? NAMES.map((name) => `${name}.exe`) : NAMES
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function usualPlaces(env: Machine['env'], platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return MAC_PLACES
  if (platform !== 'win32') return []
  return WINDOWS_FOLDERS.flatMap((name) => {
    const folder = env[name]
    return folder === undefined ? [] : WINDOWS_PLACES.map((place) => `${folder}\\${place}`)
  })
}
