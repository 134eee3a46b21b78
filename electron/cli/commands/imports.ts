import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import { FLAGS } from '../options.ts'
import type { Perform } from '../program.ts'
import { importText, importWarnings, previewText } from '../text/import-report.ts'
import { addShotImport } from './shot-lists.ts'

interface ImportOptions {
  readonly preview?: boolean
  readonly skipRejected?: boolean
  readonly digest?: string
  readonly rateCard?: string
  readonly account?: string
}

const PREVIEW = ['--preview', 'say row by row what would happen, and record nothing'] as const
const SKIP_REJECTED = ['--skip-rejected', 'record the good rows although others are rejected'] as const
const DIGEST = ['--digest <digest>', 'apply only what was previewed: refused where the file has changed since'] as const

type ImportName = 'imports.usage' | 'imports.journal'

/** `import`: usage files, shot lists, and the journal of another data folder. */
export function addImports(program: Command, perform: Perform): void {
  const imports = program.command('import').description('import usage files, shot lists, or a journal')

  const apply = (name: ImportName, file: string, options: ImportOptions): Promise<void> =>
    perform(async (session) => {
      const report: Output<ImportName> = await session.call(name, { file, ...options })
      if (options.preview === true) return session.answer(report, previewText)
      for (const warning of importWarnings(report)) session.warn(warning)
      return session.answer(report, importText)
    })

  const usage = imports
    .command('usage')
    .description('import a usage file: CSV, TSV or JSONL; the format is detected')
    .argument('<file>', 'the file')
    .option(...PREVIEW)
    .option(...SKIP_REJECTED)
    .option(...DIGEST)
    .option(...FLAGS.rateCard)
    .option(...FLAGS.account)
    .action((file: string, options: ImportOptions) => apply('imports.usage', file, options))
  withExamples(usage, 'import usage october.csv --preview', 'import usage october.csv --account agency')

  addShotImport(imports, perform)

  const journal = imports
    .command('journal')
    .description('merge a journal in JSONL: an entry that is already there is a duplicate')
    .argument('<file>', 'the file, as `export journal` writes it')
    .option(...PREVIEW)
    .option(...SKIP_REJECTED)
    .option(...DIGEST)
    .action((file: string, options: ImportOptions) => apply('imports.journal', file, options))
  withExamples(journal, 'import journal laptop.jsonl --preview', 'import journal laptop.jsonl')
}
