import { Agent, request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

export interface Sent {
  readonly method?: string
  /** As it goes over the wire: nothing is normalised. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
}

export interface Received {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Speaks HTTP to a port of this machine as no browser would: every header and path is the test's own. */
export class RawClient {
  readonly port: number
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 })

  constructor(port: number) {
    this.port = port
  }

  send({ method = 'GET', path, headers = {}, body }: Sent): Promise<Received> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        { host: '127.0.0.1', port: this.port, method, path, headers: copyOf(headers), agent: this.#agent },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8')
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
          })
        },
      )
      request.on('error', reject)
      request.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

function copyOf(headers: NonNullable<Sent['headers']>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  )
}

/** Exchanges the printed address for the cookie, as the browser sends it back. */
export async function enter(client: RawClient, address: string): Promise<string> {
  const { pathname, search } = new URL(address)
  const entered = await client.send({ path: pathname + search })
  const [cookie = ''] = entered.headers['set-cookie'] ?? []
  if (entered.status !== 303 || cookie === '') throw new Error(`the address let nobody in: ${entered.text}`)
  return cookie.split(';')[0] ?? ''
}
