import type { Command } from 'commander'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import { checklistText } from '../text/closing-checklist.ts'
import { closingHistoryText } from '../text/closing-history.ts'

interface MonthOptions {
  readonly note?: string
}

interface CloseOptions extends MonthOptions {
  readonly check?: boolean
}

/** `close`, `reopen` and `closings`: whether a month's figures may still change. */
export function addMonths(program: Command, perform: Perform): void {
  const close = program
    .command('close')
    .description('close a month: an entry that would change it is refused from then on')
    .argument('<month>', 'such as 2026-10')
    .option(...FLAGS.note)
    .option('--check', 'say what is in order and what is not, and close nothing')
    .action((month: string, { check, ...options }: CloseOptions) =>
      perform(async (session) => {
        if (check === true) {
          const checklist = await session.call('months.checklist', { month })
          return session.answer(checklist, checklistText)
        }
        const closed = await session.call('months.close', { month, ...options })
        await session.answer(closed, (value) => `Closed ${value.month}; digest of its statement ${value.digest}.`)
      }),
    )
  withExamples(close, 'close 2026-10', 'close 2026-10 --check')

  const reopen = program
    .command('reopen')
    .description('reopen a closed month')
    .argument('<month>', 'such as 2026-10')
    .option(...FLAGS.note)
    .action((month: string, options: MonthOptions) =>
      perform(async (session) => {
        const reopened = await session.call('months.reopen', { month, ...options })
        await session.answer(reopened, (value) => `Reopened ${value.month}.`)
      }),
    )
  withExamples(reopen, 'reopen 2026-10 --note "late invoice"')
  addClosings(program, perform)
}

function addClosings(program: Command, perform: Perform): void {
  const closings = program
    .command('closings')
    .description('when a month was closed and reopened, and what was recorded since that counts in it')
    .argument('<month>', 'such as 2026-10')
    .action((month: string) =>
      perform(async (session) => session.answer(await session.call('months.history', { month }), closingHistoryText)),
    )
  withExamples(closings, 'closings 2026-10')
}
