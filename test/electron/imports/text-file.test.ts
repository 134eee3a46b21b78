import { appendFile, mkdir, open, rm, symlink, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { inspectTextFile, readText } from '../../../electron/imports/text/text-file.ts'
import type { TextFile } from '../../../electron/imports/text/text-file.ts'
import { refusalOf, temporaryFolder } from './support.ts'

const folder = temporaryFolder()

async function textOf(file: TextFile): Promise<string> {
  let text = ''
  for await (const chunk of readText(file)) text += chunk
  return text
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16()
}

describe('inspecting', () => {
  test('tells size and digest of the bytes as they are', async () => {
    const path = await folder.write('a.csv', 'model\nx\n')
    const digest = createHash('sha256').update('model\nx\n').digest('hex')
    expect(await inspectTextFile(path)).toEqual({ path, bytes: 8, digest, encoding: 'utf-8' })
  })

  test('names what is wrong with a file that is none', async () => {
    await mkdir(folder.path('folder'))
    await symlink(folder.path('loop'), folder.path('loop'))
    const refused = async (name: string) => {
      const path = folder.path(name)
      const refusal = await refusalOf(() => inspectTextFile(path))
      expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: path } })
      return refusal.message.slice(path.length)
    }
    expect(await refused('missing.csv')).toBe(': does not exist')
    expect(await refused('folder')).toBe(': is a folder, not a file')
    expect(await refused('loop')).toBe(': cannot be read (ELOOP)')
    expect(await refused('zero\0byte')).toBe(': cannot be read (ERR_INVALID_ARG_VALUE)')
  })

  test.runIf(process.platform === 'linux')('refuses a pipe without waiting for it', async () => {
    execFileSync('mkfifo', [folder.path('pipe')])
    const refusal = await refusalOf(() => inspectTextFile(folder.path('pipe')))
    expect(refusal.message).toContain('is not a regular file')
  })

  test.each([
    ['no bytes', Buffer.alloc(0)],
    ['a byte order mark alone', Buffer.from([0xef, 0xbb, 0xbf])],
    ['a byte order mark of UTF-16 alone', Buffer.from([0xff, 0xfe])],
    ['blank lines', Buffer.from(' \r\n\t\n')],
    ['a mark and blank lines', Buffer.from('\ufeff \n')],
    ['blank lines in UTF-16', Buffer.from('\ufeff \n', 'utf16le')],
  ])('refuses as empty: %s', async (_, bytes) => {
    const path = await folder.write('a.csv', bytes)
    const refusal = await refusalOf(() => inspectTextFile(path))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: path } })
    expect(refusal.message).toContain('is empty')
  })

  test.each([
    ['zero bytes', Buffer.from('model\0,b\n'), 'control character 0x00 at byte 6'],
    ['control bytes', Buffer.from('model,\u001b[31m\n'), 'control character 0x1b at byte 7'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004'), 'a ZIP archive or a spreadsheet; export it as CSV'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'is not text but an image'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 'control character 0x00'],
    ['UTF-16 with control characters', Buffer.from('a\u0007b', 'utf16le'), 'control character 0x07 at byte 3'],
    ['half a character of UTF-16', Buffer.from('\ufeffab\n', 'utf16le').subarray(0, 7), 'damaged or cut off'],
    ['half a character of UTF-8', Buffer.from('größe,é\n').subarray(0, 9), 'ends in the middle of a character'],
    ['marked UTF-8 that is none', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xe9, 0x0a]), 'bytes that are not UTF-8'],
  ])('refuses as no text: %s', async (_, bytes, reason) => {
    const path = await folder.write('a.csv', bytes)
    const refusal = await refusalOf(() => inspectTextFile(path))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: path } })
    expect(refusal.message).toContain(reason)
  })

  test('finds what is no text far into the file', async () => {
    const path = await folder.write('a.csv', Buffer.from(`${'a'.repeat(200_000)}\0`))
    expect((await refusalOf(() => inspectTextFile(path))).message).toContain('0x00 at byte 200001')
  })

  test('refuses more than 1 GiB by its size alone', async () => {
    const path = await folder.write('a.csv', 'model\n')
    const handle = await open(path, 'r+')
    await handle.truncate(2.1e9)
    await handle.close()
    const refusal = await refusalOf(() => inspectTextFile(path))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: path } })
    expect(refusal.message).toContain('is 2.1 GB; at most 1 GiB can be imported at once: split it by month')
  })
})

describe('encodings', () => {
  const text = 'größe,“”,日本,😀,一\n'
  const wide = Buffer.from(text, 'utf16le')

  test.each([
    ['utf-8', 'UTF-8', Buffer.from(text)],
    ['utf-8', 'UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', 'UTF-16 LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', 'UTF-16 BE with a mark', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['utf-16le', 'UTF-16 LE without a mark', wide],
    ['utf-16be', 'UTF-16 BE without a mark', swapped(wide)],
  ])('%s: reads %s', async (encoding, _, bytes) => {
    const file = await inspectTextFile(await folder.write('a.csv', bytes))
    expect(file.encoding).toBe(encoding)
    expect(await textOf(file)).toBe(text)
  })

  test('windows-1252: reads what is neither UTF-8 nor has control bytes', async () => {
    const bytes = Buffer.concat([Buffer.from('note\ncaf'), Buffer.from([0xe9, 0x20, 0x80, 0x20, 0x93, 0x0a])])
    const file = await inspectTextFile(await folder.write('a.csv', bytes))
    expect(file.encoding).toBe('windows-1252')
    expect(await textOf(file)).toBe('note\ncafé € “\n')
  })

  test('windows-1252: an accent as the last byte is no cut-off UTF-8', async () => {
    const file = await inspectTextFile(await folder.write('a.csv', Buffer.from('caf\xe9', 'latin1')))
    expect(file.encoding).toBe('windows-1252')
  })

  test.each([0, 1, 2, 3])('characters across the border of chunks stay whole (%i bytes before)', async (shift) => {
    const long = 'x'.repeat(shift) + '😀'.repeat(70_000)
    for (const [encoding, bytes] of [
      ['utf-8', Buffer.from(long)],
      ['utf-16le', Buffer.from(`\ufeff${long}`, 'utf16le')],
    ] as const) {
      const file = await inspectTextFile(await folder.write('a.csv', bytes))
      expect(file.encoding).toBe(encoding)
      expect(await textOf(file)).toBe(long)
    }
  })

  test('a byte that is no UTF-8 after the first chunk makes it windows-1252', async () => {
    const bytes = Buffer.concat([Buffer.alloc(100_000, 'a'), Buffer.from([0xe9]), Buffer.alloc(100_000, 'b')])
    const file = await inspectTextFile(await folder.write('a.csv', bytes))
    expect(file.encoding).toBe('windows-1252')
    expect((await textOf(file))[100_000]).toBe('é')
  })

  test('what is neither UTF-8 nor Western is refused once, with what to do', async () => {
    // 日本語テスト in Shift-JIS, and Привет, мир in windows-1251.
    for (const text of ['\x93\xfa\x96{\x8c\xea\x83e\x83X\x83g', 'model\n\xcf\xf0\xe8\xe2\xe5\xf2']) {
      const path = await folder.write('a.csv', Buffer.from(`${text}\x8f\n`, 'latin1'))
      const refusal = await refusalOf(() => inspectTextFile(path))
      expect(refusal).toMatchObject({ code: 'invalid_input', details: { file: path } })
      expect(refusal.message).toContain('is neither UTF-8 nor in a Western encoding; save it as UTF-8')
    }
  })

  test('GB18030: bytes that are none of it, after a Chinese head, are refused', async () => {
    const head = Buffer.from('\xc8\xd5\xc6\xda,x\n', 'latin1')
    const path = await folder.write(
      'a.csv',
      Buffer.concat([head, Buffer.alloc(20_000, 'a'), Buffer.from([0xff, 0x0a])]),
    )
    const file = await inspectTextFile(path)
    expect(file.encoding).toBe('gb18030')
    expect((await refusalOf(() => textOf(file))).message).toContain('has bytes that are none of it')
  })

  test('vertical tabs and form feeds are text', async () => {
    const file = await inspectTextFile(await folder.write('a.csv', 'a\vb\fc\n'))
    expect(await textOf(file)).toBe('a\vb\fc\n')
  })
})

describe('a file that changes between the two readings', () => {
  const conflict = { code: 'conflict', message: expect.stringContaining('changed while it was read') as string }

  test('is refused where it grew', async () => {
    const path = await folder.write('a.csv', 'model\nx\n')
    const file = await inspectTextFile(path)
    await appendFile(path, 'y\n')
    expect(await refusalOf(() => textOf(file))).toMatchObject({ ...conflict, details: { file: path } })
  })

  test('is refused where it shrank, or says something else at the same size', async () => {
    const path = await folder.write('a.csv', 'model\nx\n')
    const file = await inspectTextFile(path)
    for (const content of ['model\n', 'model\ny\n']) {
      await writeFile(path, content)
      expect(await refusalOf(() => textOf(file))).toMatchObject(conflict)
    }
  })

  test('is refused where it grows while it is read', async () => {
    const path = await folder.write('a.csv', 'model\n'.repeat(50_000))
    const file = await inspectTextFile(path)
    const reading = async () => {
      let grown = false
      for await (const chunk of readText(file)) {
        if (!grown && chunk !== '') await appendFile(path, 'more\n')
        grown = true
      }
    }
    expect(await refusalOf(reading)).toMatchObject(conflict)
  })

  test('is refused where it is gone', async () => {
    const path = await folder.write('a.csv', 'model\nx\n')
    const file = await inspectTextFile(path)
    await rm(path)
    expect(await refusalOf(() => textOf(file))).toMatchObject({ code: 'invalid_input', details: { file: path } })
  })
})
