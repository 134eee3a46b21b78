import { getRawHeader } from '@electron/asar'
import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fusesOf } from '../../scripts/builder-parts.ts'
import {
  archivedFiles,
  ARCHIVE_BUDGET,
  faultsOf,
  FONT_BUDGET,
  sizesOf,
  UNPACKED_BUDGET,
  wantedFuses,
} from '../../scripts/packed-app.ts'
import type { PackedApp } from '../../scripts/packed-app.ts'
import { wrongFuses } from './electron-placeholder.ts'
import { builtApp, ROOT } from '../support/built-app.ts'
import { pack, project } from './pack.ts'

let folder: string
let linux: PackedApp
let apps: readonly (readonly [name: string, app: PackedApp])[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packledger-packaging-'))
  const app = await project(join(folder, 'project'))
  linux = await pack(app, { platform: 'linux', arch: 'x64' })
  const windows = await pack(app, { platform: 'win32', arch: 'arm64' })
  apps = [
    ['linux-x64', linux],
    ['win32-arm64', windows],
    // electron-builder packs for macOS anywhere but on Windows.
    ...(process.platform === 'win32'
      ? []
      : ([['darwin-arm64', await pack(app, { platform: 'darwin', arch: 'arm64' })]] as const)),
  ]
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('what is packed', () => {
  test('holds exactly what runs: the built app, better-sqlite3 and the one binary of the target', async () => {
    for (const [name, app] of apps) {
      expect([name, await faultsOf(app)]).toEqual([name, []])
      expect(binaries(app)).toMatchObject([{ path: binary(name), isUnpacked: true }])
    }
  })

  test('brings no package but the one that the app loads at run time', () => {
    const packages = archivedFiles(join(linux.resources, 'app.asar'))
      .map(({ path }) => /^node_modules\/([^/]+)/.exec(path)?.[1])
      .filter((name) => name !== undefined)
    expect([...new Set(packages)]).toEqual(['better-sqlite3'])
  })

  test('of macOS and Windows carries the digest of its archive, which Electron checks at each start', () => {
    for (const [name, app] of apps.filter(([name]) => !name.startsWith('linux'))) {
      const header = getRawHeader(join(app.resources, 'app.asar')).headerString
      const digest = createHash('sha256').update(header).digest('hex')
      const holder = app.target.platform === 'darwin' ? join(app.binary, 'Contents/Info.plist') : app.binary
      expect([name, readFileSync(holder).includes(digest)]).toEqual([name, true])
    }
  })

  test('keeps within the size budget', () => {
    for (const [, app] of apps) {
      const { archive, fonts, unpacked } = sizesOf(app.resources)
      expect(archive).toBeGreaterThan(500_000)
      expect(archive).toBeLessThanOrEqual(ARCHIVE_BUDGET)
      expect(fonts).toBeGreaterThan(1_000_000)
      expect(fonts).toBeLessThanOrEqual(FONT_BUDGET)
      expect(unpacked).toBeLessThanOrEqual(UNPACKED_BUDGET)
    }
  })

  test('has every fuse set as electron-builder.yml says, whatever it was before', async () => {
    for (const [, app] of apps) expect(await fusesOf(app.binary)).toEqual(wantedFuses())
    const before = join(folder, 'before')
    writeFileSync(before, wrongFuses())
    const old = await fusesOf(before)
    for (const [name, isOn] of Object.entries(wantedFuses())) expect([name, old[name]]).toEqual([name, !isOn])
  })
})

describe('the fonts that come with the app', () => {
  test('have their licence beside them, and a stylesheet of their own with which the page does not start', async () => {
    const page = join(await builtApp(), 'out/renderer')
    const [, name = ''] = /rel="stylesheet".*?href="([^"]+)"/.exec(readFileSync(join(page, 'index.html'), 'utf8')) ?? []
    expect(readFileSync(join(page, name), 'utf8')).not.toContain('@font-face')
    const licences = readFileSync(join(page, 'licenses.md'), 'utf8')
    for (const font of Object.keys(manifest().devDependencies).filter((one) => one.startsWith('@fontsource/'))) {
      expect(licences).toMatch(new RegExp(`^## ${font} - [\\d.]+ \\(OFL-1\\.1\\)$`, 'm'))
    }
  })
})

describe('the check of a packed app', () => {
  test('tells of a fuse that is the wrong way round', async () => {
    const unset = join(folder, 'unset')
    writeFileSync(unset, wrongFuses())
    const faults = await faultsOf({ ...linux, binary: unset })
    expect(faults).toContain('the fuse runAsNode should be off')
    expect(faults).toContain('the fuse onlyLoadAppFromAsar should be on')
  })

  test('tells of the binary of another system, and of files that lie beside the archive', async () => {
    expect(await faultsOf({ ...linux, target: { platform: 'darwin', arch: 'x64' } })).toEqual([
      `${binary('darwin-x64')} is missing beside app.asar`,
      `${binary('linux-x64')} does not belong beside app.asar`,
    ])
    const touched = { ...linux, resources: join(folder, 'touched') }
    cpSync(linux.resources, touched.resources, { recursive: true })
    writeFileSync(join(touched.resources, 'app.asar.unpacked/added.js'), '')
    expect(await faultsOf(touched)).toEqual(['added.js does not belong beside app.asar'])
  })

  test('tells of an archive that has outgrown its budget', async () => {
    const grown = { ...linux, resources: join(folder, 'grown') }
    cpSync(linux.resources, grown.resources, { recursive: true })
    appendFileSync(join(grown.resources, 'app.asar'), Buffer.alloc(ARCHIVE_BUDGET))
    expect((await faultsOf(grown)).join()).toMatch(/^app\.asar without its fonts: \d+ bytes, more than the budget/)
  })
})

function manifest(): { readonly devDependencies: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as ReturnType<typeof manifest>
}

function binary(name: string): string {
  return `node_modules/better-sqlite3/prebuilds/${name}.node`
}

function binaries({ resources }: PackedApp): unknown {
  return archivedFiles(join(resources, 'app.asar')).filter(({ path }) => path.endsWith('.node'))
}
