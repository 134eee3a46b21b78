import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import type { PostingJson } from '../../../shared/api/shapes.ts'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import type { Session } from '../session.ts'
import { counted } from '../text/format.ts'
import { journalText } from '../text/journal.ts'

interface LedgerOptions {
  readonly from?: string
  readonly to?: string
  readonly production?: string
  readonly account?: string
}

/** Entries that are asked for at once: enough to be quick, few enough to hold. */
const ENTRIES_A_PAGE = 1000

/** `ledger`: entries with their postings, and expiries. */
export function addLedger(program: Command, perform: Perform): void {
  const command = program
    .command('ledger')
    .description('entries with their postings, and expiries, in the order in which they count')
    .option('--from <instant>', 'from then on')
    .option('--to <instant>', 'until then')
    .option('--production <name>', 'of this production alone')
    .option(...FLAGS.account)
    .action((options: LedgerOptions) =>
      perform((session) => (session.json ? printJson(session, options) : printText(session, options))),
    )
  withExamples(command, 'ledger --from 2026-10-01 --to 2026-11-01', 'ledger --production "Aurora spot" --json')
}

type LedgerPage = Output<'entries.list'>

/** The entries page by page; the expiries of the whole span come with the first. */
async function* pages(session: Session, options: LedgerOptions): AsyncGenerator<LedgerPage> {
  let after: string | null | undefined
  while (after !== null) {
    const page: LedgerPage = await session.call('entries.list', { ...options, limit: ENTRIES_A_PAGE, after })
    yield page
    after = page.next
  }
}

/** `{"entries": […], "expiries": […]}`, written as it is read: a million entries never stand in memory together. */
async function printJson(session: Session, options: LedgerOptions): Promise<void> {
  const expiries: PostingJson[] = []
  let before = '{"entries": [\n'
  for await (const page of pages(session, options)) {
    expiries.push(...page.expiries)
    await session.write(before + page.entries.map((entry) => JSON.stringify(entry)).join(',\n'))
    before = ',\n'
  }
  await session.write(`\n], "expiries": ${JSON.stringify(expiries)}}\n`)
}

async function printText(session: Session, options: LedgerOptions): Promise<void> {
  const locale = await session.locale()
  const journal = journalText(locale)
  let entries = 0
  for await (const page of pages(session, options)) {
    if (entries === 0) await session.print(`Ledger (times in ${locale.zone})\n`)
    entries += page.entries.length
    await session.print(journal.part(page.entries, page.expiries, page.next === null))
  }
  await session.print(`\n${counted(entries, 'entry', 'entries')}`)
}
