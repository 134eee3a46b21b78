import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Type-checks every runtime's project with the native compiler; the `typescript` package beside it is the API that lint needs. */
const compiler = join(import.meta.dirname, '../node_modules/typescript-native/bin/tsc')
const projects = ['shared', 'electron', 'renderer', 'test']
const failed = projects.filter(
  (project) => spawnSync(process.execPath, [compiler, '-p', project], { stdio: 'inherit' }).status !== 0,
)
process.exitCode = failed.length === 0 ? 0 : 1
