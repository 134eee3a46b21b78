import { readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PickedFile } from '../../../shared/api/host.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { attachment } from '../../../electron/web/downloads.ts'
import { EchoStudio, PAGE, ServedHost } from './served.ts'

let served: ServedHost
const open: IncomingMessage[] = []

beforeEach(async () => {
  served = await ServedHost.open(new EchoStudio())
})
afterEach(async () => {
  for (const message of open.splice(0)) message.destroy()
  expect(served.defects).toEqual([])
  await served.close()
})

/** What an answer holds. */
function value(text: string): unknown {
  const outcome = JSON.parse(text) as Outcome<unknown>
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

const stage = async (name: string, content: string): Promise<PickedFile> => {
  const path = `/files?name=${encodeURIComponent(name)}`
  const received = await served.post(path, content, { 'content-type': 'application/octet-stream' })
  return value(received.text) as PickedFile
}

describe('the page', () => {
  test('comes with a policy that lets through its own files and one nonce, another each time', async () => {
    const pages = [await served.get('/'), await served.get('/index.html')]
    const nonces = pages.map(({ headers, text }) => {
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
      expect(text).toBe(PAGE.replace('__CSP_NONCE__', nonce))
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
      return nonce
    })
    expect(nonces[0]).not.toBe('')
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('its built files are kept by the browser', async () => {
    const script = await served.get('/assets/app-1a2b.js')
    expect(script).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } })
    expect(script.headers['cache-control']).toContain('immutable')
  })
})

describe('a call', () => {
  test('reaches the studio by its name and with its input, and its outcome comes back', async () => {
    const received = await served.post('/api/usage.record', '{"clips":3}')
    expect(value(received.text)).toEqual({ name: 'usage.record', input: { clips: 3 } })
    expect(received.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })

  test('a running command is told to stop', async () => {
    expect(value((await served.post('/cancel', '{}')).text)).toBeNull()
    expect(served.studio.cancelled).toBe(1)
  })

  test('one that is being answered when the host closes is answered, and the next is not taken', async () => {
    let done = (): void => undefined
    served.studio.gate = new Promise<void>((resolve) => (done = resolve))
    const answer = served.post('/api/studio.info', '{}')
    await vi.waitFor(() => {
      expect(served.studio.calls).toHaveLength(1)
    })
    const closing = served.host.close()
    done()
    expect((await answer).status).toBe(200)
    await closing
    served.client.close()
    await expect(served.get('/')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('files', () => {
  test('what was handed over is named by a token, which an import resolves', async () => {
    const picked = await stage('usage.csv', 'a,b\n1,2\n')
    expect(picked).toMatchObject({ name: 'usage.csv', bytes: 8 })
    expect(picked.file).toMatch(/^file:[0-9a-f-]{36}$/)
    await served.post('/api/imports.usage', JSON.stringify({ file: picked.file }))
    const { file } = served.studio.calls[0]?.input as { readonly file: string }
    expect(file.endsWith('usage.csv')).toBe(true)
    expect(file.startsWith(tmpdir())).toBe(true)
  })

  test.each([
    '/etc/passwd',
    '../../etc/passwd',
    'C:\\Windows\\win.ini',
    'file:00000000-0000-4000-8000-000000000000',
    '',
  ])('a page cannot have "%s" imported: it was not handed over', async (file) => {
    const received = await served.post('/api/imports.usage', JSON.stringify({ file }))
    expect(JSON.parse(received.text)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(served.studio.calls).toEqual([])
  })

  test('a page cannot say where an export goes', async () => {
    for (const name of ['exports.journal', 'exports.usage', 'exports.statement', 'exports.month', 'backups.create']) {
      const received = await served.post(`/api/${name}`, '{"file":"/tmp/out.csv"}')
      expect(JSON.parse(received.text)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    }
    const folder = await served.post('/api/exports.month', '{"month":"2026-10","folder":"/tmp"}')
    expect(JSON.parse(folder.text)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(served.studio.calls).toEqual([])
  })

  test('a file without a name is refused, and one with a path keeps the last part of it', async () => {
    const nameless = await served.post('/files', 'x', { 'content-type': 'application/octet-stream' })
    expect(nameless.status).toBe(400)
    expect((await stage('../../etc/cron.d/x.csv', 'x')).name).toBe('x.csv')
    expect((await stage('映像'.repeat(100) + '.csv', 'x')).name).toMatch(/映像\.csv$/)
  })

  test('an upload that breaks off leaves nothing behind', async () => {
    const mine = folders()
    const request = httpRequest({
      host: '127.0.0.1',
      port: served.host.port,
      method: 'POST',
      path: '/files?name=half.csv',
      headers: {
        cookie: served.cookie,
        origin: served.origin,
        'content-type': 'application/octet-stream',
        'content-length': '1000',
      },
    })
    request.on('error', () => undefined)
    request.write('half')
    await vi.waitFor(() => {
      expect(staged(mine)).toHaveLength(1)
    })
    request.destroy()
    await vi.waitFor(() => {
      expect(staged(mine)).toEqual([])
    })
  })

  /** The desks' folders that there are: tests of other files may have theirs open. */
  function folders(): readonly string[] {
    return readdirSync(tmpdir()).filter((name) => name.startsWith('packledger-files-'))
  }

  function staged(desks: readonly string[]): readonly string[] {
    return desks
      .flatMap((desk) => {
        try {
          return readdirSync(`${tmpdir()}/${desk}`, { recursive: true }).map(String)
        } catch {
          return []
        }
      })
      .filter((path) => path.endsWith('half.csv'))
  }
})

describe('an export', () => {
  const CSV = 'a,b\n"1",2\n'

  test('is fetched once, as an attachment under its name, and read as nothing else', async () => {
    served.studio.writes = CSV
    const request = { operation: 'exports.usage', input: {}, name: 'Über "Aurora".csv' }
    const received = await served.post('/exports', JSON.stringify(request))
    const ready = value(received.text) as { readonly href: string }
    expect(ready).toMatchObject({ name: 'Über _Aurora_.csv', bytes: CSV.length })
    const fetched = await served.get(ready.href)
    expect(fetched).toMatchObject({ status: 200, text: CSV })
    expect(fetched.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="_ber _Aurora_.csv"; filename*=UTF-8''%C3%9Cber%20_Aurora_.csv`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect((await served.get(ready.href)).status).toBe(404)
  })

  test.each([
    '{"operation":"usage.record","input":{},"name":"a.csv"}',
    '{"operation":"exports.usage","input":{"file":"/tmp/x"},"name":"a.csv"}',
    '{"operation":"exports.usage","input":{},"name":""}',
    '{"operation":"exports.usage","input":[],"name":"a.csv"}',
    '[]',
    'null',
  ])('%s is none', async (body) => {
    const received = await served.post('/exports', body)
    expect(JSON.parse(received.text)).toMatchObject({ ok: false })
    expect(received.status).toBe(400)
    expect(served.studio.calls).toEqual([])
  })

  test.each([
    ['plain.csv', `attachment; filename="plain.csv"; filename*=UTF-8''plain.csv`],
    [
      'a"; b\r\nSet-Cookie: c=d',
      `attachment; filename="a__ b__Set-Cookie_ c_d"; filename*=UTF-8''a%22%3B%20b%0D%0ASet-Cookie%3A%20c%3Dd`,
    ],
    [`it's (1)*.csv`, `attachment; filename="it_s _1__.csv"; filename*=UTF-8''it%27s%20%281%29%2A.csv`],
    ['映像.csv', `attachment; filename="__.csv"; filename*=UTF-8''%E6%98%A0%E5%83%8F.csv`],
    ['\ud800.csv', `attachment; filename="_.csv"; filename*=UTF-8''%EF%BF%BD.csv`],
  ])('the name %j breaks out of no header', (name, header) => {
    expect(attachment(name)).toBe(header)
  })
})

describe('events', () => {
  const CHANGED = { type: 'changed', areas: ['ledger'], revision: 7 } as const

  /** Listens as EventSource does; `lines` are those that have come. */
  async function listen(lastEventId?: string): Promise<{ readonly lines: string[]; readonly leave: () => void }> {
    const headers = { cookie: served.cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port: served.host.port, path: '/events', headers }, resolve)
        .on('error', reject)
        .end()
    })
    open.push(message)
    message.on('error', () => undefined)
    expect(message.headers['content-type']).toBe('text/event-stream')
    const lines: string[] = []
    createInterface({ input: message }).on('line', (line) => {
      if (line !== '') lines.push(line)
    })
    await vi.waitFor(() => {
      expect(lines).toContain('retry: 1000')
    })
    return { lines, leave: () => message.destroy() }
  }

  test('reach every page that listens, in the order in which they came', async () => {
    const [one, other] = [await listen(), await listen()]
    served.studio.tell(CHANGED)
    served.studio.tell({ type: 'notice', message: 'line\nbreak' })
    for (const { lines } of [one, other]) {
      await vi.waitFor(() => {
        expect(lines.filter((line) => line.startsWith('data: '))).toEqual([
          `data: ${JSON.stringify(CHANGED)}`,
          'data: {"type":"notice","message":"line\\nbreak"}',
        ])
      })
    }
  })

  test('a page that comes back is told that everything has changed where it missed a change, and nothing else', async () => {
    const first = await listen()
    expect(first.lines).toContain('id: 0')
    first.leave()
    served.studio.tell(CHANGED)
    const late = await listen('0')
    await vi.waitFor(() => {
      expect(late.lines.some((line) => line.includes('"areas":["ledger","settings","rates","backups"'))).toBe(true)
    })
    const inTime = await listen('1')
    served.studio.tell({ type: 'notice', message: 'last' })
    await vi.waitFor(() => {
      expect(inTime.lines.filter((line) => line.startsWith('data: '))).toEqual([
        'data: {"type":"notice","message":"last"}',
      ])
    })
  })

  test('the host closes although pages listen', async () => {
    await listen()
    await served.host.close()
    expect(served.studio.listeners.size).toBe(0)
  })
})
