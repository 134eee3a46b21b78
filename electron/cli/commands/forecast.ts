import type { Command } from 'commander'
import { withExamples } from '../examples.ts'
import { numberOption } from '../options.ts'
import type { Perform } from '../program.ts'
import { forecastText } from '../text/forecast.ts'

interface ForecastOptions {
  readonly draws?: number
  readonly seed?: number
}

/** `queue forecast`: what a queue needs, since nobody knows how many takes a shot will want. */
export function addForecast(queue: Command, perform: Perform): void {
  const command = queue
    .command('forecast')
    .description('what a queue needs until a take of each render is kept, and whether the packs on hand last')
    .argument('<queue>', 'the queue: "Production/Name", its name alone, or its id')
    .option('--draws <count>', 'how many futures are drawn, at most 100000 (default: 10000)', numberOption)
    .option('--seed <number>', 'another seed draws other futures (default: 1)', numberOption)
    .action((name: string, options: ForecastOptions) =>
      perform(async (session) => {
        await session.answer(await session.call('queue.forecast', { queue: name, ...options }), forecastText)
      }),
    )
  withExamples(command, 'queue forecast "Nike SS27/Hero"', 'queue forecast Hero --draws 50000 --seed 7 --json')
}
