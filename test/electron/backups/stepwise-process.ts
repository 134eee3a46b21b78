import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

/**
 * A process that works on a data folder and copies that folder before every step, a step being whatever changes or syncs
 * files: each copy is what a kill at that moment would leave. Arguments: what to do ("backup" or "restore"), the file to
 * write or to restore, the data folder, the folder for the copies, "1", "2"… (or ""), and the user to run as, if any.
 */
const [task = '', path = '', dataFolder = '', copies = '', user] = process.argv.slice(2)

const copyFolder = fs.cpSync
let step = 0

function copyNow(): void {
  step += 1
  if (copies !== '') copyFolder(dataFolder, `${copies}/${step}`, { recursive: true })
}

type Method = (...parameters: unknown[]) => unknown

/** Makes each call of these methods a step. */
function watch(owner: object, names: readonly string[]): void {
  for (const name of names) {
    const method = Reflect.get(owner, name) as Method
    Reflect.set(owner, name, function (this: unknown, ...parameters: unknown[]): unknown {
      copyNow()
      return method.apply(this, parameters)
    })
  }
}

watch(fs, ['copyFileSync', 'fsyncSync', 'linkSync', 'mkdirSync', 'renameSync', 'rmSync'])
watch(Database.prototype, ['backup', 'close', 'pragma'])
syncBuiltinESMExports()

const { takeBackup } = await import('../../../electron/backups/backup.ts')
const { restoreBackup } = await import('../../../electron/backups/restore.ts')
const { FORMAT, NOW } = await import('./format.ts')

// The modules are loaded by now: a user who may not read them can still run them.
if (user !== undefined) process.seteuid?.(Number(user))
if (task === 'restore') await restoreBackup({ dataFolder, file: path, now: NOW, format: FORMAT })
else await takeBackup(new Database(`${dataFolder}/ledger.sqlite`), path)
copyNow()
