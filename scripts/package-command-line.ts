import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Packs the built command line, with the page that `packledger serve` shows, for `npm install --global FILE`:
 * `node scripts/package-command-line.ts FOLDER`, after a build. The built app inside needs Node alone.
 */

const root = join(import.meta.dirname, '..')

type Manifest = Readonly<Record<string, unknown>>

const KEPT = ['name', 'version', 'description', 'license', 'author', 'homepage', 'type', 'bin', 'dependencies']
/** What `out/main` is built for. */
const ENGINES = { node: '>=24' }

const [target = join(root, 'release')] = process.argv.slice(2)
const staging = mkdtempSync(join(tmpdir(), 'packledger-command-line-'))
try {
  stage(staging)
  mkdirSync(target, { recursive: true })
  npmPack(staging, resolve(target))
} finally {
  rmSync(staging, { recursive: true, force: true })
}

function stage(folder: string): void {
  for (const part of ['out/main', 'out/renderer', 'LICENSE'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  const kept = Object.fromEntries(KEPT.map((field) => [field, manifest[field]]))
  const own = { ...kept, engines: ENGINES, files: ['out'] }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`)
  writeFileSync(join(folder, 'README.md'), readme(String(manifest['version'])))
}

function readme(version: string): string {
  return `# Packledger's command line

Needs Node 24 or newer:

    npm install --global ./packledger-${version}.tgz
    packledger --help
`
}

/** npm runs scripts with its own path in the environment; without it the one on the path is taken. */
function npmPack(folder: string, target: string): void {
  const npm = process.env['npm_execpath']
  const args = ['pack', '--ignore-scripts', '--pack-destination', target]
  const { status, error } =
    npm === undefined
      ? spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: 'inherit' })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`npm pack ended with exit code ${String(status)}`)
}
