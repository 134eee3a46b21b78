import type { Command } from 'commander'
import { withExamples } from '../examples.ts'
import { addForecast } from './forecast.ts'
import { FLAGS, numberOption, QUEUE_ARGUMENT } from '../options.ts'
import type { Perform } from '../program.ts'
import { addCompareVersions, addGreenLight, addPlanPurchase, addRestoreVersion, addSaveVersion } from './queue-plans.ts'
import { addedText, madeText, projectionText, queuesText } from '../text/queue.ts'

interface CreateOptions {
  readonly name?: string
  readonly account?: string
  readonly rateCard?: string
}

interface AddOptions {
  readonly shot: string
  readonly model: string
  readonly resolution: string
  readonly seconds: number
  readonly takes?: number
  readonly clips?: number
  readonly day?: string
  readonly priority?: number
  readonly state?: string
}

/** `queue`: what is planned, and what it will cost. Each of its commands is added by a function of its own. */
export function addQueue(program: Command, perform: Perform): void {
  const queue = program.command('queue').description('planned renders: add, list, and project what they will cost')
  for (const add of QUEUE_COMMANDS) add(queue, perform)
}

/** In the order in which help lists them. */
const QUEUE_COMMANDS: readonly ((queue: Command, perform: Perform) => void)[] = [
  addList,
  addCreate,
  addRender,
  addProject,
  addForecast,
  addPlanPurchase,
  addSaveVersion,
  addRestoreVersion,
  addCompareVersions,
  addGreenLight,
]

function addList(queue: Command, perform: Perform): void {
  const list = queue
    .command('list')
    .description('list the queues by production')
    .option('--archived', 'with those that are put away')
    .action((options: { readonly archived?: boolean }) =>
      perform(async (session) => session.answer(await session.call('queues.list', { ...options }), queuesText)),
    )
  withExamples(list, 'queue list')
}

function addCreate(queue: Command, perform: Perform): void {
  const create = queue
    .command('create')
    .description('make a queue for a production')
    .argument('<production>', 'the job that it is for')
    .option('--name <name>', "the queue's name (default: the next free Queue 1, Queue 2, …)")
    .option(...FLAGS.account)
    .option(...FLAGS.rateCard)
    .action((production: string, options: CreateOptions) =>
      perform(async (session) => {
        const saved = await session.call('queues.save', { production, ...options })
        await session.answer(saved, madeText)
      }),
    )
  withExamples(create, 'queue create "Nike SS27" --name Hero')
}

function addRender(queue: Command, perform: Perform): void {
  const add = queue
    .command('add')
    .description('plan a render at the end of a queue')
    .argument(...QUEUE_ARGUMENT)
    .requiredOption('--shot <name>', 'the shot')
    .requiredOption('--model <model>', 'the model, as on the rate card')
    .requiredOption('--resolution <resolution>', 'such as 768p')
    .requiredOption('--seconds <seconds>', 'the length of a clip', numberOption)
    .option('--takes <count>', 'takes planned in all (default: 1)', numberOption)
    .option('--clips <count>', 'clips of one take (default: 1)', numberOption)
    .option('--day <date>', 'when, such as 2026-10-05 (default: after the one before it)')
    .option('--priority <number>', 'from 1, the first, to 9 (default: 5)', numberOption)
    .option('--state <state>', 'planned, held or done (default: planned)')
    .action((name: string, options: AddOptions) =>
      perform(async (session) => {
        const added = await session.call('renders.add', { queue: name, renders: [{ ...options }] })
        await session.answer(added, addedText)
      }),
    )
  withExamples(
    add,
    'queue add "Nike SS27/Hero" --shot SH010 --model MiniMax-Hailuo-2.3 --resolution 768p --seconds 6 --takes 3',
  )
}

function addProject(queue: Command, perform: Perform): void {
  const project = queue
    .command('project')
    .description('what a queue will draw, render by render, and what it will cost')
    .argument(...QUEUE_ARGUMENT)
    .action((name: string) =>
      perform(async (session) => session.answer(await session.call('queue.show', { queue: name }), projectionText)),
    )
  withExamples(project, 'queue project "Nike SS27/Hero"', 'queue project Hero --json')
}
