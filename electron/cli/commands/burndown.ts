import type { Command } from 'commander'
import type { BurnOutlookJson } from '../../../shared/api/burn-outlook.ts'
import type { BurndownJson } from '../../../shared/api/shapes.ts'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import { outlookText } from '../text/burn-outlook.ts'
import { localTime, packText, page, shortId } from '../text/format.ts'
import { table } from '../text/table.ts'

interface BurndownOptions {
  readonly from?: string
  readonly to?: string
  readonly account?: string
}

/** `burndown`: units left, day by day, where they lead, and what to do about it. */
export function addBurndown(program: Command, perform: Perform): void {
  const command = program
    .command('burndown')
    .description('units left at the end of each day, by lot, and where they lead')
    .option('--from <instant>', 'the first day')
    .option('--to <instant>', 'the last day')
    .option(...FLAGS.account)
    .action((options: BurndownOptions) =>
      perform(async (session) => {
        const series = await session.call('burndown.show', { ...options })
        const { account } = options
        const outlook = await session.call('burndown.outlook', account === undefined ? {} : { account })
        return session.answer({ ...series, outlook }, burndownText)
      }),
    )
  withExamples(command, 'burndown --from 2026-10-01 --to 2026-10-31')
}

type AccountSeries = BurndownJson['accounts'][number]

interface Burndown extends BurndownJson {
  readonly outlook: BurnOutlookJson
}

function burndownText({ from, to, zone, accounts, outlook }: Burndown): string {
  return page(
    `Units left at the end of each day, ${from} to ${to} (days in ${zone})`,
    ...accounts.map((account) => accountText(account, zone)),
    ...outlook.accounts.map((one) => {
      const text = outlookText(one, zone)
      return text === '' ? '' : page(`Where the units of account ${one.account} lead`, text)
    }),
    accounts.length === 0 ? 'Nothing is recorded yet.' : '',
  )
}

function accountText({ account, lots, points }: AccountSeries, zone: string): string {
  const packs = new Map(lots.map((lot) => [lot.id, lot.pack]))
  const lotText = ({ lot, units }: AccountSeries['points'][number]['lots'][number]): string =>
    `${packText(packs.get(lot) ?? null)} ${shortId(lot)}: ${units}`
  const series = table(
    [
      { head: 'Day', cell: (point) => point.day },
      { head: 'Units left', align: 'number', cell: (point) => point.units },
      { head: 'By lot', cell: (point) => (point.lots.length === 0 ? null : point.lots.map(lotText).join(', ')) },
    ],
    points,
  )
  return page(`Account ${account}`, lotsTable(lots, zone), series)
}

function lotsTable(lots: AccountSeries['lots'], zone: string): string {
  if (lots.length === 0) return 'No lots in these days.'
  return table(
    [
      { head: 'Lot', cell: (lot) => lot.id },
      { head: 'Pack', cell: (lot) => packText(lot.pack) },
      { head: 'Expires', cell: (lot) => localTime(lot.expiresAt, zone) },
      { head: 'Units purchased', align: 'number', cell: (lot) => lot.units },
    ],
    lots,
  )
}
