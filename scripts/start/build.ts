import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package-lock.json']
/** One file of each part; every build writes them all. */
const BUILT = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** Builds the app where it was not built yet, or a source has changed since; ends the program where that fails. */
export function buildIfStale(root: string): void {
  const built = Math.min(...BUILT.map((path) => changedAt(join(root, path)) ?? 0))
  if (SOURCES.every((path) => newestIn(join(root, path)) <= built)) return
  console.log('Building Packledger…')
  const program = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build'], { cwd: root, encoding: 'utf8' })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}`)
  process.exit(1)
}

/** When anything at or below the path was last changed, in milliseconds; 0 where there is nothing. */
function newestIn(path: string): number {
  const own = changedAt(path) ?? 0
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}
