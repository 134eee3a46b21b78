import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { library } from '../../scripts/builder-parts.ts'
import type { Target } from '../../scripts/packed-app.ts'
import { wantedFuses } from '../../scripts/packed-app.ts'

/** What stands before the fuses in every Electron binary, the version of their list, and its length. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES_VERSION = 1
/** The fuses in their order in the binary. */
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

/** Every fuse stands the wrong way round: what is right afterwards, electron-builder has set. */
export function wrongFuses(): Buffer {
  const wanted = wantedFuses()
  const wire = FUSES.map((name) => (wanted[name] === true ? '0' : '1')).join('')
  return Buffer.concat([Buffer.from(SENTINEL), Buffer.from([FUSES_VERSION, FUSES.length]), Buffer.from(wire)])
}

/** Lays out as much of an Electron for a system as electron-builder reads and changes. None of it runs. */
export function placeElectron(folder: string, platform: Target['platform']): void {
  if (platform === 'linux') write(join(folder, 'electron'), wrongFuses())
  else if (platform === 'win32') write(join(folder, 'electron.exe'), windowsProgram())
  else placeMacApp(join(folder, 'Electron.app/Contents'))
}

function placeMacApp(contents: string): void {
  write(join(contents, 'Info.plist'), plist('com.github.Electron'))
  write(join(contents, 'MacOS/Electron'), Buffer.from('placeholder'))
  const helper = join(contents, 'Frameworks/Electron Helper.app/Contents')
  write(join(helper, 'Info.plist'), plist('com.github.Electron.helper'))
  write(join(helper, 'MacOS/Electron Helper'), Buffer.from('placeholder'))
  write(join(contents, 'Frameworks/Electron Framework.framework/Electron Framework'), wrongFuses())
  mkdirSync(join(contents, 'Resources'), { recursive: true })
}

function plist(identifier: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleIdentifier</key><string>${identifier}</string></dict></plist>`)
}

interface Executable {
  setExtraData(data: Uint8Array): void
  generate(): ArrayBuffer
}

interface Resources {
  readonly entries: unknown[]
  outputResource(executable: Executable): void
}

interface VersionInfo {
  setStringValues(language: { readonly lang: number; readonly codepage: number }, values: object): void
  outputToResourceEntries(entries: unknown[]): void
}

/** What reads and writes Windows programs for electron-builder. */
const windows = library('resedit') as {
  readonly NtExecutable: { createEmpty(is32Bit: boolean, isLibrary: boolean): Executable }
  readonly NtExecutableResource: { from(executable: Executable): Resources }
  readonly Resource: { readonly VersionInfo: { createEmpty(): VersionInfo } }
}
const ENGLISH_IN_UNICODE = { lang: 1033, codepage: 1200 }

/** A Windows program without code, with the version that electron-builder replaces, and fuses behind its end. */
function windowsProgram(): Buffer {
  const executable = windows.NtExecutable.createEmpty(false, false)
  const resources = windows.NtExecutableResource.from(executable)
  const version = windows.Resource.VersionInfo.createEmpty()
  version.setStringValues(ENGLISH_IN_UNICODE, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(executable)
  executable.setExtraData(wrongFuses())
  return Buffer.from(executable.generate())
}

function write(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content, { mode: 0o755 })
}
