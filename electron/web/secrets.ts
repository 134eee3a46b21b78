import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const BYTES = 32

/**
 * How a browser comes in: the token of the printed address is given once for the cookie, which is another secret, so that an
 * address in a history or in a log opens nothing.
 */
export class Secrets {
  readonly #cookieName: string
  readonly #cookie = secret()
  #token = secret()

  /** @param port browsers send a host's cookies to all of its ports, so that the name tells them apart */
  constructor(port: number) {
    this.#cookieName = `packledger_${port}`
  }

  /** The token that is good at present. */
  get token(): string {
    return this.#token
  }

  /** What a browser is to keep, where the token is the good one; another token takes its place at once. */
  exchange(token: string): string | null {
    if (!equal(token, this.#token)) return null
    this.#token = secret()
    return `${this.#cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`
  }

  /** Whether a request's Cookie header has the cookie. */
  admits(header: string | undefined): boolean {
    const prefix = `${this.#cookieName}=`
    return (header ?? '').split(';').some((pair) => {
      const cookie = pair.trim()
      return cookie.startsWith(prefix) && equal(cookie.slice(prefix.length), this.#cookie)
    })
  }
}

function secret(): string {
  return randomBytes(BYTES).toString('base64url')
}

/** Takes as long whatever the texts have in common. */
function equal(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
