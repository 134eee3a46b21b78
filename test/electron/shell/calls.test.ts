import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { FileDesk } from '../../../electron/hosts/file-desk.ts'
import type { CallPorts, OpenStudio } from '../../../electron/shell/calls.ts'
import { callsOf, MOST_CALL_BYTES, MOST_DROPPED_BYTES } from '../../../electron/shell/calls.ts'
import type { Calls } from '../../../electron/shell/ipc.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { useFolders } from '../../support/studio.ts'

const makeFolder = useFolders()
let folder: string
let reached: unknown[]
let open: OpenStudio | null
let chosen: string | null
let offered: string | null
let printFails: boolean
let calls: Calls

beforeEach(async () => {
  folder = makeFolder()
  reached = []
  chosen = null
  offered = null
  printFails = false
  const record = (...values: unknown[]): void => {
    reached.push(values)
  }
  open = {
    guest: {
      call: (name, input) => {
        record(name, input)
        return Promise.resolve({ ok: true, value: 'answered' })
      },
      exportTo: (path, request) => {
        record('export', path, request)
        return Promise.resolve({ ok: true, value: { name: 'x.csv', bytes: 1 } })
      },
      exportMonthTo: (path, month) => {
        record('month', path, month)
        return Promise.resolve({
          ok: true,
          value: { files: [{ format: 'csv', name: 'statement-2026-10.csv' }], bytes: 2 },
        })
      },
    },
    desk: await FileDesk.open(folder),
    cancel: () => {
      record('cancel')
    },
  }
  const ports: CallPorts = {
    studio: () => open,
    dialogs: {
      chooseFile: () => Promise.resolve(chosen),
      choosePlace: (name) => {
        offered = name
        return Promise.resolve(chosen)
      },
      chooseFolder: () => Promise.resolve(chosen),
    },
    openExternal: (url) => {
      record('external', url)
      return Promise.resolve()
    },
    print: (request) => {
      record('print', request)
      if (printFails) return Promise.reject(new Refusal('storage_failed', 'the page was not printed'))
      return Promise.resolve(Buffer.from("%PDF-1.4 /CreationDate (D:20261125081200+00'00')"))
    },
    setTheme: (theme) => {
      record('theme', theme)
    },
  }
  calls = callsOf(ports)
})

const refusal = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  throw new Error('it was not refused')
}

test('an operation is called by name with its input', async () => {
  expect(await calls.call('balance.show', { all: true })).toBe('answered')
  expect(reached).toEqual([['balance.show', { all: true }]])
})

describe('what is no call is refused, and reaches nothing', () => {
  test.each([[undefined], [null], [42], [{}], [['balance.show']]])('the name %j', async (name) => {
    expect(await refusal(() => calls.call(name, {}))).toBe('unsupported')
  })

  test('an input larger than any operation’s', async () => {
    const input = { text: 'x'.repeat(MOST_CALL_BYTES) }
    expect(await refusal(() => calls.call('rates.import', input))).toBe('invalid_input')
  })

  test.each([
    ['a number for a name', 1, new ArrayBuffer(1)],
    ['no name', '', new ArrayBuffer(1)],
    ['text for content', 'x.csv', 'text'],
    ['a path for content', 'x.csv', { path: '/etc/passwd' }],
  ])('a file with %s', async (_name, name, content) => {
    expect(await refusal(() => calls.stageFile(name, content))).toBe('invalid_input')
  })

  test('a file that is too large', async () => {
    expect(await refusal(() => calls.stageFile('x.csv', new ArrayBuffer(MOST_DROPPED_BYTES + 1)))).toBe('invalid_input')
  })

  test.each([['pink'], [null], [{ toString: (): string => 'dark' }]])('the theme %j', async (theme) => {
    expect(await refusal(() => calls.setTheme(theme))).toBe('invalid_input')
  })

  test('an export that is none, before any dialog opens', async () => {
    chosen = join(folder, 'x.csv')
    expect(await refusal(() => calls.saveExport({ operation: 'usage.record', input: {}, name: 'x' }))).toBe(
      'unsupported',
    )
    expect(await refusal(() => calls.saveExport(null))).toBe('unsupported')
  })

  test.each([
    [null],
    [{ month: '../2026-10', paper: 'a4' }],
    [{ month: '2026-10', paper: 'a3' }],
    [{ month: '2026-10', paper: 'a4', audience: '../x' }],
  ])('a PDF of %j, before any dialog opens', async (request) => {
    chosen = join(folder, 'x.pdf')
    expect(await refusal(() => calls.savePdf(request))).toBe('invalid_input')
    expect(reached).toEqual([])
  })

  test('everything, once the studio is closed', async () => {
    open = null
    expect(await refusal(() => calls.call('balance.show', {}))).toBe('storage_failed')
    expect(await refusal(() => Promise.resolve().then(() => calls.stageFile('x', new ArrayBuffer(1))))).toBe(
      'storage_failed',
    )
  })
})

test('the page as a PDF goes where the dialog says, with the dates of its month; nothing is printed where it was left', async () => {
  const request = { month: '2026-10', paper: 'letter' }
  expect(await calls.savePdf(request)).toBeNull()
  expect(reached).toEqual([])
  chosen = join(folder, 'chosen.pdf')
  expect(await calls.savePdf(request)).toEqual({ name: 'chosen.pdf', bytes: 48 })
  expect(reached).toEqual([['print', request]])
  expect(readFileSync(chosen, 'utf8')).toBe("%PDF-1.4 /CreationDate (D:20261001000000+00'00')")
})

test('the PDF of a client’s page is offered under a name of its own', async () => {
  await calls.savePdf({ month: '2026-10', paper: 'a4' })
  expect(offered).toBe('statement-2026-10.pdf')
  await calls.savePdf({ month: '2026-10', paper: 'a4', audience: 'client' })
  expect(offered).toBe('statement-2026-10-client.pdf')
})

test('a chosen file comes to the page as a token with its name, never as a path', async () => {
  chosen = join(folder, 'october.csv')
  writeFileSync(chosen, 'a,b\n')
  const picked = await calls.openFile('usage')
  expect(picked).toMatchObject({ name: 'october.csv', bytes: 4 })
  expect(JSON.stringify(picked)).not.toContain(folder)
})

test('a dialog that is left answers null, and nothing is written', async () => {
  expect(await calls.openFile('usage')).toBeNull()
  expect(await calls.saveExport({ operation: 'exports.journal', input: {}, name: 'journal.jsonl' })).toBeNull()
  expect(reached).toEqual([])
})

test('a month in every format goes into the folder that the dialog says, with the page as a PDF; nothing is written where it was left', async () => {
  const request = { month: '2026-10', paper: 'a4' }
  expect(await refusal(() => calls.saveMonth({ ...request, month: '../x' }))).toBe('invalid_input')
  expect(await calls.saveMonth(request)).toBeNull()
  expect(reached).toEqual([])
  chosen = folder
  expect(await calls.saveMonth(request)).toMatchObject({ files: 2, bytes: 50, leftOut: null })
  expect(reached).toEqual([
    ['print', request],
    ['month', folder, '2026-10'],
  ])
  expect(readFileSync(join(folder, 'statement-2026-10.pdf'), 'utf8')).toContain('%PDF')
})

test('where the page cannot be printed, the files of the month that were written are told, and what is missing', async () => {
  chosen = folder
  printFails = true
  expect(await calls.saveMonth({ month: '2026-10', paper: 'a4' })).toMatchObject({
    files: 1,
    bytes: 2,
    leftOut: { file: 'statement-2026-10.pdf', reason: 'the page was not printed' },
  })
})
