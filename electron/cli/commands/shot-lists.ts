import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { SHOT_FIELDS } from '../../../shared/domain/shot-lists/shot-fields.ts'
import { columnSaid } from '../column-said.ts'
import { withExamples } from '../examples.ts'
import { numberOption, QUEUE_ARGUMENT } from '../options.ts'
import type { Perform } from '../program.ts'
import { counted } from '../text/format.ts'
import { shotImportText, shotPreviewText, shotWarnings } from '../text/shot-list-report.ts'

interface ShotsOptions {
  readonly queue: string
  readonly preview?: boolean
  readonly createNew?: boolean
  readonly skipRejected?: boolean
  readonly digest?: string
  readonly columns?: readonly string[]
  readonly productions?: readonly string[]
  readonly model?: string
  readonly resolution?: string
  readonly seconds?: number
  readonly takes?: number
  readonly fps?: string
}

/** `import shots`: a shot list into a queue. */
export function addShotImport(imports: Command, perform: Perform): void {
  const shots = imports
    .command('shots')
    .description('plan the shots of a list: CSV or TSV of Kitsu, ShotGrid, StudioBinder and the like, or an EDL')
    .argument('<file>', 'the file')
    .requiredOption('--queue <queue>', 'the queue: "Production/Name", its name alone, or its id')
    .option('--preview', 'say row by row what would happen, and change nothing')
    .option('--create-new', 'create the shots that the queue does not have')
    .option('--skip-rejected', 'plan the good rows although others are rejected')
    .option('--digest <digest>', 'apply only what was previewed: refused where the file or the queue has changed since')
    .option('--model <model>', 'of new shots, where the list does not tell')
    .option('--resolution <resolution>', 'of new shots, where the list does not tell')
    .option('--seconds <seconds>', 'of new shots’ clips, where the list does not tell', numberOption)
    .option('--takes <takes>', 'of new shots, where the list does not tell (default: 1)', numberOption)
    .option('--fps <rate>', 'frames a second, where the list does not tell')
    .option('--columns <column=field...>', 'what a column is: "Ref=shot"; "Size=" is for nothing')
    .option('--productions <names...>', 'what the list calls the production besides')
    .action((file: string, { columns = [], ...options }: ShotsOptions) =>
      perform(async (session) => {
        const report = await session.call('imports.shots', {
          file,
          ...options,
          columns: columns.map((text) => columnSaid(text, SHOT_FIELDS)),
        })
        if (options.preview === true) return session.answer(report, shotPreviewText)
        for (const warning of shotWarnings(report)) session.warn(warning)
        return session.answer(report, shotImportText)
      }),
    )
  withExamples(
    shots,
    'import shots kitsu.csv --queue "Harbour Lights/Reel 1" --preview',
    'import shots kitsu.csv --queue "Harbour Lights/Reel 1" --create-new --model hailuo-2.3 --resolution 768p',
  )
}

/** `export queue`: a queue as a shot list. */
export function addQueueExport(exports: Command, perform: Perform): void {
  const queue = exports
    .command('queue')
    .description('write a queue as a CSV shot list with units and costs, which `import shots` reads back')
    .argument(...QUEUE_ARGUMENT)
    .argument('<file>', 'written whole, or not at all')
    .action((name: string, file: string) =>
      perform(async (session) =>
        session.answer(await session.call('exports.queue', { queue: name, file }), writtenText),
      ),
    )
  withExamples(queue, 'export queue "Harbour Lights/Reel 1" reel-1.csv')
}

function writtenText({ file, renders, bytes }: Output<'exports.queue'>): string {
  return `Wrote ${counted(renders, 'render')} to ${file} (${bytes} bytes).`
}
