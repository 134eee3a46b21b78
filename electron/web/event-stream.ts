import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Area, StudioEvent } from '../../shared/api/events.ts'

const AREAS: Readonly<Record<Area, true>> = {
  ledger: true,
  settings: true,
  rates: true,
  backups: true,
  queue: true,
  alerts: true,
  claims: true,
  payments: true,
}
const EVERYTHING = Object.keys(AREAS) as readonly Area[]
/** Sooner than what lies between, such as a sleeping network adapter, takes a connection for dead. */
const HEARTBEAT_MS = 15_000
/** What a browser waits before it comes back. */
const RETRY_MS = 1000

/**
 * Tells pages what the studio tells, as server-sent events. A message's id is the number of changes so far: a page that was away
 * names the last that it heard, and is told that everything has changed where it missed one.
 */
export class EventStream {
  readonly #open = new Set<ServerResponse>()
  #changes = 0
  #revision = 0

  tell(event: StudioEvent): void {
    if (event.type === 'changed') {
      this.#changes += 1
      this.#revision = event.revision
    }
    const message = this.#messageOf(event)
    for (const response of this.#open) response.write(message)
  }

  /** Listens until the page leaves. */
  listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(`retry: ${RETRY_MS}\nid: ${this.#changes}\n\n`)
    const heard = request.headers['last-event-id']
    if (heard !== undefined && heard !== String(this.#changes)) {
      response.write(this.#messageOf({ type: 'changed', areas: EVERYTHING, revision: this.#revision }))
    }
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
    this.#open.add(response)
    response.on('close', () => {
      clearInterval(heartbeat)
      this.#open.delete(response)
    })
  }

  /** How many pages listen. */
  get listeners(): number {
    return this.#open.size
  }

  close(): void {
    for (const response of this.#open) response.end()
  }

  #messageOf(event: StudioEvent): string {
    return `id: ${this.#changes}\ndata: ${JSON.stringify(event)}\n\n`
  }
}
