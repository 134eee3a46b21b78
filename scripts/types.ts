import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Type-checks every runtime's project with the native compiler; the `typescript` package beside it is the API that lint needs. */
const root = join(import.meta.dirname, '..')
const compiler = join(root, 'node_modules/typescript-native/bin/tsc')
const projects = ['shared', 'electron', 'renderer', 'test']

/** What was checked before is not checked again where nothing that it depends on has changed. */
const check = (project: string): boolean => {
  const memory = join(root, 'node_modules/.cache/types', `${project}.tsbuildinfo`)
  const options = ['-p', join(root, project), '--incremental', '--tsBuildInfoFile', memory]
  return spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' }).status === 0
}

const failed = projects.filter((project) => !check(project))
process.exitCode = failed.length === 0 ? 0 : 1
