import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWebHost } from '../../../electron/web/web-host.ts'
import type { ServedStudio, WebHost } from '../../../electron/web/web-host.ts'
import type { StudioEvent } from '../../../shared/api/events.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { enter, RawClient } from '../../support/web-client.ts'
import type { Received } from '../../support/web-client.ts'

export const PAGE = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>page</title>'

/** A studio that answers every call with what it was called with. */
export class EchoStudio implements ServedStudio {
  readonly calls: { readonly name: string; readonly input: unknown }[] = []
  readonly listeners = new Set<(event: StudioEvent) => void>()
  cancelled = 0
  /** What is written into the file that a call names, where it is to write at all. */
  writes: string | null = null
  /** What a call waits for before it is answered. */
  gate: Promise<unknown> = Promise.resolve()

  readonly dispatch = async (name: string, input: unknown): Promise<Outcome<unknown>> => {
    this.calls.push({ name, input })
    await this.gate
    if (this.writes !== null) {
      writeFileSync((input as { readonly file: string }).file, this.writes)
      return { ok: true, value: { bytes: this.writes.length } }
    }
    return { ok: true, value: { name, input } }
  }

  onEvent(listener: (event: StudioEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  cancel(): void {
    this.cancelled += 1
  }

  tell(event: StudioEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}

/** A web host on a free port, over a page of two files, and a browser's side of it that has been let in. */
export class ServedHost<S extends ServedStudio = EchoStudio> {
  readonly studio: S
  readonly host: WebHost
  readonly client: RawClient
  readonly cookie: string
  readonly defects: unknown[]
  readonly #folder: string

  private constructor(folder: string, studio: S, host: WebHost, client: RawClient, cookie: string, defects: unknown[]) {
    this.#folder = folder
    this.studio = studio
    this.host = host
    this.client = client
    this.cookie = cookie
    this.defects = defects
  }

  static async open<S extends ServedStudio>(studio: S): Promise<ServedHost<S>> {
    const folder = mkdtempSync(join(tmpdir(), 'packledger-web-test-'))
    const pages = join(folder, 'pages')
    mkdirSync(join(pages, 'assets'), { recursive: true })
    writeFileSync(join(pages, 'index.html'), PAGE)
    writeFileSync(join(pages, 'assets', 'app-1a2b.js'), 'export {}\n')
    writeFileSync(join(folder, 'secret.json'), '"outside"')
    const defects: unknown[] = []
    const onDefect = (defect: unknown): void => {
      defects.push(defect)
    }
    const host = await openWebHost({ studio, rendererFolder: pages, port: 0, onDefect })
    const client = new RawClient(host.port)
    return new ServedHost(folder, studio, host, client, await enter(client, host.address()), defects)
  }

  get origin(): string {
    return `http://127.0.0.1:${String(this.host.port)}`
  }

  /** What the page's own script sends; `more` overrides a header. */
  post(path: string, body: string | Uint8Array, more: Readonly<Record<string, string>> = {}): Promise<Received> {
    const headers = { cookie: this.cookie, origin: this.origin, 'content-type': 'application/json', ...more }
    return this.client.send({ method: 'POST', path, headers, body })
  }

  get(path: string, more: Readonly<Record<string, string>> = {}): Promise<Received> {
    return this.client.send({ path, headers: { cookie: this.cookie, ...more } })
  }

  async close(): Promise<void> {
    this.client.close()
    await this.host.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
