import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import type { Perform } from '../program.ts'
import { counted } from '../text/format.ts'
import { fields } from '../text/table.ts'

interface InitOptions {
  readonly zone?: string
  readonly currency?: string
}

/** `init`, `info`, `demo`: the data folder itself. */
export function addStudio(program: Command, perform: Perform): void {
  const init = program
    .command('init')
    .description('make the data folder (any other command makes it with defaults)')
    .option('--zone <zone>', "the studio's time zone, such as Europe/Berlin (default: the machine's)")
    .option('--currency <code>', "the ledger's currency, fixed with the first entry (default: USD)")
    .action((options: InitOptions) =>
      perform(async (session) => session.answer(await session.call('studio.init', { ...options }), infoText)),
    )
  withExamples(init, 'init --zone Europe/Berlin --currency EUR')

  const info = program
    .command('info')
    .description('where the data are, and how much there is')
    .action(() => perform(async (session) => session.answer(await session.call('studio.info', {}), infoText)))
  withExamples(info, 'info --data /srv/studio')

  const demo = program
    .command('demo')
    .description('fill an empty data folder with a plausible studio of six months')
    .action(() => perform(async (session) => session.answer(await session.call('demo.fill', {}), demoText)))
  withExamples(demo, 'demo --data /tmp/demo')
}

function infoText(info: Output<'studio.info'>): string {
  return fields([
    ['Data folder', info.dataFolder],
    ['Time zone', info.zone],
    ['Currency', info.currency],
    ['Entries', String(info.entries)],
    ['Revision', String(info.revision)],
    ['Schema version', String(info.schemaVersion)],
  ])
}

function demoText(demo: Output<'demo.fill'>): string {
  return `Filled the demo studio: ${counted(demo.entries, 'entry', 'entries')} from ${demo.from} to ${demo.to}.`
}
