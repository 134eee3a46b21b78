import { join } from 'node:path'
import { ranBeside, tell } from './beside.ts'

/** Type-checks every runtime's project with the native compiler; the `typescript` package beside it is the API that lint needs. */
const root = join(import.meta.dirname, '..')
const compiler = join(root, 'node_modules/typescript-native/bin/tsc')
const projects = ['shared', 'electron', 'renderer', 'test']

/**
 * What was checked before is not checked again where nothing that it depends on has changed. The projects run beside each other
 * with one checker each: more checkers of one project work out the same types again.
 */
const checks = projects.map((project) => {
  const memory = join(root, 'node_modules/.cache/types', `${project}.tsbuildinfo`)
  const options = ['-p', join(root, project), '--checkers', '1', '--incremental', '--tsBuildInfoFile', memory]
  return ranBeside(compiler, ...options)
})
tell(await Promise.all(checks))
