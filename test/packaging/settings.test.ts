import { Ajv } from 'ajv'
import keywords from 'ajv-keywords'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { APP_ID } from '../../electron/shell/app-id.ts'
import { packageSettings, settingsSchema } from '../../scripts/builder-parts.ts'
import { wantedFuses } from '../../scripts/packed-app.ts'

const ROOT = join(import.meta.dirname, '../..')

let isValid: (settings: unknown) => boolean
let faults: () => readonly string[]

beforeAll(() => {
  const ajv = new Ajv({ allErrors: true, strict: false })
  keywords.default(ajv)
  const validate = ajv.compile(settingsSchema())
  isValid = (settings) => validate(settings)
  faults = () => (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
})

describe('electron-builder.yml', () => {
  test('is what electron-builder takes', () => {
    expect([isValid(packageSettings()), faults()]).toEqual([true, []])
  })

  test.each([
    ['an unknown key', { ...packageSettings(), asarUnpacked: ['**/*.node'] }],
    ['a key of a later version', { ...packageSettings(), mac: { sign: { identity: null } } }],
    ['a fuse that does not exist', { ...packageSettings(), electronFuses: { runAsNodes: false } }],
    ['a value of the wrong kind', { ...packageSettings(), npmRebuild: 'no' }],
  ])('would be refused with %s', (_, settings) => {
    expect(isValid(settings)).toBe(false)
  })

  test('has the id that the app gives the system', () => {
    expect(packageSettings().appId).toBe(APP_ID)
  })

  test('sets every fuse, closing each way to run other code in the app', () => {
    expect(wantedFuses()).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('sets the fuses as docs/packaging.md tells them', () => {
    const told = readFileSync(join(ROOT, 'docs/packaging.md'), 'utf8').matchAll(/^\| `(\w+)` +\| (on|off) +\|/gm)
    expect(Object.fromEntries([...told].map(([, name, state]) => [name, state === 'on']))).toEqual(wantedFuses())
  })

  test('names files that are there', () => {
    const paths = JSON.stringify(packageSettings()).match(/resources\/[\w./@-]+/g) ?? []
    expect(paths.length).toBeGreaterThan(5)
    for (const path of paths) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true])
  })

  test('makes artifacts whose names have the version, the system and the architecture, and no space', () => {
    const names = artifactNames(packageSettings())
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) expect(name).toMatch(/^packledger-\$\{version}-\$\{os}-\$\{arch}\S*\.\$\{ext}$/)
  })
})

function artifactNames(settings: unknown): readonly string[] {
  if (typeof settings !== 'object' || settings === null) return []
  return Object.entries(settings).flatMap(([key, value]: [string, unknown]) =>
    key === 'artifactName' ? [String(value)] : artifactNames(value),
  )
}
