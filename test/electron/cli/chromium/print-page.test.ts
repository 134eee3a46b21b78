import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { printPage } from '../../../../electron/cli/chromium/print-page.ts'
import { temporaryFolders } from '../../../support/cli.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { isRunning, silentBrowser } from '../../../support/silent-browser.ts'

const makeFolder = temporaryFolders()
let folder = ''
let temporary = ''

beforeEach(async () => {
  folder = await makeFolder()
  temporary = join(folder, 'tmp')
  await mkdir(temporary)
  vi.stubEnv('TMPDIR', temporary)
  return () => {
    vi.unstubAllEnvs()
  }
})

describe.skipIf(process.platform === 'win32')('a browser that does not answer (a script; Windows starts none)', () => {
  test.each([
    ['ends when it is asked to', ''],
    ['does not end when it is asked to', "trap '' TERM"],
  ])('is refused in time, and nothing of it is left: one that %s', async (_, first) => {
    const { program, processes } = await silentBrowser(folder, first)
    const printing = refusalOf(printPage(program, 'about:blank', 'a4', { mostMs: 1000 }))
    const started = await processes()
    expect(await printing).toMatchObject({
      code: 'storage_failed',
      message: `${program} did not print the page: it did not answer within 1 seconds`,
    })
    expect(started).toHaveLength(2)
    expect(started.filter(isRunning)).toEqual([])
    expect(await readdir(temporary)).toEqual([])
  })

  test('is ended at once where nobody waits any longer, and nothing of it is left', async () => {
    const { program, processes } = await silentBrowser(folder)
    const stop = new AbortController()
    const printing = refusalOf(printPage(program, 'about:blank', 'a4', { stop: stop.signal }))
    const started = await processes()
    stop.abort()
    expect(await printing).toMatchObject({ code: 'cancelled' })
    expect(started.filter(isRunning)).toEqual([])
    expect(await readdir(temporary)).toEqual([])
  })
})
