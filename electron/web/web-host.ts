import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import type { StudioEvent } from '../../shared/api/events.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { FileDesk } from '../hosts/file-desk.ts'
import { guestCalls } from '../hosts/guest-call.ts'
import { answerHeaders } from '../hosts/pages.ts'
import type { Dispatch } from '../studio/dispatcher.ts'
import { Downloads } from './downloads.ts'
import { EventStream } from './event-stream.ts'
import { guardCookie, guardRequest } from './guard.ts'
import { HttpRefusal, outcomeOf } from './refusing.ts'
import type { Served } from './routes.ts'
import { answer, sendJson } from './routes.ts'
import { Secrets } from './secrets.ts'

/** The only interface that the host listens on. */
const LOOPBACK = '127.0.0.1'

/** The studio as the web host uses it; whoever opened it closes it. */
export interface ServedStudio {
  readonly dispatch: Dispatch
  onEvent(listener: (event: StudioEvent) => void): () => void
  cancel(): void
}

export interface WebHostPorts {
  readonly studio: ServedStudio
  /** The built renderer. */
  readonly rendererFolder: string
  /** 0 for any that is free. */
  readonly port: number
  /** Called when a browser has come in: the address that let it in is spent, and there is another. */
  readonly onEntered?: () => void
  /** Called with what should not have happened while a request was answered. */
  readonly onDefect: (defect: unknown) => void
}

/** A running web host. */
export interface WebHost {
  readonly port: number
  /** The address that lets one browser in, once. */
  address(): string
  /** Takes nothing new, and waits for the calls that are being answered. */
  close(): Promise<void>
}

/**
 * Serves a studio to browsers of this machine: the built page, and the calls that it makes. Refuses (`conflict`) a port that is
 * in use.
 */
export async function openWebHost(ports: WebHostPorts): Promise<WebHost> {
  const desk = await FileDesk.open(tmpdir())
  const server = createServer()
  try {
    await listening(server, ports.port)
  } catch (error) {
    await desk.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const { studio } = ports
  const served: Served = {
    calls: guestCalls(studio.dispatch, desk),
    desk,
    downloads: new Downloads(),
    events: new EventStream(),
    cancel: () => {
      studio.cancel()
    },
    rendererFolder: ports.rendererFolder,
  }
  const host = new Host(ports, served, port)
  server.on('request', (request, response) => {
    void host.take(request, response)
  })
  const stopListening = studio.onEvent((event) => {
    served.events.tell(event)
  })
  return {
    port,
    address: () => host.address,
    close: async () => {
      stopListening()
      server.close()
      served.events.close()
      host.leaveTransfers()
      await host.settled()
      server.closeAllConnections()
      await desk.close()
    },
  }
}

class Host {
  readonly #ports: WebHostPorts
  readonly #served: Served
  readonly #port: number
  readonly #secrets: Secrets
  readonly #answering = new Set<Promise<void>>()
  /** The requests that are being answered. */
  readonly #transfers = new Set<IncomingMessage>()

  constructor(ports: WebHostPorts, served: Served, port: number) {
    this.#ports = ports
    this.#served = served
    this.#port = port
    this.#secrets = new Secrets(port)
  }

  get address(): string {
    return `http://${LOOPBACK}:${this.#port}/?token=${this.#secrets.token}`
  }

  /** Answers a request, whatever comes of it. */
  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answering = this.#answer(request, response).catch((error: unknown) => {
      this.#fail(error, response)
    })
    this.#answering.add(answering)
    this.#transfers.add(request)
    await answering
    this.#answering.delete(answering)
    this.#transfers.delete(request)
  }

  /** Drops files that are on their way: whoever waits for the end is not to wait for those. */
  leaveTransfers(): void {
    for (const request of this.#transfers) {
      if (!request.complete || isDownload(request)) request.destroy()
    }
  }

  /** Waits for the requests that are being answered. */
  async settled(): Promise<void> {
    await Promise.all(this.#answering)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    guardRequest(request, this.#port)
    const url = urlOf(request)
    if (url.pathname === '/' && request.method === 'GET') {
      const token = url.searchParams.get('token')
      if (token !== null) {
        this.#enter(token, request, response)
        return
      }
    }
    guardCookie(request, this.#secrets)
    await answer({ request, response, url }, this.#served)
  }

  /** A browser that is in already is sent on whatever its token: the address may have been reloaded. */
  #enter(token: string, request: IncomingMessage, response: ServerResponse): void {
    const cookie = this.#secrets.exchange(token)
    if (cookie === null) guardCookie(request, this.#secrets)
    response.writeHead(303, {
      ...answerHeaders(),
      location: '/',
      'cache-control': 'no-store',
      ...(cookie === null ? {} : { 'set-cookie': cookie }),
    })
    response.end()
    if (cookie !== null) this.#ports.onEntered?.()
  }

  #fail(error: unknown, response: ServerResponse): void {
    // Whoever left before the answer was there gets none.
    if (response.destroyed) return
    if (!(error instanceof Refusal)) this.#ports.onDefect(error)
    if (response.headersSent) {
      response.destroy()
      return
    }
    // What is left of the request's body is not read.
    response.setHeader('connection', 'close')
    const [status, outcome] = failureOf(error)
    sendJson(response, status, outcome)
  }
}

function isDownload({ url }: IncomingMessage): boolean {
  return url?.startsWith('/downloads/') === true
}

function failureOf(error: unknown): readonly [number, unknown] {
  if (error instanceof HttpRefusal) return [error.status, outcomeOf(error)]
  if (error instanceof Refusal) return [400, outcomeOf(error)]
  const message = 'something went wrong that should not; the terminal in which Packledger runs says what'
  return [500, { ok: false, error: { code: 'internal', message, details: {} } }]
}

/** The address asked for; what is no path of this host (a proxy's request) is refused. */
function urlOf(request: IncomingMessage): URL {
  const target = request.url ?? ''
  const url = target.startsWith('/') ? URL.parse(`http://${LOOPBACK}${target}`) : null
  if (url === null) throw new HttpRefusal(404, 'not_found', 'there is nothing at that address')
  return url
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE'
      const cause = inUse ? 'is in use by another program' : `cannot be had: ${error.message}`
      reject(
        new Refusal(inUse ? 'conflict' : 'storage_failed', `port: ${port} ${cause}; leave --port out for a free one`),
      )
    })
    server.listen(port, LOOPBACK, resolve)
  })
}
