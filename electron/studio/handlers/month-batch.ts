import type { MonthFormat } from '../../../shared/api/month-formats.ts'
import { MONTH_FORMAT_NAMES, monthFileName } from '../../../shared/api/month-formats.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Month } from '../../../shared/domain/calendar.ts'
import type { Chunks } from '../../files/write-file.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import type { FolderFile } from '../../files/write-folder.ts'
import { writeFolder } from '../../files/write-folder.ts'
import { writeZip } from '../../reports/zip.ts'
import type { CommandContext } from '../context.ts'
import { monthFile } from '../month-file.ts'

/** A month in every format, into a folder or a zip: all of them or none, also where it is stopped. */
export async function exportMonth(
  context: CommandContext,
  { month, folder, file }: ParsedInput<'exports.month'>,
): Promise<Output<'exports.month'>> {
  const files = filesOf(context, month)
  const { bytes } =
    folder === undefined ? await writeFileAtomically(file ?? '', writeZip(files)) : await writeFolder(folder, files)
  return { files: MONTH_FORMAT_NAMES.map((format) => ({ format, name: monthFileName(month, format) })), bytes }
}

async function* filesOf(context: CommandContext, month: Month): AsyncGenerator<FolderFile> {
  for (const [done, format] of MONTH_FORMAT_NAMES.entries()) {
    context.progress(done, MONTH_FORMAT_NAMES.length)
    yield { name: monthFileName(month, format), chunks: await stoppable(context, month, format, done) }
  }
}

/** So many pieces pass between two looks at whether the export is to stop. */
const LOOK_EVERY = 5000

/** The file's pieces; in a long one progress is told time and again, which is where it is stopped. */
async function stoppable(context: CommandContext, month: Month, format: MonthFormat, done: number): Promise<Chunks> {
  const chunks = await monthFile(context, month, format)
  return (async function* () {
    let passed = 0
    for await (const chunk of chunks) {
      passed += 1
      if (passed % LOOK_EVERY === 0) context.progress(done, MONTH_FORMAT_NAMES.length)
      yield chunk
    }
  })()
}
