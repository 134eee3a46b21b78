import type { Command } from 'commander'
import type { ThresholdsJson } from '../../../shared/api/alerts.ts'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import { FLAGS, numberOption } from '../options.ts'
import type { Perform } from '../program.ts'
import { localTime } from '../text/format.ts'
import { alertsText, thresholdsText } from '../text/alerts.ts'

interface SnoozeOptions {
  readonly until: string
}

interface ThresholdOptions {
  readonly account?: string
  readonly days?: string
  readonly atRisk?: string
  readonly unchecked?: string
  readonly uncovered?: string
  readonly budget?: string
  readonly coolDown?: number
}

/** `alerts`: what holds now, snoozing it, and from what on alerts are raised. */
export function addAlerts(program: Command, perform: Perform): void {
  const alerts = program
    .command('alerts')
    .description('what should be known: lots that expire, queues not covered, budgets, the console unchecked')
    .action(() => perform(async (session) => session.answer(await session.call('alerts.list', {}), alertsText)))
  withExamples(alerts, 'alerts', 'alerts --json')

  const snooze = alerts
    .command('snooze')
    .description('hear nothing of an alert for a while')
    .argument('<alert>', 'its key, as `alerts` lists it')
    .requiredOption('--until <instant>', 'until then; "never" ends a snooze')
    .action((alert: string, { until }: SnoozeOptions) =>
      perform(async (session) => {
        const end = until === 'never' ? null : until
        await session.answer(await session.call('alerts.snooze', { alert, until: end }), snoozeText)
      }),
    )
  withExamples(snooze, 'alerts snooze unchecked:main --until 2026-11-01')

  const thresholds = alerts
    .command('thresholds')
    .description('show or set from what on alerts are raised; "never" sets one off')
    .option(...FLAGS.account)
    .option('--days <list>', 'days before a lot expires, such as 14,7,1')
    .option('--at-risk <units>', 'units that would expire unused at the current pace')
    .option('--unchecked <days>', 'days since the console was looked at')
    .option('--uncovered <yes|no>', 'whether queues that the lots do not cover are told of')
    .option('--budget <list>', "percent of a production's budget, such as 80,100")
    .option('--cool-down <hours>', 'for so long what has passed is not told again', numberOption)
    .action((options: ThresholdOptions) =>
      perform(async (session) => session.answer(await setOrShow(session, options), thresholdsText)),
    )
  withExamples(thresholds, 'alerts thresholds', 'alerts thresholds --days 14,7,1 --at-risk never')
}

type Calls = Parameters<Parameters<Perform>[0]>[0]

async function setOrShow(session: Calls, options: ThresholdOptions): Promise<ThresholdsJson> {
  const { account, days, atRisk, unchecked, uncovered, budget, coolDown } = options
  const given = {
    ...(days === undefined ? {} : { expiryDays: listOf(days) }),
    ...(atRisk === undefined ? {} : { unitsAtRisk: orNever(atRisk) }),
    ...(unchecked === undefined ? {} : { uncheckedDays: unchecked === NEVER ? null : numberOption(unchecked) }),
    ...(uncovered === undefined ? {} : { tellsUncovered: yesOrNo(uncovered) }),
    ...(budget === undefined ? {} : { budgetPercents: listOf(budget) }),
    ...(coolDown === undefined ? {} : { coolDownHours: coolDown }),
  }
  if (Object.keys(given).length === 0) return session.call('alerts.thresholds', {})
  return session.call('alerts.setThresholds', { ...(account === undefined ? {} : { account }), ...given })
}

const NEVER = 'never'

function orNever(text: string): string | null {
  return text === NEVER ? null : text
}

/** Whole numbers with commas between them. */
function listOf(text: string): number[] {
  return text === NEVER ? [] : text.split(',').map(numberOption)
}

/** What is neither is the dispatcher's to refuse. */
function yesOrNo(text: string): boolean | string {
  if (text === 'yes') return true
  return text === 'no' ? false : text
}

function snoozeText({ alert, until }: Output<'alerts.snooze'>, { zone }: { readonly zone: string }): string {
  return until === null ? `${alert} is not snoozed.` : `Nothing is told of ${alert} until ${localTime(until, zone)}.`
}
