import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '../..')

/** What the build reads: a file of these that is newer than the build makes it stale. */
const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package.json']
const BUILT = ['out/main/main.js', 'out/main/studio-thread.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** One lock a checkout, outside it: test files, and whole test runs, may ask at once. */
const LOCK = join(tmpdir(), `packledger-build-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}.lock`)
const POLL_MS = 100

/** Sees that `out/` holds what the sources say, and answers the repository's folder. Builds once, whoever asks meanwhile waits. */
export async function builtApp(): Promise<string> {
  while (!takeLock()) await wait(POLL_MS)
  try {
    if (!isFresh()) build()
  } finally {
    rmSync(LOCK, { force: true })
  }
  return ROOT
}

function isFresh(): boolean {
  const built = BUILT.map((file) => statSync(join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return Math.min(...built) >= Math.max(...SOURCES.map((source) => newest(join(ROOT, source))))
}

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function build(): void {
  const program = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build'], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the app could not be built:\n${stdout}\n${stderr}`)
}

function takeLock(): boolean {
  try {
    const descriptor = openSync(LOCK, 'wx')
    writeSync(descriptor, String(process.pid))
    closeSync(descriptor)
    return true
  } catch {
    // A builder that was killed leaves its lock.
    if (!holderLives()) rmSync(LOCK, { force: true })
    return false
  }
}

function holderLives(): boolean {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'))
    return pid === 0 || process.kill(pid, 0)
  } catch {
    return false
  }
}
