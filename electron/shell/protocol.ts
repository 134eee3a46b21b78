import type { Protocol } from 'electron'
import type { Page } from '../hosts/pages.ts'
import { pageAt } from '../hosts/pages.ts'
import { APP_HOST, APP_SCHEME } from './app-address.ts'

/** Makes the app's scheme one with an origin of its own, as https has; before the app is ready (row 18). */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** A page that the shell makes itself; null where there is none at that path. */
export type OwnPages = (pathname: string) => Page | null

/**
 * Serves the built renderer under `app://ledger/`: by GET alone, from its own folder alone, with the security policy as a
 * header of every response.
 * @param ownPages asked first
 */
export function serveApp(protocol: Pick<Protocol, 'handle'>, pages: string, ownPages: OwnPages): void {
  protocol.handle(APP_SCHEME, (request) => answer(request, pages, ownPages))
}

export async function answer(request: Request, pages: string, ownPages: OwnPages): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET' } })
  const url = new URL(request.url)
  if (url.host !== APP_HOST) return new Response(null, { status: 404 })
  const page = ownPages(url.pathname) ?? (await pageAt(pages, url.pathname))
  return new Response(page.body, { status: page.status, headers: page.headers })
}
