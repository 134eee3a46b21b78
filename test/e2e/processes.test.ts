import { readdir, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CommandLine } from '../support/cli.ts'
import { commandLine, runProgram, temporaryFolders } from '../support/cli.ts'

/* What becomes of a data folder when processes end before they are done, or want it at the same time. */

const NOW = '2026-11-23T12:00:00Z'
const ROWS = 40_000
const makeFolder = temporaryFolders()
let file = ''
let demo: CommandLine

beforeAll(async () => {
  demo = commandLine(join(await makeFolder(), 'demo'), NOW)
  await demo.done('demo')
  file = join(await makeFolder(), 'usage.csv')
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const second = new Date(Date.UTC(2026, 10, 2) + index * 30_000).toISOString()
    return `task-${index},${second},hailuo-02,512p,6,success`
  })
  await writeFile(file, ['task_id,finished_at,model,resolution,duration_s,outcome', ...rows].join('\n'))
})

/** A studio with one Standard pack. */
async function studio(): Promise<CommandLine> {
  const cli = commandLine(join(await makeFolder(), 'studio'), NOW)
  await cli.done('buy', 'standard', '--at', '2026-11-01')
  return cli
}

async function entries(cli: CommandLine): Promise<number> {
  return (await cli.json('studio.info', 'info')).entries
}

describe('an import that is killed (SIGKILL)', () => {
  it.for([
    { when: 'in the middle of the file', says: /Importing takes: 2\d{4}/ },
    { when: 'while it posts what it has read', says: /Importing takes: \d+ %/ },
    { when: 'as it says that it is done', says: /Imported/ },
  ])('$when has recorded all or nothing; the next command works', async ({ says }) => {
    const cli = await studio()
    const before = await cli.done('balance', '--all', '--json')
    const importing = cli.start('import', 'usage', file)
    await importing.until(says)
    importing.signal('SIGKILL')
    await importing.ended

    const next = await cli.spawn('info', '--json')
    expect(next).toMatchObject({ code: 0, stderr: '' })
    const recorded = await entries(cli)
    expect([1, 1 + ROWS]).toContain(recorded)
    if (recorded === 1) expect(await cli.done('balance', '--all', '--json')).toBe(before)
    expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true, entries: recorded })
  })

  it('as it begins to read has recorded nothing, and can be done again', async () => {
    const cli = await studio()
    const before = await cli.done('balance', '--all', '--json')
    const importing = cli.start('import', 'usage', file)
    await importing.until(/Importing takes: \d/)
    importing.signal('SIGKILL')
    await importing.ended
    expect(await entries(cli)).toBe(1)
    expect(await cli.done('balance', '--all', '--json')).toBe(before)
    await cli.done('import', 'usage', file)
    expect(await entries(cli)).toBe(1 + ROWS)
  })
})

describe('an import that is interrupted (Ctrl-C)', () => {
  it('ends with 130, says so, and has recorded nothing', async () => {
    const cli = await studio()
    const importing = cli.start('import', 'usage', file)
    await importing.until(/Importing takes: \d/)
    importing.signal('SIGINT')
    const ended = await importing.ended
    expect(ended).toMatchObject({ code: 130, stdout: '' })
    expect(ended.stderr).toContain('Stopping; Ctrl-C again ends at once.')
    expect(await entries(cli)).toBe(1)
    expect(await cli.json('ledger.verify', 'verify')).toMatchObject({ ok: true })
  })
})

describe('a data folder that another process has', () => {
  it('is refused, naming the holder, until that has ended', async () => {
    // It has more to say than a pipe holds, and nobody listens: so it keeps the folder for as long as it is let.
    const holder = demo.start('ledger', '--json')
    await holder.until('"entries"')
    holder.stopReading()
    const commands = [['balance'], ['buy', 'standard'], ['backup']]
    for (const refused of await Promise.all(commands.map((args) => demo.spawn(...args)))) {
      expect(refused).toMatchObject({ code: 1, stdout: '' })
      expect(refused.stderr).toMatch(
        new RegExp(`^ledger_locked: .* is in use by packledger command line \\(process ${holder.pid} on `),
      )
      expect(refused.stderr).toContain(`on ${hostname()}, since ${NOW}): close that first`)
    }
    holder.signal('SIGKILL')
    await holder.ended
    expect(await demo.spawn('balance')).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('a reader that goes away', () => {
  it('ends the command with 0, and gives the folder back', async () => {
    const listing = demo.start('ledger')
    await listing.until('Ledger (times in')
    listing.hangUp()
    expect(await listing.ended).toMatchObject({ code: 0, stderr: '' })
    expect(await demo.spawn('verify')).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('npm run tour', () => {
  it('ends with 0, shows every command it names, and leaves nothing behind', async () => {
    const folder = await makeFolder()
    const tour = await runProgram('scripts/tour.ts', { TMPDIR: folder, TMP: folder, TEMP: folder })
    expect(tour).toMatchObject({ code: 0, stderr: '' })
    for (const command of ['demo --json', 'balance', 'report', 'burndown', 'ledger', 'verify']) {
      expect(tour.stdout).toContain(`$ npm run --silent cli -- ${command}`)
    }
    expect(tour.stdout).toContain('The ledger holds:')
    expect(await readdir(folder)).toEqual([])
  })
})
