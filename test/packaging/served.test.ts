import { extractAll } from '@electron/asar'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Target } from '../../scripts/packed-app.ts'
import { ROOT } from '../support/built-app.ts'
import { pack, project } from './pack.ts'

/** This machine, whose binary of SQLite runs here. */
const HERE = { platform: process.platform, arch: process.arch } as Target

let folder: string
let app: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packledger-served-'))
  app = await project(join(folder, 'project'))
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('what was packed, taken out of its archive', () => {
  test('serves the app', { timeout: 60_000 }, async () => {
    const packed = await pack(app, HERE)
    const taken = join(folder, 'taken')
    extractAll(join(packed.resources, 'app.asar'), taken)
    await expectToServe(taken, join(folder, 'data'))
  })
})

describe('the command line for npm', () => {
  test('brings what it runs but for better-sqlite3, and serves the app', { timeout: 60_000 }, async () => {
    const release = join(folder, 'release')
    run(join(app, 'scripts/package-command-line.ts'), release)
    const installed = join(folder, 'installed')
    mkdirSync(installed)
    const tarball = join(release, `packledger-${version()}.tgz`)
    expect(existsSync(tarball)).toBe(true)
    expect(spawnSync('tar', ['-xzf', tarball, '-C', installed]).status).toBe(0)
    const within = join(installed, 'package')
    expect(existsSync(join(within, 'out/preload'))).toBe(false)
    // As npm would install it.
    const library = 'node_modules/better-sqlite3'
    cpSync(join(ROOT, library), join(within, library), {
      recursive: true,
      filter: (path) => !/better-sqlite3[\\/](deps|src)/.test(path),
    })
    await expectToServe(within, join(folder, 'data-of-npm'))
  })
})

/** Starts the host from an extracted folder, comes in by the printed address, fetches the page and its script, calls operations. */
async function expectToServe(taken: string, data: string): Promise<void> {
  const program = join(taken, 'out/main/cli.js')
  expect(run(program, 'init', '--zone', 'Europe/Berlin', '--data', data)).not.toBe('')
  const host = spawn(process.execPath, [program, 'serve', '--data', data], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await printedAddress(host.stdout)
    const { origin } = new URL(address)
    const entered = await fetch(address, { redirect: 'manual' })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await (await fetch(origin, { headers: { cookie } })).text()
    const script = /src="([^"]+\.js)"/.exec(page)?.[1] ?? 'no script'
    const code = await fetch(new URL(script, origin), { headers: { cookie } })
    expect([code.status, code.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')])
    const call = (name: string, input: object): Promise<unknown> =>
      post(`${origin}/api/${name}`, { cookie, origin }, input)
    expect(await call('studio.info', {})).toMatchObject({ ok: true, value: { zone: 'Europe/Berlin' } })
    expect(await call('rates.list', {})).toMatchObject({ ok: true })
  } finally {
    host.kill()
    if (host.exitCode === null && host.signalCode === null) await once(host, 'exit')
  }
}

async function post(url: string, headers: Readonly<Record<string, string>>, input: object): Promise<unknown> {
  const body = JSON.stringify(input)
  const answer = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body })
  return answer.json()
}

async function printedAddress(stdout: NodeJS.ReadableStream): Promise<string> {
  let printed = ''
  for await (const line of createInterface({ input: stdout })) {
    const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line)
    if (found !== null) return found[0]
    printed += line
  }
  throw new Error(`no address was printed, but: ${printed}`)
}

function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}:\n${stdout}\n${stderr}`)
  return stdout
}

function version(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }).version
}
