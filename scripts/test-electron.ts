import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { RUNS_ON } from '../test/electron-stand-in/runs-on.ts'

/** The tests of the built app: on the real Electron where its binary is installed, else on the stand-in (docs/adr/0010-electron-shell.md). */
console.log(`The Electron tests run on ${RUNS_ON}.`)
const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/e2e/electron', 'test/electron/shell'], {
  cwd: join(import.meta.dirname, '..'),
  stdio: 'inherit',
})
process.exitCode = status ?? 1
