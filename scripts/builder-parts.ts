import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Parts of electron-builder that it uses itself: so its file is read, and fuses are told apart, as it does. */

const ROOT = join(import.meta.dirname, '..')
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
/** Finds packages as electron-builder itself does. */
export const library = createRequire(builder.resolve('app-builder-lib'))

const yaml = library('js-yaml') as { load(text: string): unknown }
const fuses = library('@electron/fuses') as {
  getCurrentFuseWire(app: string): Promise<Readonly<Record<string, unknown>>>
  readonly FuseV1Options: Readonly<Record<string, string | number>>
}

/** What `electron-builder.yml` must say for the checks to go by it. */
export interface PackageSettings {
  readonly appId: string
  readonly productName: string
  readonly electronFuses: Readonly<Record<string, boolean>>
}

/** `electron-builder.yml` as it is, unchecked. */
export function packageSettings(): PackageSettings {
  return parseYaml(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as PackageSettings
}

export function parseYaml(text: string): unknown {
  return yaml.load(text)
}

/** The schema that electron-builder holds its file to. */
export function settingsSchema(): object {
  return library('app-builder-lib/scheme.json') as object
}

const ON = '1'.charCodeAt(0)

/** The fuses of an Electron binary, named as electron-builder names them; what is neither on nor off reads as off. */
export async function fusesOf(app: string): Promise<Readonly<Record<string, boolean>>> {
  const wire = await fuses.getCurrentFuseWire(app)
  const known = Object.entries(fuses.FuseV1Options).filter(([, place]) => typeof place === 'number')
  return Object.fromEntries(known.map(([name, place]) => [firstLower(name), wire[String(place)] === ON]))
}

function firstLower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
