/** Where the app's own pages are: an origin that nothing but this program serves (docs/security.md, row 18). */
export const APP_SCHEME = 'app'
export const APP_HOST = 'ledger'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const START_PAGE = `${APP_ORIGIN}/`

/** The origin of an address, also of the app's own scheme, which the URL class calls "null"; null where it is no address. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === `${APP_SCHEME}:` ? `${APP_SCHEME}://${url.host}` : url.origin
}
