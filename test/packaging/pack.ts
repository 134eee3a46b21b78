import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import type { PackedApp, Target } from '../../scripts/packed-app.ts'
import { packedApps } from '../../scripts/packed-app.ts'
import { builtApp } from '../support/built-app.ts'
import { placeElectron } from './electron-placeholder.ts'

/** What electron-builder must be told to pack for a system, beside the settings under test. */
const OPTIONS: Readonly<Record<Target['platform'], readonly string[]>> = {
  linux: ['--linux', 'dir'],
  win32: ['--win', 'dir'],
  // Signing again needs a program of macOS, and has nothing to sign.
  darwin: ['--mac', 'dir', '-c.electronFuses.resetAdHocDarwinSignature=false'],
}

/** What the packing scripts and electron-builder read, and a folder of sources, for these must not be taken in. */
const READ = ['out', 'resources', 'scripts', 'docs', 'package.json', 'electron-builder.yml', 'LICENSE']

/** A copy of what is read, for it to leave its output in. What npm has installed is linked. */
export async function project(folder: string): Promise<string> {
  const root = await builtApp()
  mkdirSync(folder, { recursive: true })
  for (const part of READ) {
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

/** Packs a project with electron-builder around a placeholder of Electron, without asking any other machine for anything. */
export async function pack(project: string, target: Target): Promise<PackedApp> {
  const electron = join(project, `electron-${target.platform}`)
  placeElectron(electron, target.platform)
  const output = join(project, `release-${target.platform}-${target.arch}`)
  await run(process.execPath, project, [
    join(project, 'node_modules/electron-builder/cli.js'),
    ...OPTIONS[target.platform],
    `--${target.arch}`,
    '--publish=never',
    `-c.electronDist=${electron}`,
    `-c.directories.output=${output}`,
  ])
  const [app] = packedApps(output)
  if (app === undefined) throw new Error(`electron-builder has left no app in ${output}`)
  return app
}

async function run(program: string, cwd: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false', NO_UPDATE_NOTIFIER: '1' }
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  if (child.exitCode !== 0) throw new Error(`electron-builder failed:\n${stdout}\n${stderr}`)
}
