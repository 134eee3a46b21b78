import { Refusal } from '../../shared/domain/refusal.ts'

/** The hosts whose pages the app links to: the vendor's documentation, prices and console. */
const EXTERNAL_HOSTS: ReadonlySet<string> = new Set(['platform.minimax.io', 'www.minimax.io'])

/** The address as the system's browser gets it; refuses (`forbidden`) all but https pages of the allow-list (row 15). */
export function externalLink(address: unknown): string {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : null
  const isAllowed =
    url !== null &&
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    EXTERNAL_HOSTS.has(url.hostname)
  if (isAllowed) return url.href
  throw new Refusal('forbidden', `url: only https pages of ${[...EXTERNAL_HOSTS].join(', ')} are opened`, {
    field: 'url',
  })
}
