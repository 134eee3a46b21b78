import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** Type-checks every runtime's project with the native compiler; the `typescript` package beside it is the API that lint needs. */
const root = join(import.meta.dirname, '..')
const compiler = join(root, 'node_modules/typescript-native/bin/tsc')
const projects = ['shared', 'electron', 'renderer', 'test']

/**
 * What was checked before is not checked again where nothing that it depends on has changed. The projects run beside each other
 * with one checker each: more checkers of one project work out the same types again.
 */
async function check(project: string): Promise<{ readonly report: string; readonly isClean: boolean }> {
  const memory = join(root, 'node_modules/.cache/types', `${project}.tsbuildinfo`)
  const options = ['-p', join(root, project), '--checkers', '1', '--incremental', '--tsBuildInfoFile', memory]
  const running = spawn(process.execPath, [compiler, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [report] = await Promise.all([text(running.stdout), once(running, 'close')])
  return { report, isClean: running.exitCode === 0 }
}

const checked = await Promise.all(projects.map(check))
for (const { report } of checked) process.stdout.write(report)
process.exitCode = checked.every(({ isClean }) => isClean) ? 0 : 1
