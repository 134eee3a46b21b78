import type { Output } from '../../shared/api/operations.ts'
import { useApi } from '../api/api-context.tsx'
import { useAnswer } from './use-cards.ts'

type OpenLot = Output<'balance.show'>['accounts'][number]['lots'][number]

/**
 * The account's lots that a console can show something of: bought, and not expired, at an instant; now where it is null. Those
 * that are used up are among them, since a console may have units of them left. Null until they were read.
 * @param key says which state of the ledger they are of
 */
export function useOpenLots(account: string, at: string | null, key: unknown): readonly OpenLot[] | null {
  const api = useApi()
  const asked = { account, all: true, ...(at === null ? {} : { at }) }
  const sheet = useAnswer(() => api.call('balance.show', asked), JSON.stringify([asked, key]))
  if (sheet === null) return null
  const lots = sheet.accounts.find((one) => one.account === account)?.lots ?? []
  return lots.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.parse(sheet.at))
}
