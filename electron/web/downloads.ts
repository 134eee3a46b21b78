import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { HttpRefusal } from './refusing.ts'

interface Ready {
  readonly path: string
  readonly name: string
}

/** Exports that wait for the browser to fetch them; the oldest goes when there are more. */
const MOST_WAITING = 16

/** Written exports, each to be fetched once under an address that nobody can guess. Each lies in a folder of its own. */
export class Downloads {
  readonly #ready = new Map<string, Ready>()

  /** Answers where the file can be fetched. */
  async offer(path: string, name: string): Promise<string> {
    const [oldest] = this.#ready.keys()
    if (this.#ready.size >= MOST_WAITING && oldest !== undefined) await this.#discard(oldest)
    const id = randomUUID()
    this.#ready.set(id, { path, name })
    return `/downloads/${id}`
  }

  /** Streams the file, and removes it, however that ends. */
  async send(id: string, headers: Readonly<Record<string, string>>, response: ServerResponse): Promise<void> {
    const ready = this.#ready.get(id)
    if (ready === undefined) throw new HttpRefusal(404, 'not_found', 'the export was fetched already: export it again')
    this.#ready.delete(id)
    try {
      const { size } = await stat(ready.path)
      response.writeHead(200, {
        ...headers,
        'content-type': 'application/octet-stream',
        'content-length': size,
        'content-disposition': attachment(ready.name),
        'cache-control': 'no-store',
      })
      await pipeline(createReadStream(ready.path), response)
    } finally {
      await rm(dirname(ready.path), { recursive: true, force: true })
    }
  }

  async #discard(id: string): Promise<void> {
    const ready = this.#ready.get(id)
    this.#ready.delete(id)
    if (ready !== undefined) await rm(dirname(ready.path), { recursive: true, force: true })
  }
}

/** The header that has a browser save under a name (RFC 6266); the plain form is for what does not know the other. */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
