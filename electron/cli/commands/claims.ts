import type { Command } from 'commander'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import { checksText, claimsText } from '../text/claims.ts'
import { counted } from '../text/format.ts'

interface ListOptions {
  readonly account?: string
  readonly state?: string
  readonly from?: string
}

interface RaiseOptions {
  readonly charged?: string
  readonly state?: string
  readonly at?: string
  readonly note?: string
}

const TASK = 'task-8f31'

/** `checks` and `claims`: what console and ledger were found to differ in, and what is claimed of the vendor. */
export function addClaims(program: Command, perform: Perform): void {
  addChecks(program, perform)
  const claims = program.command('claims').description('failed takes that were charged all the same')
  addList(claims, perform)
  addRaise(claims, perform)
  addMark(claims, perform)
  addWithdraw(claims, perform)
  addExport(claims, perform)
}

function addChecks(program: Command, perform: Perform): void {
  const checks = program
    .command('checks')
    .description("the comparisons with the vendor's console, and the units that nothing explains, by age")
    .option(...FLAGS.account)
    .action((options: { readonly account?: string }) =>
      perform(async (session) => session.answer(await session.call('checks.list', { ...options }), checksText)),
    )
  withExamples(checks, 'checks', 'checks --account agency --json')
}

function addList(claims: Command, perform: Perform): void {
  const list = claims
    .command('list')
    .description('the claims, and the failed takes that nothing is claimed of')
    .option('--state <state>', 'open, sent, refunded or refused (default: all)')
    .option('--from <instant>', 'failed takes from then on (default: 31 days back)')
    .option(...FLAGS.account)
    .action((options: ListOptions) =>
      perform(async (session) => session.answer(await session.call('claims.list', { ...options }), claimsText)),
    )
  withExamples(list, 'claims list', 'claims list --state open')
}

function addRaise(claims: Command, perform: Perform): void {
  const raise = claims
    .command('raise')
    .description('claim failed takes that the console has charged; all of them, or none')
    .argument('<takes...>', 'task ids, or ids of entries as `ledger` shows them')
    .option(
      '--charged <units>',
      'what each was charged (default: what its clips cost where they succeed, the most it can be)',
    )
    .option('--state <state>', 'how far it has come already: open, sent, refunded or refused (default: open)')
    .option('--at <instant>', 'since when (default: now)')
    .option(...FLAGS.note)
    .action((takes: string[], options: RaiseOptions) =>
      perform(async (session) => {
        const raised = await session.call('claims.raise', { takes, ...options })
        await session.answer(raised, (value) => `Claimed ${counted(value.raised.length, 'take')}.`)
      }),
    )
  withExamples(raise, `claims raise ${TASK}`, `claims raise ${TASK} --charged 1 --note "console, 20 October"`)
}

function addMark(claims: Command, perform: Perform): void {
  const mark = claims
    .command('mark')
    .description('say how far claims have come')
    .argument('<state>', 'open, sent, refunded or refused')
    .argument('<takes...>', 'task ids, or ids of entries')
    .option('--at <instant>', 'since when (default: now)')
    .action((state: string, takes: string[], options: { readonly at?: string }) =>
      perform(async (session) => {
        const marked = await session.call('claims.mark', { takes, state, ...options })
        await session.answer(marked, (value) => `Marked ${counted(value.marked.length, 'claim')} as ${state}.`)
      }),
    )
  withExamples(mark, `claims mark sent ${TASK}`)
}

function addWithdraw(claims: Command, perform: Perform): void {
  const withdraw = claims
    .command('withdraw')
    .description('take claims away that should not have been raised')
    .argument('<takes...>', 'task ids, or ids of entries')
    .action((takes: string[]) =>
      perform(async (session) => {
        const withdrawn = await session.call('claims.withdraw', { takes })
        await session.answer(withdrawn, (value) => `Withdrew ${counted(value.withdrawn.length, 'claim')}.`)
      }),
    )
  withExamples(withdraw, `claims withdraw ${TASK}`)
}

function addExport(claims: Command, perform: Perform): void {
  const sheet = claims
    .command('export')
    .description('write the claims that wait for an answer as a dispute sheet: CSV, a row a take')
    .argument('<file>', 'the file to write')
    .option('--state <state>', 'those of this state instead')
    .option(...FLAGS.account)
    .action((file: string, options: ListOptions) =>
      perform(async (session) => {
        const written = await session.call('exports.claims', { file, ...options })
        await session.answer(written, (value) => `Wrote ${counted(value.claims, 'claim')} to ${value.file}.`)
      }),
    )
  withExamples(sheet, 'claims export disputes.csv')
}
