import { getRawHeader } from '@electron/asar'
import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fusesOf, packageSettings } from './builder-parts.ts'

/** What an installed app runs on. */
export interface Target {
  readonly platform: 'darwin' | 'linux' | 'win32'
  readonly arch: 'arm64' | 'x64'
}

/** An app as electron-builder leaves it beside the installers. */
export interface PackedApp {
  readonly target: Target
  /** The folder with `app.asar`. */
  readonly resources: string
  /** The binary, or macOS's `.app`, that holds the fuses. */
  readonly binary: string
}

/** The archive holds scripts, styles and the page; what grows beyond this has taken in what does not run. */
export const ARCHIVE_BUDGET = 5 * 1024 * 1024
/** The fonts in the archive, which count for themselves (docs/adr/0031-fallback-fonts.md). */
export const FONT_BUDGET = 9 * 1024 * 1024
/** One binary of SQLite. */
export const UNPACKED_BUDGET = 3 * 1024 * 1024

const NEEDED = [
  'package.json',
  'out/main/main.js',
  'out/main/studio-thread.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'resources/icons/trayTemplate.png',
  'resources/icons/trayTemplate@2x.png',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib/index.js',
]

/** All that may be in the archive beside the target's binary. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/(chunks\/)?[^/]+\.js$/,
  /^out\/(main|renderer)\/licenses\.md$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[^/]+\.(js|css|svg|png|woff2)$/,
  /^resources\/icons\/trayTemplate(@2x)?\.png$/,
  /^node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/[^.]+\.js)$/,
]

export interface ArchivedFile {
  readonly path: string
  /** Lies beside the archive, not in it. */
  readonly isUnpacked: boolean
  readonly bytes: number
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
  readonly unpacked?: boolean
  readonly size?: number
}

/** Every file that an `app.asar` names, its path with slashes. */
export function archivedFiles(archive: string): readonly ArchivedFile[] {
  return filesWithin('', getRawHeader(archive).header)
}

function filesWithin(path: string, { files, unpacked, size = 0 }: Entry): readonly ArchivedFile[] {
  if (files === undefined) return [{ path, isUnpacked: unpacked === true, bytes: size }]
  return Object.entries(files).flatMap(([name, entry]) => filesWithin(path === '' ? name : `${path}/${name}`, entry))
}

/** What is wrong with a packed app, a sentence each: files that do not run, files that are missing, its size, its fuses. */
export async function faultsOf(app: PackedApp): Promise<readonly string[]> {
  return [...fileFaults(app), ...sizeFaults(app), ...(await fuseFaults(app))]
}

function fileFaults({ target, resources }: PackedApp): readonly string[] {
  const binary = `node_modules/better-sqlite3/prebuilds/${target.platform}-${target.arch}.node`
  const files = archivedFiles(archiveOf(resources))
  const inside = new Set(files.filter(({ isUnpacked }) => !isUnpacked).map(({ path }) => path))
  const beside = new Set(files.filter(({ isUnpacked }) => isUnpacked).map(({ path }) => path))
  const onDisk = new Set(filesBelow(besides(resources)))
  return [
    ...NEEDED.filter((path) => !inside.has(path)).map((path) => `${path} is missing from app.asar`),
    ...[...inside].filter((path) => !isAllowed(path)).map((path) => `${path} does not belong into app.asar`),
    ...(beside.has(binary) && onDisk.has(binary) ? [] : [`${binary} is missing beside app.asar`]),
    ...[...new Set([...beside, ...onDisk])]
      .filter((path) => path !== binary)
      .map((path) => `${path} does not belong beside app.asar`),
  ]
}

function isAllowed(path: string): boolean {
  return ALLOWED.some((pattern) => pattern.test(path))
}

function sizeFaults({ resources }: PackedApp): readonly string[] {
  const { archive, fonts, unpacked } = sizesOf(resources)
  return [
    ...overBudget('app.asar without its fonts', archive, ARCHIVE_BUDGET),
    ...overBudget('the fonts in app.asar', fonts, FONT_BUDGET),
    ...overBudget('app.asar.unpacked', unpacked, UNPACKED_BUDGET),
  ]
}

function overBudget(what: string, bytes: number, budget: number): readonly string[] {
  return bytes > budget ? [`${what}: ${bytes} bytes, more than the budget of ${budget}`] : []
}

async function fuseFaults({ binary }: PackedApp): Promise<readonly string[]> {
  const found = await fusesOf(binary)
  return Object.entries(wantedFuses())
    .filter(([name, isOn]) => found[name] !== isOn)
    .map(([name, isOn]) => `the fuse ${name} should be ${isOn ? 'on' : 'off'}`)
}

/** The fuses that the app is to have. The re-signing of macOS stands among them in the file, and is none. */
export function wantedFuses(): Readonly<Record<string, boolean>> {
  const { resetAdHocDarwinSignature: _, ...wanted } = packageSettings().electronFuses
  return wanted
}

interface Sizes {
  /** But for its fonts. */
  readonly archive: number
  readonly fonts: number
  readonly unpacked: number
}

/** Bytes of the archive, of its fonts, and of what lies beside it. */
export function sizesOf(resources: string): Sizes {
  const fonts = sum(
    archivedFiles(archiveOf(resources))
      .filter(({ path }) => path.endsWith('.woff2'))
      .map(({ bytes }) => bytes),
  )
  return {
    archive: statSync(archiveOf(resources)).size - fonts,
    fonts,
    unpacked: sum(filesBelow(besides(resources)).map((path) => statSync(join(besides(resources), path)).size)),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

function archiveOf(resources: string): string {
  return join(resources, 'app.asar')
}

function besides(resources: string): string {
  return join(resources, 'app.asar.unpacked')
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** The packed apps in electron-builder's output folder. */
export function packedApps(output: string): readonly PackedApp[] {
  return readdirSync(output).flatMap((name) => {
    const [, system = '', arch = '-x64'] = /^(mac|win|linux)(-arm64)?(?:-unpacked)?$/.exec(name) ?? []
    return system === '' ? [] : [packedApp(join(output, name), system, arch === '-arm64' ? 'arm64' : 'x64')]
  })
}

function packedApp(folder: string, system: string, arch: Target['arch']): PackedApp {
  if (system === 'mac') {
    const app = join(folder, 'Packledger.app')
    return { target: { platform: 'darwin', arch }, resources: join(app, 'Contents/Resources'), binary: app }
  }
  const resources = join(folder, 'resources')
  return system === 'win'
    ? { target: { platform: 'win32', arch }, resources, binary: join(folder, 'Packledger.exe') }
    : { target: { platform: 'linux', arch }, resources, binary: join(folder, 'packledger') }
}
