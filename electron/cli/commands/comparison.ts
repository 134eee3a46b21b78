import type { Command } from 'commander'
import { formatDecimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import { readClipList, readKindList } from '../clip-list.ts'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import { comparisonText } from '../text/comparison.ts'

interface CompareOptions {
  readonly clips?: string
  readonly queue?: string
  readonly rateCard?: string
  readonly units?: string
  readonly price?: string
  readonly route?: string
  readonly cover?: string
  readonly pack?: string
}

/** `compare`: what to buy for some clips. */
export function addComparison(program: Command, perform: Perform): void {
  const command = program
    .command('compare')
    .description('every way to pay for some clips, the best first')
    .option('--clips <list>', 'what is wanted: MODEL/RESOLUTION/SECONDS=COUNT, separated by commas')
    .option('--queue <queue>', 'what a queue has still to do: "Production/Name", its name alone, or its id')
    .option(...FLAGS.rateCard)
    .option('--price <amount>', 'what a custom pack costs, with --units')
    .option('--units <units>', 'the units that a custom pack holds')
    .option('--route <kinds>', 'kinds that may go to pay-as-you-go although packs are bought, or none (default: all)')
    .option('--cover <percent>', 'the share of the demand that packs must cover, such as 80')
    .option('--pack <pack>', 'the pack that is meant: what it comes to is told first')
    .action((options: CompareOptions, self: Command) => {
      if ((options.clips === undefined) === (options.queue === undefined)) {
        self.error('error: name either --clips or --queue')
      }
      return perform(async (session) => {
        const compared = await session.call('plans.compare', inputOf(options))
        await session.answer(compared, comparisonText)
      })
    })
  withExamples(
    command,
    'compare --clips MiniMax-Hailuo-2.3/768p/6=11000',
    'compare --clips hailuo-02/1080p/6=1200,hailuo-02/768p/6=8000 --cover 80',
    'compare --queue "Nike SS27/Hero" --json',
  )
}

function inputOf({ clips, queue, rateCard, units, price, route, cover, pack }: CompareOptions) {
  return {
    ...(clips === undefined ? {} : { clips: readClipList(clips) }),
    ...(queue === undefined ? {} : { queue }),
    ...(rateCard === undefined ? {} : { card: rateCard }),
    ...(units === undefined && price === undefined ? {} : { custom: { units: units ?? '', price: price ?? '' } }),
    ...(route === undefined ? {} : { routable: readKindList(route) }),
    ...(cover === undefined ? {} : { coverage: shareOf(cover) }),
    ...(pack === undefined ? {} : { pack }),
  }
}

/** "80" or "80%" of a hundred, as the share that the operation takes. */
function shareOf(percent: string): string {
  return formatDecimal(parseDecimal(percent.replace(/\s*%$/, ''), 2, 'cover'), 4, 0)
}
