import { MAIN_ACCOUNT } from '../../shared/domain/defaults.ts'
import { Refusal } from '../../shared/domain/refusal.ts'

/**
 * The account that is named. Refuses (`not_found`, field `account`) one that is not known, with those that are; a studio has its
 * main account also before its first entry.
 */
export function knownAccount(known: readonly string[], named: string): string {
  if (known.includes(named) || named === MAIN_ACCOUNT) return named
  throw new Refusal('not_found', `account: "${named}" has no entries; there are ${known.join(', ') || MAIN_ACCOUNT}`, {
    field: 'account',
  })
}
