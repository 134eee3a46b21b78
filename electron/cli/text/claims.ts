import { ageWords } from '../../../shared/api/check-words.ts'
import type { Output } from '../../../shared/api/operations.ts'
import type { FailedTakeJson } from '../../../shared/api/reconciliation.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import type { Locale } from './format.ts'
import { counted, localTime, page } from './format.ts'
import { table } from './table.ts'

type Checked = Output<'checks.list'>['accounts'][number]

/** The comparisons with the console of each account, newest first, and what is unexplained of them. */
export function checksText({ accounts }: Output<'checks.list'>, locale: Locale): string {
  const checked = accounts.filter(({ checks }) => checks.length > 0)
  if (checked.length === 0) return 'Nothing was compared with the console yet.'
  return page(...checked.map((account) => accountText(account, locale)))
}

function accountText({ account, checks, byAge }: Checked, { zone, currency }: Locale): string {
  const list = table(
    [
      { head: 'Checked', cell: ({ at }) => localTime(at, zone) },
      { head: 'Of', cell: ({ lot }) => (lot === null ? 'account' : 'a lot') },
      { head: 'Console', align: 'number', cell: ({ shown }) => shown },
      { head: 'Difference', align: 'number', cell: ({ difference }) => difference },
      { head: `Cost ${currency}`, align: 'number', cell: ({ cost }) => cost.amount },
      { head: 'Claimed', align: 'number', cell: ({ claimed }) => claimed },
      { head: 'Unexplained', align: 'number', cell: ({ unexplained }) => unexplained },
      { head: 'Note', cell: ({ note }) => note ?? '' },
    ],
    checks,
  )
  return page(`Account ${account}: ${counted(checks.length, 'check')} (times in ${zone})`, list, agesText(byAge))
}

function agesText(byAge: Checked['byAge']): string {
  const open = byAge.flatMap((aged, index) => (aged.checks === 0 ? [] : [{ ...aged, age: ageWords(byAge, index) }]))
  if (open.length === 0) return 'Nothing is unexplained.'
  return table(
    [
      { head: 'Unexplained', cell: ({ age }) => age },
      { head: 'Checks', align: 'number', cell: ({ checks }) => String(checks) },
      { head: 'Units less', align: 'number', cell: ({ missing }) => missing },
      { head: 'Units more', align: 'number', cell: ({ extra }) => extra },
    ],
    open,
  )
}

/** The claims by when their takes were, and the failed takes that could be claimed. */
export function claimsText({ claims, unclaimed }: Output<'claims.list'>, { zone }: Locale): string {
  return page(
    claims.length === 0 ? 'Nothing is claimed.' : counted(claims.length, 'claim'),
    claims.length === 0
      ? ''
      : table(
          [
            ...takeColumns<(typeof claims)[number]>(({ take }) => take, zone),
            { head: 'Charged', align: 'number', cell: ({ charged }) => charged },
            { head: 'Claim', cell: ({ state, isTakenBack }) => (isTakenBack ? `${state}, take reversed` : state) },
            { head: 'Since', cell: ({ since }) => localTime(since, zone) },
            { head: 'Note', cell: ({ note }) => note ?? '' },
          ],
          claims,
        ),
    unclaimed.length === 0 ? '' : 'Failed takes that nothing is claimed of:',
    unclaimed.length === 0 ? '' : unclaimedTable(unclaimed, zone),
  )
}

function unclaimedTable(takes: readonly FailedTakeJson[], zone: string): string {
  return table(
    [
      ...takeColumns<FailedTakeJson>((take) => take, zone),
      { head: 'Units if charged', align: 'number', cell: ({ atStake }) => atStake },
    ],
    takes,
  )
}

function takeColumns<T>(takeOf: (row: T) => FailedTakeJson, zone: string) {
  return [
    { head: 'Task', cell: (row: T) => takeOf(row).externalId ?? takeOf(row).id },
    { head: 'Time', cell: (row: T) => localTime(takeOf(row).at, zone) },
    { head: 'Kind', cell: (row: T) => kindText(takeOf(row)) },
    { head: 'Clips', align: 'number' as const, cell: (row: T) => String(takeOf(row).clips) },
    { head: 'Outcome', cell: (row: T) => takeOf(row).outcome },
  ]
}
