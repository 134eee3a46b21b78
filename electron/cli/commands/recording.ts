import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import { FLAGS, numberOption } from '../options.ts'
import type { Perform } from '../program.ts'
import type { Locale } from '../text/format.ts'
import { page, unitsText } from '../text/format.ts'
import { detailText } from '../text/journal.ts'
import { lotsTable } from '../text/lots.ts'
import { overageOf, postingsTable } from '../text/postings.ts'

interface BuyOptions {
  readonly at?: string
  readonly units?: string
  readonly price?: string
  readonly currency?: string
  readonly expires?: string
  readonly rateCard?: string
  readonly account?: string
  readonly externalId?: string
  readonly note?: string
}

interface RecordOptions {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
  readonly clips?: number
  readonly outcome?: string
  readonly at?: string
  readonly production?: string
  readonly shot?: string
  readonly take?: string
  readonly kept?: boolean
  readonly rateCard?: string
  readonly account?: string
  readonly externalId?: string
  readonly note?: string
}

/** `buy` and `record`: what is bought and what is used. */
export function addRecording(program: Command, perform: Perform): void {
  const buy = program
    .command('buy')
    .description('record the purchase of a pack')
    .argument('<pack>', "the pack's id on the rate card, such as standard")
    .option('--at <instant>', 'when it was purchased (default: now)')
    .option('--units <units>', 'the units it holds (a custom pack has none of its own)')
    .option('--price <amount>', "what it cost (default: the card's price)")
    .option('--currency <code>', "the price's currency, which must be the ledger's")
    .option('--expires <instant>', "the exact expiry that the vendor shows (default: the pack's validity)")
    .option(...FLAGS.rateCard)
    .option(...FLAGS.account)
    .option(...FLAGS.externalId)
    .option(...FLAGS.note)
    .action((pack: string, options: BuyOptions) =>
      perform(async (session) => {
        const bought = await session.call('purchases.record', { pack, ...options })
        await session.answer(bought, purchaseText)
      }),
    )
  withExamples(
    buy,
    'buy standard --at 2026-10-05T10:00:00+02:00',
    'buy custom --units 12000 --price 2900.00 --expires 2027-01-01',
  )

  const record = program
    .command('record')
    .description('record clips that were rendered')
    .requiredOption('--model <model>', 'the model, as on the rate card')
    .requiredOption('--resolution <resolution>', 'such as 768p')
    .requiredOption('--seconds <seconds>', 'the length of a clip', numberOption)
    .option('--clips <count>', 'how many clips (default: 1)', numberOption)
    .option('--outcome <outcome>', 'success, failed or rejected (default: success); only a success is charged')
    .option('--at <instant>', 'when they were rendered (default: now)')
    .option('--production <name>', 'the job they are for')
    .option('--shot <name>', 'the shot')
    .option('--take <name>', 'the attempt at the shot')
    .option('--kept', 'the take was accepted')
    .option('--no-kept', 'the take was not accepted')
    .option(...FLAGS.rateCard)
    .option(...FLAGS.account)
    .option(...FLAGS.externalId)
    .option(...FLAGS.note)
    .action((options: RecordOptions) =>
      perform(async (session) => session.answer(await session.call('usage.record', { ...options }), usageText)),
    )
  withExamples(
    record,
    'record --model MiniMax-Hailuo-2.3 --resolution 768p --seconds 6 --clips 3 --production "Aurora spot"',
    'record --model MiniMax-Hailuo-02 --resolution 512p --seconds 10 --outcome failed --external-id task-4711',
  )
}

function purchaseText({ status, entry, lot }: Output<'purchases.record'>, locale: Locale): string {
  return page(
    `${told(status, entry)}: ${detailText(entry, locale.zone)}.`,
    lot === null ? '' : lotsTable([lot], locale),
  )
}

function usageText({ status, charged, entry }: Output<'usage.record'>, locale: Locale): string {
  return page(
    `${told(status, entry)}: ${detailText(entry, locale.zone)}; charged ${unitsText(charged)}.`,
    postingsTable(entry.postings, locale),
    overageOf(entry.postings),
  )
}

/** R12: a second recording of the same thing changes nothing, and says so. */
function told(status: 'recorded' | 'duplicate', { id }: { readonly id: string }): string {
  return status === 'recorded' ? `Recorded ${id}` : `Duplicate, nothing recorded; already there as ${id}`
}
