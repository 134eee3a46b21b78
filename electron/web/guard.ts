import type { IncomingMessage } from 'node:http'
import { forbidden } from './refusing.ts'
import type { Secrets } from './secrets.ts'

/** Names under which a browser on this machine reaches the host: whatever else a Host header says came by way of another's DNS. */
const NAMES = ['127.0.0.1', 'localhost']
const METHODS = new Set(['GET', 'POST'])
const HTTP_PORT = 80

/**
 * Refuses what does not come from a page of this very host, or from the address bar: a wrong Host (421), method (405), Origin or
 * Sec-Fetch-Site (403). What passes still needs the cookie.
 */
export function guardRequest(request: IncomingMessage, port: number): void {
  const host = onlyHost(request)
  const hosts = NAMES.map((name) => (port === HTTP_PORT ? name : `${name}:${port}`))
  if (host === null || !hosts.includes(host)) {
    throw forbidden(421, `this is the host ${hosts.join(' or ')}, and no other`)
  }
  if (!METHODS.has(request.method ?? '')) throw forbidden(405, 'only GET and POST are answered')
  guardSite(request, `http://${host}`)
}

/** Refuses (403) whoever has not exchanged the printed address's token. */
export function guardCookie(request: IncomingMessage, secrets: Secrets): void {
  if (secrets.admits(request.headers.cookie)) return
  throw forbidden(403, 'open the address that Packledger has printed: this browser has not been let in')
}

function onlyHost(request: IncomingMessage): string | null {
  const [host, ...more] = request.headersDistinct['host'] ?? []
  return host === undefined || more.length > 0 ? null : host.toLowerCase()
}

function guardSite(request: IncomingMessage, ownOrigin: string): void {
  const { origin } = request.headers
  // A browser sends an Origin with everything but a GET; one that is sent is held to in every case.
  const isOwn = origin === undefined ? request.method === 'GET' : origin === ownOrigin
  if (!isOwn) throw forbidden(403, 'only a page of this host may ask')
  const site = request.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return
  if (request.method === 'GET' && request.headers['sec-fetch-dest'] === 'document') return
  throw forbidden(403, 'only a page of this host may ask')
}
