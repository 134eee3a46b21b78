import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { writeFileAtomically } from '../../../electron/files/write-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packledger-place-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('an export replaces nothing that holds what it does not', () => {
  it('no ledger, no backup, and none of the files that SQLite keeps beside them', async () => {
    const ledger = join(folder, 'ledger.sqlite')
    const db = new Database(ledger)
    db.pragma('journal_mode = WAL')
    db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)')
    for (const name of ['ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm', 'ledger.sqlite-journal']) {
      await expect(writeFileAtomically(join(folder, name), ['x'])).rejects.toThrow(
        / cannot be written: it (is|belongs to) a database, .*; name another file$/,
      )
    }
    expect(db.prepare('SELECT a FROM t').pluck().get()).toBe(1)
    db.close()
    expect(await readdir(folder)).toEqual(['ledger.sqlite'])
  })

  it('also where a link leads to one', async () => {
    new Database(join(folder, 'ledger.sqlite')).exec('CREATE TABLE t (a)').close()
    await symlink(join(folder, 'ledger.sqlite'), join(folder, 'statement.csv'))
    await expect(writeFileAtomically(join(folder, 'statement.csv'), ['x'])).rejects.toMatchObject({
      code: 'storage_failed',
    })
  })

  it('no folder, also one that is only named', async () => {
    await expect(writeFileAtomically(`${join(folder, 'reports')}/`, ['x'])).rejects.toThrow(/name a file$/)
    await expect(writeFileAtomically(folder, ['x'])).rejects.toThrow('it is a folder; name a file')
  })

  it('no pipe', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    await expect(writeFileAtomically(pipe, ['x'])).rejects.toMatchObject({
      message: `${pipe} cannot be written: it is no file, but a device or a pipe; name a file`,
    })
    expect((await lstat(pipe)).isFIFO()).toBe(true)
  })
})

test('a link stays one, and leads to what was written', async () => {
  await writeFile(join(folder, 'real.csv'), 'before')
  await symlink(join(folder, 'real.csv'), join(folder, 'latest.csv'))
  await writeFileAtomically(join(folder, 'latest.csv'), ['after'])
  expect((await lstat(join(folder, 'latest.csv'))).isSymbolicLink()).toBe(true)
  expect(await readFile(join(folder, 'real.csv'), 'utf8')).toBe('after')
})

test('a file that is replaced keeps its permissions', async () => {
  const path = join(folder, 'statement.csv')
  await writeFile(path, 'before')
  await chmod(path, 0o600)
  await writeFileAtomically(path, ['after'])
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})
