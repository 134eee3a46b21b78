import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOf, packedApps, sizesOf } from './packed-app.ts'

/**
 * Builds the app, makes the installers of this system and checks what they carry: `npm run package`, with electron-builder's options
 * after `--`, such as `--dir` for the app without an installer. Nothing is published.
 */

const root = join(import.meta.dirname, '..')
const release = join(root, 'release')

rmSync(release, { recursive: true, force: true })
run('electron-vite/bin/electron-vite.js', ['build'])
run('electron-builder/cli.js', [...process.argv.slice(2), '--publish', 'never'])
await check()

function run(tool: string, args: readonly string[]): void {
  const program = join(root, 'node_modules', tool)
  const { status, error } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    env: signing(),
    stdio: 'inherit',
  })
  if (error !== undefined) throw error
  if (status !== 0) process.exit(status ?? 1)
}

/** A variable without a value means that there is none, and without a named certificate the keychain is not searched for any. */
function signing(): NodeJS.ProcessEnv {
  const given: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const isNamed = given['CSC_LINK'] !== undefined || given['CSC_NAME'] !== undefined
  return isNamed ? given : { ...given, CSC_IDENTITY_AUTO_DISCOVERY: 'false' }
}

async function check(): Promise<void> {
  const apps = packedApps(release)
  if (apps.length === 0) throw new Error('electron-builder left no app to check in release/')
  for (const app of apps) {
    const { archive, fonts, unpacked } = sizesOf(app.resources)
    const { platform, arch } = app.target
    console.log(`${platform} ${arch}: app.asar ${archive} bytes and ${fonts} of fonts, beside it ${unpacked} bytes`)
    for (const fault of await faultsOf(app)) {
      console.error(`  ${fault}`)
      process.exitCode = 1
    }
  }
}
