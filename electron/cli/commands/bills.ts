import type { Command } from 'commander'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import { billText } from '../text/bill.ts'

interface BillOptions {
  readonly time?: string
  readonly counts?: string
  readonly column?: string
  readonly account?: string
}

/** `compare-bill`: what the console has billed, held against the ledger. */
export function addBills(program: Command, perform: Perform): void {
  const bill = program
    .command('compare-bill')
    .description('compare a bill that the MiniMax console exported with the ledger, by day and model; posts nothing')
    .argument('<file>', 'the bill, export_bill_….csv')
    .option('--time <clock>', "the clock of the bill's hours: utc or beijing (default: what its head says)")
    .option('--counts <measure>', 'what a video row counts: clips, seconds or units; remembered')
    .option('--column <column>', 'which count is read: total or output (default: total); remembered')
    .option(...FLAGS.account)
    .action((file: string, options: BillOptions) =>
      perform(async (session) => session.answer(await session.call('bills.compare', { file, ...options }), billText)),
    )
  withExamples(bill, 'compare-bill export_bill_1772400000.csv --time utc --counts clips')
}
