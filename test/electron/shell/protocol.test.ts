import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CustomScheme } from 'electron'
import { beforeEach, describe, expect, test } from 'vitest'
import { answer, registerScheme } from '../../../electron/shell/protocol.ts'
import { useFolders } from '../../support/studio.ts'

const makeFolder = useFolders()
let pages: string

beforeEach(() => {
  const folder = makeFolder()
  pages = join(folder, 'renderer')
  const files = {
    'renderer/index.html': '<meta name="csp-nonce" content="__CSP_NONCE__"><p>the page</p>',
    'renderer/assets/index-1.js': 'export {}',
    'renderer/assets/notes.exe': 'a kind that no page has',
    'main/main.js': 'the main process',
    'secret.json': '{}',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
})

const get = (url: string, init: RequestInit = {}): Promise<Response> =>
  answer(new Request(url, init), pages, () => null)

test('the app’s scheme has an origin of its own and is secure, and has no further privilege over a page', () => {
  const registered: CustomScheme[] = []
  registerScheme({ registerSchemesAsPrivileged: (schemes) => registered.push(...schemes) })
  expect(registered).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } }])
})

test('the page comes with its policy, and with the policy’s nonce in it', async () => {
  const response = await get('app://ledger/')
  expect(response.status).toBe(200)
  const policy = response.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
  expect(policy.replace(nonce, 'NONCE').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-NONCE'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await response.text()).toContain(`content="${nonce}"`)
})

test('every response has a nonce of its own', async () => {
  const first = (await get('app://ledger/')).headers.get('content-security-policy')
  expect((await get('app://ledger/')).headers.get('content-security-policy')).not.toBe(first)
})

test('a built file comes with its type', async () => {
  const response = await get('app://ledger/assets/index-1.js')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
})

describe('nothing outside the built renderer is served', () => {
  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/%00/../secret.json',
    '/index.html%00.js',
    '/assets/',
    '/assets',
    '/assets/notes.exe',
    '/%E0%A4%A',
    '//etc/hosts',
    '/main/main.js',
    '/no-such.js',
  ])('%s', async (path) => {
    const response = await get(`app://ledger${path}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('not found')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is no way to read', async (method) => {
  const response = await get('app://ledger/', { method })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
})

test.each(['app://other/', 'app://ledger.evil/', 'app://ledger:1/'])('%s is nobody’s', async (url) => {
  expect((await get(url)).status).toBe(404)
})
