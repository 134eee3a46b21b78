import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CALL_CHANNELS } from '../../../electron/shell/channels.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { RUNS_ON, useApps } from '../../electron-stand-in/app.ts'
import type { AppPage } from './bridge.ts'
import { codeOf, done } from './bridge.ts'

const onStandIn = test.runIf(RUNS_ON === 'the stand-in')

describe(`the app's page, on ${RUNS_ON}`, () => {
  const launch = useApps()

  onStandIn('runs in a window with exactly the options that security.ts says, in a sandboxed app', async () => {
    const app = await launch()
    await app.window()
    const found = await app.evaluate(({ BrowserWindow, app: running }) => {
      const made = BrowserWindow.getAllWindows() as unknown as {
        options: { webPreferences: Record<string, unknown> }
      }[]
      const { preload, ...rest } = made[0]?.options.webPreferences ?? {}
      return { preload, rest, isSandboxed: (running as unknown as { isSandboxed: boolean }).isSandboxed }
    })
    expect(found.isSandboxed).toBe(true)
    expect(found.preload).toMatch(/out[/\\]preload[/\\]preload\.cjs$/)
    expect(found.rest).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    })
  })

  test.each([
    ['a link', "Object.assign(document.createElement('a'), { href: URL }).click()", 'will-navigate'],
    ['a script', 'location.href = URL', 'will-navigate'],
    ['a replacement', 'location.replace(URL)', 'will-navigate'],
    ['a new window', 'window.open(URL)', 'window-open'],
    [
      'a link to a new window',
      "Object.assign(document.createElement('a'), { href: URL, target: '_blank' }).click()",
      'window-open',
    ],
  ])('goes nowhere by %s', async (_name, script, what) => {
    const app = await launch()
    const page = await app.window()
    const before = app.address(page)
    const log = join(await app.evaluate(({ app: running }) => running.getPath('userData')), 'window.log')
    // Playwright runs it past the page's policy, as a script of the page's own would run.
    await page.evaluate(`(() => { const URL = 'https://elsewhere.example/'; ${script} })()`)
    await expect.poll(() => readFileSync(log, 'utf8')).toContain(`"event":"prevented","what":"${what}"`)
    await done(page, 'studio.info', {})
    expect(app.address(page)).toBe(before)
    await expect.poll(() => app.windows.length).toBe(1)
  })

  test('sends no form', async () => {
    const app = await launch()
    const page = await app.window()
    const directive = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => {
            resolve(event.effectiveDirective)
          })
          const form = document.createElement('form')
          form.action = 'https://elsewhere.example/'
          document.body.append(form)
          form.submit()
        }),
    )
    expect(directive).toBe('form-action')
  })

  test('runs no script that is not its own, whatever gets into it', async () => {
    const app = await launch()
    const page = await app.window()
    await page.evaluate(() => {
      const found = new Set<string>()
      Object.assign(globalThis, { found })
      document.addEventListener('securitypolicyviolation', (event) => {
        found.add(event.effectiveDirective)
      })
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.wasRun = true">')
      const inline = document.createElement('script')
      inline.textContent = 'globalThis.wasRun = true'
      document.body.append(inline)
      const frame = document.createElement('iframe')
      frame.src = 'https://elsewhere.example/'
      document.body.append(frame)
      void fetch('https://elsewhere.example/').catch(() => undefined)
    })
    const violations = (): Promise<string[]> =>
      page.evaluate(() => [...(globalThis as unknown as { found: Set<string> }).found].sort())
    await expect.poll(violations).toEqual(['connect-src', 'frame-src', 'script-src-attr', 'script-src-elem'])
    expect(await page.evaluate(() => 'wasRun' in globalThis)).toBe(false)
  })

  test('is granted nothing of the machine', async () => {
    const app = await launch()
    const page = await app.window()
    const denied = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => {
              resolve(0)
            },
            (error) => {
              resolve(error.code)
            },
          )
        }),
    )
    expect(denied).toBe(1)
    expect(await page.evaluate(() => Notification.requestPermission())).not.toBe('granted')
  })

  test('opens pages of the allow-list in the system’s browser, and no others', async () => {
    const app = await launch()
    const page = await app.window()
    await app.watch()
    const open = (url: string): Promise<Outcome<null>> =>
      page.evaluate((address) => (globalThis as unknown as AppPage).packledger.openExternal(address), url)
    expect((await open('https://platform.minimax.io/docs')).ok).toBe(true)
    for (const url of ['http://platform.minimax.io/', 'https://evil.example/', 'file:///etc/passwd', 'javascript:1']) {
      expect(codeOf(await open(url))).toBe('forbidden')
    }
    expect((await app.seen()).openedExternally).toEqual(['https://platform.minimax.io/docs'])
  })

  test('names no path: neither to read nor to write', async () => {
    const app = await launch()
    const page = await app.window()
    const raw = (name: string, input: unknown): Promise<Outcome<unknown>> =>
      page.evaluate(
        ([operation, given]) =>
          (
            globalThis as unknown as { packledger: { operations: Record<string, (input: unknown) => Promise<never>> } }
          ).packledger.operations[operation]?.(given) ?? Promise.reject(new Error('no such operation')),
        [name, input] as const,
      )
    for (const name of ['imports.usage', 'imports.journal', 'backups.restore']) {
      expect(codeOf(await raw(name, { file: '/etc/passwd' }))).toBe('forbidden')
      expect(codeOf(await raw(name, { file: 'file:00000000-0000-4000-8000-000000000000' }))).toBe('forbidden')
    }
    for (const name of ['exports.journal', 'exports.usage', 'backups.create']) {
      expect(codeOf(await raw(name, { file: '/tmp/written-by-a-page' }))).toBe('forbidden')
    }
  })

  test('cannot send what cannot be cloned', async () => {
    const app = await launch()
    const page = await app.window()
    const message = await page.evaluate(async () => {
      const bridge = (
        globalThis as unknown as { packledger: { operations: Record<string, (i: unknown) => Promise<unknown>> } }
      ).packledger
      try {
        await bridge.operations['balance.show']?.({ at: () => 'now' })
        return 'sent'
      } catch (error) {
        return String(error)
      }
    })
    expect(message).toMatch(/could not be cloned/)
  })

  onStandIn.each([
    ['another site', { url: 'https://elsewhere.example/', isMainFrame: true }],
    ['another host of the scheme', { url: 'app://other/', isMainFrame: true }],
    ['a frame within the page', { url: 'app://ledger/', isMainFrame: false }],
    ['an empty page', { url: 'about:blank', isMainFrame: true }],
  ])('is the only one who may call: %s is refused on every channel', async (_name, sender) => {
    const app = await launch()
    const page = await app.window()
    for (const channel of Object.values(CALL_CHANNELS)) {
      const outcome = (await app.callAs?.(sender, channel, 'purchases.record', {
        pack: 'standard',
      })) as Outcome<unknown>
      expect(codeOf(outcome)).toBe('forbidden')
    }
    expect((await done(page, 'studio.info', {})).entries).toBe(0)
  })
})
