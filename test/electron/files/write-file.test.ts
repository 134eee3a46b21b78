import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestContext } from 'vitest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFileAtomically } from '../../../electron/files/write-file.ts'

const run = promisify(execFile)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packledger-write-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

function* megabytes(count: number): Generator<string> {
  const line = `${'x'.repeat(1023)}\n`
  for (let index = 0; index < count * 1024; index += 1) yield line
}

describe('a file is written whole or not at all', () => {
  it('holds the chunks in their order, in UTF-8, and answers its size', async () => {
    const path = join(folder, 'statement.csv')
    const { bytes } = await writeFileAtomically(path, ['a,', '春', '节\r\n'])
    expect(await readFile(path, 'utf8')).toBe('a,春节\r\n')
    expect(bytes).toBe(10)
    expect(await readdir(folder)).toEqual(['statement.csv'])
  })

  it('may have no chunk at all', async () => {
    const path = join(folder, 'empty.csv')
    expect(await writeFileAtomically(path, [])).toEqual({ bytes: 0 })
    expect(await readFile(path, 'utf8')).toBe('')
  })

  it('takes chunks that come later', async () => {
    const path = join(folder, 'later.csv')
    async function* later(): AsyncGenerator<string> {
      yield 'first '
      yield await Promise.resolve('second')
    }
    await writeFileAtomically(path, later())
    expect(await readFile(path, 'utf8')).toBe('first second')
  })

  it('replaces what was there', async () => {
    const path = join(folder, 'statement.csv')
    await writeFile(path, 'a longer text that was there before')
    await writeFileAtomically(path, ['new'])
    expect(await readFile(path, 'utf8')).toBe('new')
  })

  it('leaves what was there, and nothing beside it, where the chunks fail; their own error passes', async () => {
    const path = join(folder, 'statement.csv')
    await writeFile(path, 'before')
    function* failing(): Generator<string> {
      yield* megabytes(1)
      throw new RangeError('The month does not add up')
    }
    await expect(writeFileAtomically(path, failing())).rejects.toThrow(new RangeError('The month does not add up'))
    expect(await readFile(path, 'utf8')).toBe('before')
    expect(await readdir(folder)).toEqual(['statement.csv'])
  })

  it('takes chunks no faster than the disk, and lets the event loop run between', async () => {
    let turns = 0
    let furthestAhead = 0
    const timer = setInterval(() => (turns += 1), 0)
    function* watched(): Generator<string> {
      let taken = 0
      for (const chunk of megabytes(24)) {
        const [name = ''] = readdirSync(folder)
        if (taken % (1 << 17) === 0) furthestAhead = Math.max(furthestAhead, taken - statSync(join(folder, name)).size)
        taken += chunk.length
        yield chunk
      }
    }
    await writeFileAtomically(join(folder, 'large.csv'), watched())
    clearInterval(timer)
    expect(furthestAhead).toBeGreaterThan(0)
    expect(furthestAhead).toBeLessThan(4 << 20)
    expect(turns).toBeGreaterThan(5)
  })
})

describe('what the system does not let happen is refused with the file and the cause', () => {
  it('a folder that does not exist', async () => {
    const path = join(folder, 'missing', 'statement.csv')
    await expect(writeFileAtomically(path, ['x'])).rejects.toMatchObject({
      name: 'Refusal',
      code: 'storage_failed',
      message: `${path} cannot be written: the folder ${join(folder, 'missing')} does not exist`,
      details: { file: path, cause: 'ENOENT' },
    })
  })

  it('a target that is a folder', async () => {
    const path = join(folder, 'taken')
    await mkdir(path)
    await expect(writeFileAtomically(path, ['x'])).rejects.toMatchObject({
      code: 'storage_failed',
      message: `${path} cannot be written: it is a folder; name a file`,
    })
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('a path through a file', async () => {
    await writeFile(join(folder, 'plain'), '')
    const path = join(folder, 'plain', 'statement.csv')
    await expect(writeFileAtomically(path, ['x'])).rejects.toMatchObject({
      code: 'storage_failed',
      message: `${path} cannot be written: ${join(folder, 'plain')} is not a folder`,
    })
  })

  it('a folder without permission', async (context) => {
    const closed = process.getuid?.() === 0 ? closedToRoot(context) : folder
    await chmod(folder, 0o500)
    const path = join(closed, 'statement.csv')
    await expect(writeFileAtomically(path, ['x'])).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringMatching(/permission to write in|does not permit writing|read-only/) as string,
    })
    await chmod(folder, 0o700)
  })

  it('a full disk: the temporary file is gone and the target is what it was', async (context) => {
    const disk = await smallDisk(context)
    try {
      const path = join(disk, 'statement.csv')
      await writeFile(path, 'before')
      await expect(writeFileAtomically(path, megabytes(2))).rejects.toMatchObject({
        code: 'storage_failed',
        message: `${path} cannot be written: its disk is full`,
        details: { file: path, cause: 'ENOSPC' },
      })
      expect(await readdir(disk)).toEqual(['statement.csv'])
      expect(await readFile(path, 'utf8')).toBe('before')
    } finally {
      await run('umount', [disk])
    }
  })

  it('a disk that is read-only', async (context) => {
    const disk = await smallDisk(context)
    try {
      await run('mount', ['-o', 'remount,ro', disk])
      const path = join(disk, 'statement.csv')
      await expect(writeFileAtomically(path, ['x'])).rejects.toMatchObject({
        code: 'storage_failed',
        message: `${path} cannot be written: its file system is read-only`,
      })
    } finally {
      await run('umount', [disk])
    }
  })
})

/** Root may write in any folder of the disk; the kernel's own folders refuse it as well. */
function closedToRoot(context: TestContext): string {
  if (existsSync('/sys/kernel')) return '/sys/kernel'
  return skipped(context, 'root may write anywhere here')
}

/** A disk of 1 MiB, where this process may mount one. */
async function smallDisk(context: TestContext): Promise<string> {
  const disk = join(folder, 'disk')
  await mkdir(disk)
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
  } catch {
    skipped(context, 'this process may not mount a small disk')
  }
  return disk
}

function skipped(context: TestContext, why: string): never {
  const reason = `${why}, so this did not run: ${context.task.name}`
  console.warn(reason)
  return context.skip(reason)
}
