import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { forbidden, HttpRefusal } from './refusing.ts'

/** Refuses (415) another kind of content: a form, or a script of another origin, can send no other unasked. */
export function guardType(request: IncomingMessage, type: string): void {
  const abandonn = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (abandonn !== type) throw forbidden(415, `content-type: must be ${type}`)
}

/** A body of JSON; refuses what is too long (413) or is none (400). */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of limited(request, most)) chunks.push(chunk as Buffer)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) as unknown
  } catch {
    throw new HttpRefusal(400, 'invalid_input', 'the body is not JSON')
  }
}

/** The body as it comes, which fails (413) once it is longer than it may be. */
export function limited(request: IncomingMessage, most: number): Transform {
  const announced = Number(request.headers['content-length'] ?? '0')
  if (announced > most) throw tooLong(most)
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > most) done(tooLong(most))
      else done(null, chunk)
    },
  })
  const abandon = (): void => {
    counted.destroy(new HttpRefusal(400, 'cancelled', 'the sender is gone'))
  }
  // A sender that is gone ends nothing properly: without this the reader would wait for ever.
  request.on('error', abandon)
  request.on('close', () => {
    if (!request.complete) abandon()
  })
  return request.pipe(counted)
}

function tooLong(most: number): HttpRefusal {
  return forbidden(413, `the body is longer than ${most} bytes`)
}
