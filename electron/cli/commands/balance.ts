import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import type { Locale } from '../text/format.ts'
import { localTime, page, unitsText } from '../text/format.ts'
import { lotsTable } from '../text/lots.ts'
import { overageWarning } from '../text/postings.ts'

interface BalanceOptions {
  readonly at?: string
  readonly account?: string
  readonly all?: boolean
}

/** `balance`: units left, by lot. */
export function addBalance(program: Command, perform: Perform): void {
  const command = program
    .command('balance')
    .description('units left, by account and lot, and overage')
    .option('--at <instant>', 'as it was then (default: now)')
    .option('--all', 'also lots that have expired or are used up')
    .option(...FLAGS.account)
    .action((options: BalanceOptions) =>
      perform(async (session) => session.answer(await session.call('balance.show', { ...options }), balanceText)),
    )
  withExamples(command, 'balance', 'balance --at 2026-10-31 --all --json')
}

type Sheet = Output<'balance.show'>

function balanceText(sheet: Sheet, locale: Locale): string {
  return page(
    `Balance at ${localTime(sheet.at, locale.zone)} (times in ${locale.zone})`,
    ...sheet.accounts.map((account) => accountText(account, locale)),
    sheet.accounts.length === 0 ? 'Nothing is recorded yet.' : '',
  )
}

function accountText({ account, units, lots, overage }: Sheet['accounts'][number], locale: Locale): string {
  return page(
    `Account ${account}: ${unitsText(units)} left`,
    lots.length === 0 ? 'No lot has units left.' : lotsTable(lots, locale),
    overageWarning(account, overage),
  )
}
