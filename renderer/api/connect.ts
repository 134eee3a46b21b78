import type { Bridge } from '../../shared/api/host.ts'
import type { ApiClient } from './client.ts'
import { createClient } from './client.ts'
import { electronTransport } from './electron-transport.ts'
import { webTransport } from './web-transport.ts'

declare global {
  interface Window {
    readonly packledger?: Bridge
  }
}

/** The client for the host that shows the page: the bridge where there is one, else HTTP. */
export function connect(): ApiClient {
  const bridge = window.packledger
  return createClient(bridge === undefined ? webTransport() : electronTransport(bridge))
}
