import type { Command } from 'commander'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import { consoleCheckText } from '../text/console-check.ts'
import { counted, localTime, page, unitsText } from '../text/format.ts'
import { lotsTable } from '../text/lots.ts'
import { postingsTable } from '../text/postings.ts'

interface AssertOptions {
  readonly lot?: string
  readonly account?: string
  readonly at?: string
  readonly note?: string
  readonly check?: true
}

interface AmendOptions {
  readonly expires: string
  readonly at?: string
  readonly note?: string
}

interface ReverseOptions {
  readonly batch?: string
  readonly reason?: string
}

/** `assert-balance`, `amend`, `reverse`: what was found to be otherwise. */
export function addCorrections(program: Command, perform: Perform): void {
  addAssertBalance(program, perform)
  addAmend(program, perform)
  addReverse(program, perform)
}

function addAssertBalance(program: Command, perform: Perform): void {
  const command = program
    .command('assert-balance')
    .description("record what the vendor's console showed; the difference becomes an adjustment")
    .argument('<units>', 'the units that the console showed')
    .option('--lot <lot>', 'of this lot alone (default: of the whole account)')
    .option('--at <instant>', 'when it showed them (default: now)')
    .option(...FLAGS.account)
    .option(...FLAGS.note)
    .option('--check', 'say what is different and why it may be, and record nothing')
    .action((units: string, { check, ...options }: AssertOptions) =>
      perform(async (session) => {
        if (check === true) {
          const { note: _, ...place } = options
          const compared = await session.call('balances.compare', { units, ...place })
          return session.answer(compared, consoleCheckText)
        }
        const { entry } = await session.call('balances.assert', { units, ...options })
        await session.answer({ entry }, (_, locale) =>
          page(
            `Recorded ${entry.id}: ${unitsText(units)} at ${localTime(entry.at, locale.zone)} (${locale.zone}).`,
            postingsTable(entry.postings, locale),
          ),
        )
      }),
    )
  withExamples(
    command,
    'assert-balance 3214.5 --check',
    'assert-balance 3214.5 --at 2026-10-20T09:00:00Z --note "console, morning"',
  )
}

function addAmend(program: Command, perform: Perform): void {
  const command = program
    .command('amend')
    .description("record that the vendor changed a lot's expiry")
    .argument('<lot>', 'the id of the lot, as `balance` shows it')
    .requiredOption('--expires <instant>', 'the new expiry')
    .option('--at <instant>', 'from when on it counts (default: now)')
    .option(...FLAGS.note)
    .action((lot: string, options: AmendOptions) =>
      perform(async (session) => {
        const amended = await session.call('lots.amend', { lot, ...options })
        await session.answer(amended, (value, locale) =>
          page(
            `Recorded ${value.entry.id}: the lot expires ${localTime(value.lot.expiresAt, locale.zone)} (${locale.zone}).`,
            lotsTable([value.lot], locale),
          ),
        )
      }),
    )
  withExamples(command, 'amend 01998a3c-7d60-7c11-9d5e-3f0a5b7c9d21 --expires 2026-11-20T00:00:00Z')
}

function addReverse(program: Command, perform: Perform): void {
  const command = program
    .command('reverse')
    .description('take back one entry, or a whole import')
    .argument('[entry]', 'the id of the entry, as `ledger` shows it')
    .option('--batch <batch>', 'instead of an entry: the batch, as `import` told it')
    .option('--reason <text>', 'kept with the reversal')
    .action((entry: string | undefined, options: ReverseOptions) => {
      if ((entry === undefined) === (options.batch === undefined)) {
        command.error('error: name either an entry or, with --batch, a batch')
      }
      return perform(async (session) => {
        const reversed = await session.call('entries.reverse', { entry, ...options })
        await session.answer(reversed, (value) => `Reversed ${counted(value.reversed, 'entry', 'entries')}.`)
      })
    })
  withExamples(
    command,
    'reverse 01998a3c-7d60-7c11-9d5e-3f0a5b7c9d21 --reason "recorded twice"',
    'reverse --batch 01998a40-11aa-7b3c-8a52-6c1d2e3f4a5b',
  )
}
