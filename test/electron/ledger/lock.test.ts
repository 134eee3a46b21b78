import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acquireLock } from '../../../electron/ledger/store/lock.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'

const SCRIPT = join(import.meta.dirname, 'lock-process.ts')
const SINCE = Date.UTC(2026, 9, 5, 8)
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

let folder = ''
let processes: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packledger-lock-'))
  processes = []
})

afterEach(async () => {
  await Promise.all(processes.map((process) => kill(process)))
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

async function kill(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const ended = once(process, 'exit')
  process.kill('SIGKILL')
  await ended
}

interface Answer {
  readonly ready?: boolean
  readonly taken?: boolean
  readonly unclean?: boolean
  readonly code?: string
  readonly message?: string
  readonly dropped?: boolean
  readonly released?: boolean
}

interface Contender {
  readonly process: ChildProcess
  /** Sends a command and answers what came of it. */
  ask(command: string): Promise<Answer>
}

interface Start {
  readonly user?: number
  /** The largest file that the process may write, in the shell's blocks of 512 bytes. */
  readonly fileBlocks?: number
}

async function start(program: string, { user, fileBlocks }: Start = {}): Promise<Contender> {
  const command = [process.execPath, '--expose-gc', SCRIPT, folder, program, ...(user === undefined ? [] : [`${user}`])]
  const limited =
    fileBlocks === undefined ? command : ['sh', '-c', `ulimit -f ${fileBlocks}; exec "$@"`, 'sh', ...command]
  const [file = '', ...rest] = limited
  const child = spawn(file, rest, { stdio: ['pipe', 'pipe', 'inherit'] })
  processes.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<Answer> => {
    const line = await lines.next()
    if (line.done === true) throw new Error(`${program} ended without an answer`)
    return JSON.parse(line.value) as Answer
  }
  expect(await next()).toEqual({ ready: true })
  return {
    process: child,
    ask: (text) => {
      child.stdin.write(`${text}\n`)
      return next()
    },
  }
}

function acquireHere(dataFolder = folder) {
  return acquireLock(dataFolder, { program: 'packledger test', pid: process.pid, since: SINCE })
}

function refusalOf(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the writer’s lock', () => {
  test('a free folder is taken, and the first start counts as clean', () => {
    const lock = acquireHere()
    expect(lock.unclean).toBe(false)
    lock.release()
  })

  test('a folder held by another process is refused, naming that process', async () => {
    const other = await start('packledger serve')
    expect(await other.ask('acquire')).toEqual({ taken: true, unclean: false })
    const refusal = refusalOf(() => acquireHere())
    const pid = String(other.process.pid)
    expect(refusal.code).toBe('ledger_locked')
    expect(refusal.message).toBe(
      `the data folder ${folder} is in use by packledger serve (process ${pid} on ${hostname()}, since 2026-10-05T08:00:00Z): close that first`,
    )
    expect(refusal.details).toMatchObject({ program: 'packledger serve', pid: other.process.pid })
  })

  test('a folder held by this process is refused to a second holder within it', () => {
    const lock = acquireHere()
    expect(refusalOf(() => acquireHere()).message).toContain(`process ${process.pid} on`)
    lock.release()
  })

  test('a folder whose holder was killed is taken over, and counts as unclean', async () => {
    const other = await start('packledger serve')
    await other.ask('acquire')
    await kill(other.process)
    const lock = acquireHere()
    expect(lock.unclean).toBe(true)
    lock.release()
  })

  test('a holder that ends without releasing counts as unclean', async () => {
    const other = await start('packledger serve')
    await other.ask('acquire')
    const ended = once(other.process, 'exit')
    other.process.stdin?.end()
    expect(await ended).toEqual([0, null])
    const lock = acquireHere()
    expect(lock.unclean).toBe(true)
    lock.release()
  })

  test('a folder that was released is free while its last holder still runs, and counts as clean', async () => {
    const other = await start('packledger serve')
    await other.ask('acquire')
    await other.ask('release')
    const lock = acquireHere()
    expect(lock.unclean).toBe(false)
    lock.release()
    expect(acquireHereAndRelease()).toBe(false)
  })

  test('after an unclean end has been noticed once, a clean release makes the next start clean', async () => {
    const other = await start('packledger serve')
    await other.ask('acquire')
    await kill(other.process)
    expect(acquireHereAndRelease()).toBe(true)
    expect(acquireHereAndRelease()).toBe(false)
  })

  test('releasing twice gives nothing of the next holder’s away', async () => {
    const lock = acquireHere()
    lock.release()
    const other = await start('packledger serve')
    await other.ask('acquire')
    lock.release()
    expect(refusalOf(() => acquireHere()).code).toBe('ledger_locked')
  })

  test('a lock whose owner forgot about it stays taken until its process ends', async () => {
    const other = await start('packledger serve')
    await other.ask('acquire')
    expect(await other.ask('drop')).toEqual({ dropped: true })
    expect(refusalOf(() => acquireHere()).code).toBe('ledger_locked')
  })

  test('of several that start at once exactly one wins, and the others are told its name', async () => {
    const contenders = await Promise.all(Array.from({ length: 6 }, (_, index) => start(`contender ${index}`)))
    for (const unclean of [false, true, true]) {
      const running = contenders.filter(({ process }) => process.signalCode === null)
      const answers = await Promise.all(running.map((contender) => contender.ask('acquire')))
      const winner = running.filter((_, index) => answers[index]?.taken === true)
      expect(winner).toHaveLength(1)
      const pid = String(winner[0]?.process.pid)
      expect(answers.filter((answer) => answer.unclean === unclean)).toHaveLength(1)
      const losers = answers.filter((answer) => answer.taken === false)
      expect(losers).toHaveLength(running.length - 1)
      for (const { code, message } of losers) {
        expect(code).toBe('ledger_locked')
        expect(message).toContain(`(process ${pid} on`)
      }
      // The next round starts over the row that the killed winner left.
      for (const { process } of winner) await kill(process)
    }
  })
})

function acquireHereAndRelease(): boolean {
  const lock = acquireHere()
  lock.release()
  return lock.unclean
}

describe('a lock file that is damaged', () => {
  test.each(['writer.lock', 'writer.turn'])('%s full of garbage is replaced', (name) => {
    writeFileSync(join(folder, name), 'no lock at all\n'.repeat(1000))
    expect(acquireHereAndRelease()).toBe(name === 'writer.lock')
    expect(acquireHereAndRelease()).toBe(false)
  })

  test('one whose second page is garbage is replaced, and counts as unclean', () => {
    acquireHereAndRelease()
    const bytes = readFileSync(join(folder, 'writer.lock'))
    writeFileSync(join(folder, 'writer.lock'), bytes.fill(0xa5, 4096))
    expect(acquireHereAndRelease()).toBe(true)
    expect(acquireHereAndRelease()).toBe(false)
  })

  test('an empty one is a free one', () => {
    writeFileSync(join(folder, 'writer.lock'), '')
    expect(acquireHereAndRelease()).toBe(false)
  })

  test('one that a living process holds is refused, though nobody can tell whose it is', async () => {
    const other = await start('packledger serve')
    await other.ask('acquire')
    writeFileSync(join(folder, 'writer.lock'), 'no lock at all\n'.repeat(1000))
    const refusal = refusalOf(() => acquireHere())
    expect(refusal.code).toBe('ledger_locked')
    expect(refusal.message).toContain('in use by another program')
    await kill(other.process)
    expect(acquireHereAndRelease()).toBe(false)
  })

  test('one that another tool is writing is refused', () => {
    acquireHereAndRelease()
    const tool = new Database(join(folder, 'writer.lock'))
    tool.exec('BEGIN IMMEDIATE')
    expect(refusalOf(() => acquireHere()).message).toContain('in use by another program')
    tool.close()
    expect(acquireHereAndRelease()).toBe(false)
  })
})

describe('a data folder that cannot be locked', () => {
  test('a missing one is refused, naming it', () => {
    const missing = join(folder, 'missing')
    expect(refusalOf(() => acquireHere(missing))).toMatchObject({
      code: 'storage_failed',
      message: `the data folder ${missing} does not exist: name a folder`,
    })
  })

  test('a file in its place is refused, naming it', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(refusalOf(() => acquireHere(file))).toMatchObject({
      code: 'storage_failed',
      message: `the data folder ${file} is a file, not a folder: name a folder`,
    })
  })

  test('a folder in the place of the lock file is refused', () => {
    mkdirSync(join(folder, 'writer.lock'))
    expect(refusalOf(() => acquireHere()).code).toBe('storage_failed')
  })

  test.skipIf(process.platform === 'win32')(
    'a read-only one is refused, saying what to do (Windows knows no read-only folders)',
    async () => {
      chmodSync(folder, 0o555)
      // Root may write everywhere: as root the test goes on as a user without rights.
      const other = await start('packledger serve', isRoot ? { user: NOBODY } : {})
      const answer = await other.ask('acquire')
      expect(answer.code).toBe('storage_failed')
      expect(answer.message).toContain(`${folder} cannot be used`)
      expect(answer.message).toContain('give this user permission to write there')
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test.skipIf(process.platform === 'win32')(
    'a disk that takes no more is refused, and leaves the folder free (Windows knows no limit on file sizes)',
    async () => {
      const other = await start('packledger serve', { fileBlocks: 2 })
      const answer = await other.ask('acquire')
      expect(answer.code).toBe('storage_failed')
      expect(answer.message).toContain(folder)
      expect(acquireHereAndRelease()).toBe(false)
    },
  )
})
