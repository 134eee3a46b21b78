import type { AccountStandingJson } from '../../shared/api/overview.ts'

export type Expiry = NonNullable<AccountStandingJson['nextExpiry']> & { readonly account: string }

/** Of all accounts the lot that expires first; null where none holds units. */
export function earliest(accounts: readonly AccountStandingJson[]): Expiry | null {
  const expiries = accounts.flatMap(({ account, nextExpiry }) =>
    nextExpiry === null ? [] : [{ ...nextExpiry, account }],
  )
  return expiries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null
}
