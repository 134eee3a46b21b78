import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import type { Perform } from '../program.ts'
import { table } from '../text/table.ts'

type Account = Output<'accounts.set'>

const DRAWS_FIRST: Readonly<Record<Account['drawingOrder'], string>> = {
  expiry: 'the lot that expires first',
  purchase: 'the lot purchased first',
}

/** `accounts`: vendor accounts, and what their usage draws first. */
export function addAccounts(program: Command, perform: Perform): void {
  const accounts = program
    .command('accounts')
    .description('list the vendor accounts, or set one')
    .action(() => perform(async (session) => session.answer(await session.call('accounts.list', {}), accountsText)))
  withExamples(accounts, 'accounts')

  const set = accounts
    .command('set')
    .description("set an account's drawing order")
    .argument('<account>', 'the account, such as main')
    .requiredOption(
      '--drawing-order <order>',
      'draw first the lot that expires first (expiry), or the one purchased first (purchase)',
    )
    .action((account: string, { drawingOrder }: { drawingOrder: string }) =>
      perform(async (session) => {
        const changed = await session.call('accounts.set', { account, drawingOrder })
        await session.answer(changed, (one) => `Account ${one.account} now draws ${DRAWS_FIRST[one.drawingOrder]}.`)
      }),
    )
  withExamples(set, 'accounts set main --drawing-order purchase')
}

function accountsText({ accounts }: Output<'accounts.list'>): string {
  if (accounts.length === 0) return 'No accounts yet: the first purchase makes one.'
  return table(
    [
      { head: 'Account', cell: (one: Account) => one.account },
      { head: 'Draws first', cell: (one: Account) => DRAWS_FIRST[one.drawingOrder] },
    ],
    accounts,
  )
}
