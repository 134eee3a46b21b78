import type { Command } from 'commander'
import { withExamples } from '../examples.ts'
import { FLAGS, numberOption, QUEUE_ARGUMENT } from '../options.ts'
import type { Perform } from '../program.ts'
import { comparisonText, keptText, plannedText, restoredText, sheetText } from '../text/queue-plans.ts'

interface PurchaseOptions {
  readonly day: string
  readonly count?: number
  readonly units?: string
  readonly price?: string
  readonly rateCard?: string
  readonly account?: string
}

/** `queue plan-purchase`: packs that the projection reckons with from a day on. */
export function addPlanPurchase(queue: Command, perform: Perform): void {
  const plan = queue
    .command('plan-purchase')
    .description('plan the purchase of a pack, for projections to draw from its day on')
    .argument('<pack>', "the pack's id on the rate card, such as standard")
    .requiredOption('--day <date>', 'when, such as 2026-10-05')
    .option('--count <count>', 'how many (default: 1)', numberOption)
    .option('--units <units>', 'the units that one holds (a custom pack has none of its own)')
    .option('--price <amount>', "what one costs (default: the card's price)")
    .option(...FLAGS.rateCard)
    .option(...FLAGS.account)
    .action((pack: string, options: PurchaseOptions) =>
      perform(async (session) =>
        session.answer(await session.call('purchases.plan', { pack, ...options }), plannedText),
      ),
    )
  withExamples(plan, 'queue plan-purchase standard --day 2026-11-02')
}

/** `queue save-version`: keeps a plan, to be compared with what becomes of it. */
export function addSaveVersion(queue: Command, perform: Perform): void {
  const save = queue
    .command('save-version')
    .description('keep the plan as it is under a name')
    .argument(...QUEUE_ARGUMENT)
    .option('--name <name>', 'the name (default: the date and time)')
    .action((name: string, options: { readonly name?: string }) =>
      perform(async (session) =>
        session.answer(await session.call('versions.save', { queue: name, ...options }), keptText),
      ),
    )
  withExamples(save, 'queue save-version "Nike SS27/Hero" --name Pitch')
}

/** `queue restore-version`: plans as a version has it. */
export function addRestoreVersion(queue: Command, perform: Perform): void {
  const restore = queue
    .command('restore-version')
    .description('plan as a version has it; what was planned until then is kept as a version')
    .argument(...QUEUE_ARGUMENT)
    .argument('<version>', 'its name or id')
    .action((name: string, version: string) =>
      perform(async (session) =>
        session.answer(await session.call('versions.restore', { queue: name, version }), restoredText),
      ),
    )
  withExamples(restore, 'queue restore-version "Nike SS27/Hero" Pitch')
}

/** `queue compare-versions`: what a change of plan comes to. */
export function addCompareVersions(queue: Command, perform: Perform): void {
  const compare = queue
    .command('compare-versions')
    .description('the difference of two versions in units, money, waste and time')
    .argument(...QUEUE_ARGUMENT)
    .argument('<from>', 'a version by its name or id')
    .argument('[to]', 'another; the queue as it is now unless told', 'now')
    .action((name: string, from: string, to: string) =>
      perform(async (session) =>
        session.answer(await session.call('versions.compare', { queue: name, from, to }), comparisonText),
      ),
    )
  withExamples(compare, 'queue compare-versions "Nike SS27/Hero" Pitch')
}

/** `queue green-light`: what may be rendered on a day. */
export function addGreenLight(queue: Command, perform: Perform): void {
  const sheet = queue
    .command('green-light')
    .description('what may be rendered on a day: takes, units before and after, and where to stop')
    .argument(...QUEUE_ARGUMENT)
    .option('--day <date>', "the day (default: the queue's first)")
    .action((name: string, options: { readonly day?: string }) =>
      perform(async (session) =>
        session.answer(await session.call('queue.greenLight', { queue: name, ...options }), sheetText),
      ),
    )
  withExamples(sheet, 'queue green-light "Nike SS27/Hero" --day 2026-10-05')
}
