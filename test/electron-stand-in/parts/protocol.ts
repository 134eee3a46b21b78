import { app } from './app.ts'
import { answerDisplay } from './display.ts'

type Serve = (request: Request) => Promise<Response> | Response

interface CustomScheme {
  readonly scheme: string
  readonly privileges?: Readonly<Record<string, boolean>>
}

const schemes = new Map<string, CustomScheme>()
const serving = new Map<string, Serve>()

export const protocol = {
  registerSchemesAsPrivileged(custom: readonly CustomScheme[]): void {
    app.refuseOnceReady('registerSchemesAsPrivileged')
    for (const one of custom) schemes.set(one.scheme, one)
  },
  handle(scheme: string, serve: Serve): void {
    app.refuseUntilReady('protocol.handle')
    // A scheme that is not standard has no origin, and its pages no relative addresses: the app could not run.
    if (schemes.get(scheme)?.privileges?.['standard'] !== true) throw new Error(`${scheme} is no standard scheme`)
    serving.set(scheme, serve)
  },
}

/** A response in pieces that can be cloned. */
export interface Served {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

async function serve(url: string, method: string): Promise<Served> {
  const handler = serving.get(new URL(url).protocol.slice(0, -1))
  if (handler === undefined) throw new Error(`nothing serves ${url}`)
  const response = await handler(new Request(url, { method }))
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

answerDisplay({ serve })
