import { execFile } from 'node:child_process'
import { appendFile, chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import type { TestContext } from 'vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, temporaryFolders } from '../support/cli.ts'

/* Disks that refuse, and files that are not what they were. Each command is a process of its own. */

const NOW = '2026-11-23T12:00:00Z'
const NOBODY = 65_534
const run = promisify(execFile)
const makeFolder = temporaryFolders()
let folder = ''
let cli: CommandLine

beforeEach(async () => {
  folder = await makeFolder()
  cli = commandLine(join(folder, 'studio'), NOW)
})

function skipped(context: TestContext, why: string): never {
  const reason = `${why}, so this did not run: ${context.task.name}`
  console.warn(reason)
  return context.skip(reason)
}

/** Does something on a disk of a few megabytes, where this process may mount one. */
async function onSmallDisk(context: TestContext, work: (disk: string) => Promise<void>): Promise<void> {
  const disk = join(folder, 'disk')
  await mkdir(disk)
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk])
  } catch {
    skipped(context, 'this process may not mount a small disk')
  }
  try {
    await work(disk)
  } finally {
    await run('umount', [disk])
  }
}

describe('a data folder that is read-only', () => {
  const refused = /^storage_failed: .*(give this user permission to write there|read-only|permission)/

  it('refuses every command, and says what to do', async (context) => {
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    // Root may write in every folder: another user takes its place.
    const user = process.getuid?.() === 0 ? NOBODY : undefined
    await chmod(folder, 0o755)
    await chmod(cli.data, 0o555)
    if ((await cli.spawnAs(user, '--version')).code !== 0) skipped(context, 'no other user may run this program here')
    const endings = [await cli.spawnAs(user, 'balance'), await cli.spawnAs(user, 'buy', 'standard')]
    await chmod(cli.data, 0o700)
    for (const ended of endings) {
      expect(ended).toMatchObject({ code: 1, stdout: '' })
      expect(ended.stderr).toMatch(refused)
    }
    expect(await cli.json('studio.info', 'info')).toMatchObject({ entries: 1 })
  })

  it('because its disk is, refuses every command, and says what to do', async (context) => {
    await onSmallDisk(context, async (disk) => {
      cli = commandLine(join(disk, 'studio'), NOW)
      await cli.done('buy', 'standard', '--at', '2026-11-01')
      const before = await cli.done('balance', '--json')
      await run('mount', ['-o', 'remount,ro', disk])
      for (const args of [['balance'], ['buy', 'standard']]) {
        const ended = await cli.spawn(...args)
        expect(ended).toMatchObject({ code: 1, stdout: '' })
        expect(ended.stderr).toMatch(refused)
      }
      const fresh = await commandLine(join(disk, 'new'), NOW).spawn('init')
      expect(fresh).toMatchObject({ code: 1, stdout: '' })
      expect(fresh.stderr).toMatch(/^storage_failed: .*new/)
      await run('mount', ['-o', 'remount,rw', disk])
      expect(await cli.done('balance', '--json')).toBe(before)
    })
  })
})

describe('a disk that is full', () => {
  it('refuses an import whole; once there is space again it goes on', async (context) => {
    await onSmallDisk(context, async (disk) => {
      cli = commandLine(join(disk, 'studio'), NOW)
      const file = join(folder, 'usage.csv')
      const rows = Array.from({ length: 5000 }, (_, index) => `task-${index},2026-11-02,hailuo-02,512p,6`)
      await writeFile(file, ['task_id,date,model,resolution,duration_s', ...rows].join('\n'))
      await cli.done('buy', 'standard', '--at', '2026-11-01')
      await cli.done('backup')
      const before = await cli.done('balance', '--all', '--json')
      await writeFile(join(disk, 'ballast'), Buffer.alloc(1024 * 1024))

      const ended = await cli.spawn('import', 'usage', file)
      expect(ended).toMatchObject({ code: 1, stdout: '' })
      expect(ended.stderr).toMatch(/storage_failed: .*: the disk is full; free some space and try again\n$/)

      await rm(join(disk, 'ballast'))
      expect(await cli.done('balance', '--all', '--json')).toBe(before)
      expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true, entries: 1 })
    })
  })

  it('refuses an export whole: no part of it is left', async (context) => {
    await cli.done('demo')
    await onSmallDisk(context, async (disk) => {
      const ended = await cli.spawn('export', 'journal', join(disk, 'journal.jsonl'))
      expect(ended).toMatchObject({ code: 1, stdout: '' })
      expect(ended.stderr).toMatch(/^storage_failed: .*journal\.jsonl cannot be written: its disk is full\n$/)
      expect(await readdir(disk)).toEqual([])
    })
  })
})

describe('a ledger that is damaged', () => {
  it('is moved aside, never overwritten, and the newest good backup is named and restores it', async () => {
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    const { file } = await cli.json('backups.create', 'backup')
    const before = await cli.done('balance', '--all', '--json')
    const ledger = join(cli.data, 'ledger.sqlite')
    await writeFile(ledger, 'this is no database any more\n'.repeat(1000))

    for (const args of [['balance'], ['buy', 'standard']]) {
      const ended = await cli.spawn(...args)
      expect(ended).toMatchObject({ code: 1, stdout: '' })
      expect(ended.stderr).toMatch(/^ledger_damaged: /)
      expect(ended.stderr).toContain(file)
    }
    expect((await readdir(cli.data)).filter((name) => name.startsWith('damaged-'))).toHaveLength(1)

    expect(await cli.spawn('restore', file)).toMatchObject({ code: 0, stderr: '' })
    expect(await cli.done('balance', '--all', '--json')).toBe(before)
    expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true })
  })
})

describe('a ledger of a newer version', () => {
  it('is refused and left as it is', async () => {
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    const ledger = join(cli.data, 'ledger.sqlite')
    const setVersion = (version: number): unknown => {
      const db = new Database(ledger)
      const before = db.pragma('user_version', { simple: true })
      db.pragma(`user_version = ${version}`)
      db.close()
      return before
    }
    const own = Number(setVersion(9999))
    const ended = await cli.spawn('balance')
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(
      /^ledger_newer: .*was written by a newer version \(schema 9999; this one reads up to \d+\)/,
    )
    setVersion(own)
    expect(await cli.json('studio.info', 'info')).toMatchObject({ entries: 1 })
  })
})

describe('a file that changes while it is imported', () => {
  it('is refused, and nothing is recorded', async () => {
    await cli.done('buy', 'standard', '--at', '2026-11-01')
    const file = join(folder, 'usage.csv')
    const rows = (from: number): string =>
      Array.from({ length: 120_000 }, (_, index) => `task-${from + index},2026-11-02,hailuo-02,512p,6\n`).join('')
    await writeFile(file, `task_id,date,model,resolution,duration_s\n${rows(0)}`)
    const importing = cli.start('import', 'usage', file)
    await importing.until(/Importing takes: \d/)
    await appendFile(file, rows(120_000))
    const ended = await importing.ended
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toContain(`${file}: changed while it was read; import it again when nothing writes to it`)
    expect(await cli.json('studio.info', 'info')).toMatchObject({ entries: 1 })
  })
})
