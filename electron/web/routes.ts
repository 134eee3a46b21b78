import { rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import { MOST_STAGED_BYTES } from '../../shared/api/host.ts'
import { isOperationName } from '../../shared/api/operations.ts'
import type { FileDesk } from '../hosts/file-desk.ts'
import { safeName } from '../hosts/file-desk.ts'
import type { GuestCalls } from '../hosts/guest-call.ts'
import { exportOf } from '../hosts/guest-call.ts'
import { pageAt, answerHeaders } from '../hosts/pages.ts'
import { guardType, limited, readJson } from './bodies.ts'
import type { Downloads } from './downloads.ts'
import type { EventStream } from './event-stream.ts'
import { HttpRefusal } from './refusing.ts'

/** The longest body of a call. */
export const MOST_CALL_BYTES = 1024 * 1024
const LONGEST_NAME = 1024

/** What the routes reach. */
export interface Served {
  readonly calls: GuestCalls
  readonly desk: FileDesk
  readonly downloads: Downloads
  readonly events: EventStream
  readonly cancel: () => void
  readonly rendererFolder: string
}

/** A request that has passed the guard. */
export interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

/** Answers one request; the client in renderer/api/web-transport.ts is written against exactly these paths. */
export function answer(asked: Asked, served: Served): Promise<void> {
  return asked.request.method === 'POST' ? answerPost(asked, served) : answerGet(asked, served)
}

async function answerPost(asked: Asked, served: Served): Promise<void> {
  const { pathname } = asked.url
  if (pathname.startsWith('/api/')) return call(asked, served, pathname.slice('/api/'.length))
  if (pathname === '/cancel') return cancel(asked, served)
  if (pathname === '/files') return stage(asked, served)
  if (pathname === '/exports') return exportToDownload(asked, served)
  throw new HttpRefusal(404, 'not_found', `there is nothing at ${pathname}`)
}

async function answerGet({ request, response, url }: Asked, served: Served): Promise<void> {
  if (url.pathname === '/events') {
    served.events.listen(request, response)
    return
  }
  if (url.pathname.startsWith('/downloads/')) {
    return served.downloads.send(url.pathname.slice('/downloads/'.length), answerHeaders(), response)
  }
  const page = await pageAt(served.rendererFolder, url.pathname)
  response.writeHead(page.status, { ...page.headers, 'content-length': page.body.byteLength })
  response.end(page.body)
}

/** What an operation refuses is its answer, and no failure of HTTP: its status is 200. */
async function call({ request, response }: Asked, { calls }: Served, name: string): Promise<void> {
  const input = await jsonOf(request)
  if (!isOperationName(name)) throw new HttpRefusal(404, 'unsupported', `there is no operation "${name}"`)
  sendJson(response, 200, await calls.call(name, input))
}

async function cancel({ request, response }: Asked, served: Served): Promise<void> {
  await jsonOf(request)
  served.cancel()
  sendJson(response, 200, { ok: true, value: null })
}

async function stage({ request, response, url }: Asked, { desk }: Served): Promise<void> {
  guardType(request, 'application/octet-stream')
  const name = url.searchParams.get('name') ?? ''
  if (name === '' || name.length > LONGEST_NAME) {
    throw new HttpRefusal(400, 'invalid_input', `name: must be given, and have at most ${LONGEST_NAME} characters`)
  }
  sendJson(response, 200, { ok: true, value: await desk.stage(name, limited(request, MOST_STAGED_BYTES)) })
}

async function exportToDownload({ request, response }: Asked, { calls, desk, downloads }: Served): Promise<void> {
  const requested = exportOf(await jsonOf(request))
  const path = await desk.freshPath(requested.name)
  const outcome = await calls.exportTo(path, requested)
  if (!outcome.ok) {
    await rm(dirname(path), { recursive: true, force: true })
    sendJson(response, 200, outcome)
    return
  }
  const name = safeName(requested.name)
  const href = await downloads.offer(path, name)
  sendJson(response, 200, { ok: true, value: { href, name, bytes: outcome.value.bytes } })
}

function jsonOf(request: IncomingMessage): Promise<unknown> {
  guardType(request, 'application/json')
  return readJson(request, MOST_CALL_BYTES)
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, {
    ...answerHeaders(),
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.byteLength,
    'cache-control': 'no-store',
  })
  response.end(body)
}
