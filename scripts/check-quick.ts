import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ranBeside, tell } from './beside.ts'
import { refuseStalePackages } from './stale-packages.ts'

/** `npm run check:quick`: the quick lint on one core, types and then the unit tests on the other; all are told, whichever fails. */
refuseStalePackages(join(import.meta.dirname, '..'))
const npm = process.env['npm_execpath']
if (npm === undefined) throw new Error('run this by npm: npm run check:quick')

const lint = ranBeside(npm, 'run', '--silent', 'lint:quick')
const types = await ranBeside(npm, 'run', '--silent', 'types')
tell([types])
const unit = spawn(process.execPath, [npm, 'run', '--silent', 'test:unit'], { stdio: 'inherit' })
await once(unit, 'close')
if (unit.exitCode !== 0) process.exitCode = 1
tell([await lint])
