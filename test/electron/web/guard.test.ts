import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enter, RawClient } from '../../support/web-client.ts'
import type { Received } from '../../support/web-client.ts'
import { EchoStudio, ServedHost } from './served.ts'

let served: ServedHost
let port: string

beforeEach(async () => {
  served = await ServedHost.open(new EchoStudio())
  port = String(served.host.port)
})
afterEach(async () => {
  expect(served.defects).toEqual([])
  await served.close()
})

function refusal(received: Received): readonly [number, string] {
  const outcome = JSON.parse(received.text) as { readonly ok: boolean; readonly error: { readonly code: string } }
  expect(outcome.ok).toBe(false)
  return [received.status, outcome.error.code]
}

describe('who is let in', () => {
  test('the printed token is exchanged once for another secret, in a cookie that no script and no other site sees', async () => {
    const address = new URL(served.host.address())
    const client = new RawClient(served.host.port)
    const entered = await client.send({ path: `/${address.search}` })
    expect(entered).toMatchObject({ status: 303, headers: { location: '/', 'cache-control': 'no-store' } })
    const [cookie = ''] = entered.headers['set-cookie'] ?? []
    expect(cookie).toMatch(new RegExp(`^packledger_${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`))
    expect(cookie).not.toContain(address.searchParams.get('token'))
    expect(refusal(await client.send({ path: `/${address.search}` }))).toEqual([403, 'forbidden'])
    client.close()
  })

  test('each address lets in one browser, and the next address another', async () => {
    const first = served.host.address()
    const other = new RawClient(served.host.port)
    const cookie = await enter(other, first)
    expect(served.host.address()).not.toBe(first)
    expect((await other.send({ path: '/', headers: { cookie } })).status).toBe(200)
    other.close()
  })

  test('a reload of the printed address takes a browser that is in to the page', async () => {
    expect(await served.get('/?token=spent')).toMatchObject({ status: 303, headers: { location: '/' } })
  })

  test.each(['', 'wrong', 'x'.repeat(10_000)])(
    'a wrong token (%#) lets nobody in, and leaves the right one good',
    async (token) => {
      const address = served.host.address()
      expect(refusal(await served.client.send({ path: `/?token=${token}` }))).toEqual([403, 'forbidden'])
      expect(served.host.address()).toBe(address)
    },
  )

  test.each(['/', '/assets/app-1a2b.js', '/events', '/downloads/x', '/no-such-page'])(
    'GET %s needs the cookie',
    async (path) => {
      expect(refusal(await served.client.send({ path }))).toEqual([403, 'forbidden'])
    },
  )

  test.each(['/api/studio.info', '/cancel', '/files?name=a.csv', '/exports', '/no-such-call'])(
    'POST %s needs the cookie',
    async (path) => {
      expect(refusal(await served.post(path, '{}', { cookie: `packledger_${port}=wrong` }))).toEqual([403, 'forbidden'])
      expect(served.studio.calls).toEqual([])
      expect(served.studio.cancelled).toBe(0)
    },
  )

  test('the token does for no cookie', async () => {
    const token = new URL(served.host.address()).searchParams.get('token') ?? ''
    const cookie = `packledger_${port}=${token}`
    expect(refusal(await served.post('/api/studio.info', '{}', { cookie }))).toEqual([403, 'forbidden'])
  })
})

describe('where a request comes from', () => {
  test.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    '127.0.0.1.evil.example:PORT',
    '[::1]:PORT',
    '0.0.0.0:PORT',
  ])('the host "%s" is not this one, whatever the name resolves to', async (name) => {
    const host = name.replace('PORT', port)
    expect(refusal(await served.post('/api/studio.info', '{}', { host, origin: `http://${host}` }))).toEqual([
      421,
      'forbidden',
    ])
    expect(served.studio.calls).toEqual([])
  })

  test('localhost is this host', async () => {
    const host = `localhost:${port}`
    expect((await served.post('/api/studio.info', '{}', { host, origin: `http://${host}` })).status).toBe(200)
  })

  test('two Host headers are none', async () => {
    const head = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\nCookie: ${served.cookie}\r\n\r\n`
    expect(await overSocket(served.host.port, head)).toMatch(/^HTTP\/1\.1 4(00|21) /)
  })

  test.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    '',
  ])('a POST from the origin "%s" is refused', async (origin) => {
    const received = await served.post('/api/studio.info', '{}', { origin: origin.replace('PORT', port) })
    expect(refusal(received)).toEqual([403, 'forbidden'])
    expect(served.studio.calls).toEqual([])
  })

  test('a POST without an origin is refused', async () => {
    const headers = { cookie: served.cookie, 'content-type': 'application/json' }
    const received = await served.client.send({ method: 'POST', path: '/api/studio.info', headers, body: '{}' })
    expect(refusal(received)).toEqual([403, 'forbidden'])
  })

  test.each(['cross-site', 'same-site'])('a %s request that the browser names so is refused', async (site) => {
    expect(refusal(await served.post('/api/studio.info', '{}', { 'sec-fetch-site': site }))).toEqual([403, 'forbidden'])
    expect(refusal(await served.get('/events', { 'sec-fetch-site': site }))).toEqual([403, 'forbidden'])
  })

  test('an answer is readable by no other origin', async () => {
    for (const received of [await served.get('/'), await served.post('/api/studio.info', '{}')]) {
      expect(Object.keys(received.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
      expect(received.headers['cross-origin-resource-policy']).toBe('same-origin')
    }
  })
})

describe('what a request is', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'])('%s is refused', async (method) => {
    const headers = { cookie: served.cookie, origin: served.origin }
    const received = await served.client.send({ method, path: '/api/studio.info', headers })
    expect(received.status).toBe(405)
    expect(served.studio.calls).toEqual([])
  })

  test('a call by GET is no call', async () => {
    expect((await served.get('/api/usage.record')).status).toBe(404)
    expect(served.studio.calls).toEqual([])
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    '',
  ])('a call of the type "%s" is refused: a form of another page can send it', async (type) => {
    expect(refusal(await served.post('/api/studio.info', '{}', { 'content-type': type }))).toEqual([415, 'forbidden'])
    expect(refusal(await served.post('/files?name=a.csv', 'x', { 'content-type': type }))).toEqual([415, 'forbidden'])
    expect(served.studio.calls).toEqual([])
  })

  test.each(['', '{', '{"a":1}}', 'undefined', '\u0000'])('a body that is not JSON (%j) is refused', async (body) => {
    expect(refusal(await served.post('/api/studio.info', body))).toEqual([400, 'invalid_input'])
  })

  test('a body that is not UTF-8 is refused', async () => {
    expect(refusal(await served.post('/api/studio.info', Buffer.from([0x22, 0xff, 0x22])))).toEqual([
      400,
      'invalid_input',
    ])
  })

  test('a call of more than a megabyte is refused before it is read, and while it is', async () => {
    const body = `"${'x'.repeat(1024 * 1024)}"`
    expect(refusal(await served.post('/api/studio.info', body))).toEqual([413, 'forbidden'])
    expect(refusal(await served.post('/api/studio.info', body, { 'transfer-encoding': 'chunked' }))).toEqual([
      413,
      'forbidden',
    ])
    expect(served.studio.calls).toEqual([])
  })

  test('a file that is announced with more than two gigabytes is refused before it is read', async () => {
    const head = [
      'POST /files?name=a.csv HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: ${served.origin}`,
      `Cookie: ${served.cookie}`,
      'Content-Type: application/octet-stream',
      `Content-Length: ${String(2 * 1024 ** 3 + 1)}`,
    ]
    expect(await overSocket(served.host.port, `${head.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('an unknown operation is refused by its name', async () => {
    const received = await served.post('/api/no.such', '{}')
    expect(refusal(received)).toEqual([404, 'unsupported'])
    expect(received.text).toContain('no.such')
    expect(refusal(await served.post('/api/__proto__', '{}'))).toEqual([404, 'unsupported'])
    expect(served.studio.calls).toEqual([])
  })

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/assets/../../secret.json',
    '/assets/%2e%2e/%2e%2e/secret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/%252e%252e%252fsecret.json',
    '/%c0%ae%c0%ae/secret.json',
    '/....//secret.json',
    '/assets/..;/../secret.json',
    '//secret.json',
    '/secret.json%00.html',
    '/%',
    '/index.html/',
    '/assets',
    '/assets/',
    '/file:///etc/passwd',
    '/etc/passwd',
  ])('GET %s leaves the built page in no encoding', async (path) => {
    const received = await served.get(path)
    expect(received.status).toBe(404)
    expect(received.text).not.toContain('outside')
  })

  test('a proxy’s request for another address finds nothing', async () => {
    const head = `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${served.cookie}\r\n\r\n`
    expect(await overSocket(served.host.port, head)).toMatch(/^HTTP\/1\.1 404 /)
  })
})

/** What comes back first for bytes that no HTTP client would send. */
function overSocket(to: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(to, '127.0.0.1', () => socket.write(bytes))
    socket.once('data', (data) => {
      resolve(data.toString('utf8'))
      socket.destroy()
    })
    socket.once('error', reject)
  })
}
