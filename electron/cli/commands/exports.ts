import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import type { Perform } from '../program.ts'
import { counted } from '../text/format.ts'
import { addQueueExport } from './shot-lists.ts'

interface JournalOptions {
  readonly format?: string
}

interface UsageOptions {
  readonly from?: string
  readonly to?: string
}

/** `export`: the journal, the usage and queues, as files. */
export function addExports(program: Command, perform: Perform): void {
  const exports = program.command('export').description('export the journal, the usage, a queue, or the deadlines')

  const journal = exports
    .command('journal')
    .description('write the whole journal')
    .argument('<file>', 'written whole, or not at all')
    .option('--format <format>', 'jsonl, hledger or beancount (default: jsonl)')
    .action((file: string, options: JournalOptions) =>
      perform(async (session) =>
        session.answer(await session.call('exports.journal', { file, ...options }), writtenText),
      ),
    )
  withExamples(journal, 'export journal studio.jsonl', 'export journal studio.journal --format hledger')

  const usage = exports
    .command('usage')
    .description('write usage as a CSV file that `import usage` reads')
    .argument('<file>', 'written whole, or not at all')
    .option('--from <instant>', 'from then on')
    .option('--to <instant>', 'until then')
    .action((file: string, options: UsageOptions) =>
      perform(async (session) =>
        session.answer(await session.call('exports.usage', { file, ...options }), writtenText),
      ),
    )
  withExamples(usage, 'export usage october.csv --from 2026-10-01 --to 2026-11-01')

  const calendar = exports
    .command('calendar')
    .description('write expiries and latest safe starts for a calendar program')
    .argument('<file>', 'iCalendar; written whole, or not at all')
    .action((file: string) =>
      perform(async (session) => session.answer(await session.call('exports.calendar', { file }), calendarText)),
    )
  withExamples(calendar, 'export calendar deadlines.ics')

  addQueueExport(exports, perform)
}

function calendarText({ file, events, bytes }: Output<'exports.calendar'>): string {
  return `Wrote ${counted(events, 'event')} to ${file} (${bytes} bytes).`
}

function writtenText({ file, entries, bytes }: Output<'exports.journal'>): string {
  return `Wrote ${counted(entries, 'entry', 'entries')} to ${file} (${bytes} bytes).`
}
