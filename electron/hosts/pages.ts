import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'

/** The renderer's built files, as either host serves them. */
export interface Page {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

const NONCE_PLACE = '__CSP_NONCE__'

/**
 * What every page may do: run and show its own files, call its own host, and nothing else. The nonce is for the one style tag
 * that Mantine writes (docs/security.md).
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * The file at a path of the page's address, with the headers that go with it; 404 for what is not one of the built files.
 * @param folder the built renderer
 * @param pathname as in a URL, beginning with "/"
 */
export async function pageAt(folder: string, pathname: string): Promise<Page> {
  const file = fileOf(folder, pathname)
  const type = file === null ? undefined : TYPES[extname(file)]
  if (file === null || type === undefined) return notFound()
  let body: Uint8Array<ArrayBuffer>
  try {
    body = await readFile(file)
  } catch {
    return notFound()
  }
  const nonce = randomBytes(16).toString('base64')
  const isDocument = extname(file) === '.html'
  return {
    status: 200,
    headers: {
      ...headersWith(contentSecurityPolicy(nonce)),
      'content-type': type,
      // Built files other than the document carry a hash of their content in their name.
      'cache-control': isDocument ? 'no-store' : 'private, max-age=31536000, immutable',
    },
    body: isDocument ? Buffer.from(Buffer.from(body).toString('utf8').replaceAll(NONCE_PLACE, nonce)) : body,
  }
}

/** The file that a path stands for; null for one that leaves the folder, whichever way it is written. */
function fileOf(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\') || decoded.split('/').includes('..')) return null
  return join(folder, normalize(decoded === '/' ? '/index.html' : decoded))
}

function notFound(): Page {
  return {
    status: 404,
    headers: { ...answerHeaders(), 'content-type': 'text/plain; charset=utf-8' },
    body: Buffer.from('not found'),
  }
}

/** The headers of an answer that is no page: what it holds may do nothing at all. */
export function answerHeaders(): Record<string, string> {
  return headersWith("default-src 'none'; frame-ancestors 'none'")
}

function headersWith(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
}
