import type { Command } from 'commander'
import { withExamples } from '../examples.ts'
import { readSmallText } from '../files.ts'
import { FLAGS, numberOption } from '../options.ts'
import type { Perform } from '../program.ts'
import { scheduleText } from '../text/schedule.ts'

interface ScheduleOptions {
  readonly queue?: string
  readonly account?: string
  readonly rateCard?: string
  /** False where pay-as-you-go is ruled out. */
  readonly overflow?: boolean
  readonly overflowPrice?: string
  readonly earliest?: string
  readonly budget?: string
  readonly price?: string
  readonly units?: string
  readonly timeLimit?: number
}

/** `schedule`: which packs to buy on which days. */
export function addSchedule(program: Command, perform: Perform): void {
  const command = program
    .command('schedule')
    .description('which packs to buy on which days for dated demand, proven cheapest or with its gap')
    .argument('[file]', 'the demand as CSV: date,units')
    .option('--queue <queue>', 'what a queue has still to do: "Production/Name", its name alone, or its id')
    .option('--overflow-price <price>', "what a unit costs at pay-as-you-go (default: the card's list price)")
    .option('--no-overflow', 'every unit must be covered by a pack')
    .option('--earliest <date>', 'the first date on which a pack can be bought (default: today)')
    .option('--budget <amount>', 'what packs may cost in a calendar month')
    .option('--price <amount>', 'what a custom pack costs, with --units')
    .option('--units <units>', 'the units that a custom pack holds')
    .option('--time-limit <seconds>', 'answer the best plan found by then (default: 10)', numberOption)
    .option(...FLAGS.account)
    .option(...FLAGS.rateCard)
    .action((file: string | undefined, options: ScheduleOptions, self: Command) => {
      if ((file === undefined) === (options.queue === undefined)) self.error('error: name either a file or --queue')
      if (options.overflow === false && options.overflowPrice !== undefined) {
        self.error('error: name either --overflow-price or --no-overflow')
      }
      return perform(async (session) => {
        const rows = file === undefined ? {} : { rows: { origin: file, text: await readSmallText(file) } }
        await session.answer(await session.call('plans.schedule', { ...rows, ...inputOf(options) }), scheduleText)
      })
    })
  withExamples(
    command,
    'schedule shoots.csv',
    'schedule shoots.csv --no-overflow --budget 6000',
    'schedule --queue "Nike SS27/Hero" --json',
  )
}

function inputOf(options: ScheduleOptions) {
  const { queue, account, rateCard, overflow, overflowPrice, earliest, budget, price, units, timeLimit } = options
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(account === undefined ? {} : { account }),
    ...(rateCard === undefined ? {} : { card: rateCard }),
    ...(overflow === false ? { overflowPrice: null } : {}),
    ...(overflowPrice === undefined ? {} : { overflowPrice }),
    ...(earliest === undefined ? {} : { earliest }),
    ...(budget === undefined ? {} : { monthlyBudget: budget }),
    ...(units === undefined && price === undefined ? {} : { custom: { units: units ?? '', price: price ?? '' } }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
  }
}
