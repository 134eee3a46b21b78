import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { systemClock } from '../../electron/clock.ts'
import { FileDesk } from '../../electron/hosts/file-desk.ts'
import { guestCalls } from '../../electron/hosts/guest-call.ts'
import { openThreadedStudio } from '../../electron/studio/studio.ts'
import type { Studio } from '../../electron/studio/studio.ts'
import { openWebHost } from '../../electron/web/web-host.ts'
import type { StudioEvent } from '../../shared/api/events.ts'
import type { Bridge, PickedFile } from '../../shared/api/host.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { useApps } from '../electron-stand-in/app.ts'
import { enter, RawClient } from '../support/web-client.ts'

/** A page's way to a studio, whichever host is in between. */
export interface Guest {
  call(name: string, input: unknown): Promise<Outcome<unknown>>
  stageFile(name: string, text: string): Promise<Outcome<PickedFile>>
  /** What the page was told so far. */
  events(): Promise<readonly StudioEvent[]>
  close(): Promise<void>
}

const studioThread = new URL('../../electron/studio-thread.ts', import.meta.url)

function openStudioIn(folder: string): Promise<Studio> {
  const ports = { dataFolder: join(folder, 'data'), clock: systemClock, machineZone: 'UTC', program: 'contract test' }
  return openThreadedStudio(ports, studioThread)
}

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'packledger-contract-'))
}

/** The dispatcher, with nothing in between but what every host has. */
export async function openDirectly(): Promise<Guest> {
  const folder = makeFolder()
  const studio = await openStudioIn(folder)
  const desk = await FileDesk.open(folder)
  const calls = guestCalls(studio.dispatch, desk)
  const events: StudioEvent[] = []
  studio.onEvent((event) => events.push(event))
  return {
    call: (name, input) => calls.call(name, input),
    async stageFile(name, text) {
      try {
        return { ok: true, value: await desk.stage(name, new TextEncoder().encode(text).buffer) }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { ok: false, error: { code: error.code, message: error.message, details: error.details } }
      }
    },
    events: () => Promise.resolve(events),
    async close() {
      await desk.close()
      await studio.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The web host over HTTP; events as a page's EventSource would have them. */
export async function openOverHttp(): Promise<Guest> {
  const folder = makeFolder()
  const studio = await openStudioIn(folder)
  const pages = join(folder, 'pages')
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '<title>page</title>')
  const defects: unknown[] = []
  const host = await openWebHost({ studio, rendererFolder: pages, port: 0, onDefect: (defect) => defects.push(defect) })
  const client = new RawClient(host.port)
  const cookie = await enter(client, host.address())
  const origin = `http://127.0.0.1:${host.port}`
  const listening = new AbortController()
  const events = await listen(`${origin}/events`, cookie, listening.signal)
  const post = async (path: string, body: string, type: string): Promise<Outcome<never>> => {
    const headers = { cookie, origin, 'content-type': type }
    return JSON.parse((await client.send({ method: 'POST', path, headers, body })).text) as Outcome<never>
  }
  return {
    call: (name, input) => post(`/api/${encodeURIComponent(name)}`, JSON.stringify(input), 'application/json'),
    stageFile: (name, text) => post(`/files?name=${encodeURIComponent(name)}`, text, 'application/octet-stream'),
    events: () => Promise.resolve(events),
    async close() {
      listening.abort()
      client.close()
      await host.close()
      await studio.close()
      rmSync(folder, { recursive: true, force: true })
      if (defects.length > 0) throw new Error(`the host met defects: ${defects.map(String).join('; ')}`)
    },
  }
}

/** Gathers what comes over an event stream, once it is open. */
async function listen(url: string, cookie: string, signal: AbortSignal): Promise<readonly StudioEvent[]> {
  const events: StudioEvent[] = []
  const { body } = await fetch(url, { headers: { cookie, accept: 'text/event-stream' }, signal })
  if (body === null) throw new Error('the event stream is empty')
  const gather = async (): Promise<void> => {
    let text = ''
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) {
        const data = /^data: ?(.*)$/m.exec(message)?.[1]
        if (data !== undefined) events.push(JSON.parse(data) as StudioEvent)
      }
    }
  }
  gather().catch(() => undefined)
  return events
}

/** A page as the test has prepared it. */
interface ListeningPage {
  readonly packledger: Bridge
  heard: StudioEvent[]
}

/** The built app's bridge, on Electron or on the stand-in. */
export async function openOverBridge(launch: ReturnType<typeof useApps>): Promise<Guest> {
  const app = await launch()
  const page: Page = await app.window()
  await page.evaluate(() => {
    const listening = globalThis as unknown as ListeningPage
    listening.heard = []
    listening.packledger.onEvent((event) => listening.heard.push(event))
  })
  return {
    call: (name, input) =>
      page.evaluate(
        ([operation, given]) => {
          const { operations } = (globalThis as unknown as ListeningPage).packledger
          const run = (operations as Readonly<Record<string, (input: unknown) => Promise<Outcome<unknown>>>>)[operation]
          if (run !== undefined) return run(given)
          // The bridge has no function for what is no operation: the page cannot even ask.
          return { ok: false, error: { code: 'unsupported', message: operation, details: {} } } as const
        },
        [name, input] as const,
      ),
    stageFile: (name, text) =>
      page.evaluate(
        ([given, content]) =>
          (globalThis as unknown as ListeningPage).packledger.stageFile(
            given,
            new TextEncoder().encode(content).buffer,
          ),
        [name, text] as const,
      ),
    events: () => page.evaluate(() => (globalThis as unknown as ListeningPage).heard),
    async close() {
      await app.quit()
    },
  }
}
