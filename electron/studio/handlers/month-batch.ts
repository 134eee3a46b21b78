import { MONTH_FORMAT_NAMES, monthFileName } from '../../../shared/api/month-formats.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Month } from '../../../shared/domain/calendar.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import type { FolderFile } from '../../files/write-folder.ts'
import { writeFolder } from '../../files/write-folder.ts'
import { writeZip } from '../../reports/zip.ts'
import type { ToldCommandContext } from '../context.ts'
import { monthFile } from '../month-file.ts'
import { watched } from '../watched-pieces.ts'

/** A month in every format, into a folder or a zip: all of them or none, also where it is stopped. */
export async function exportMonth(
  context: ToldCommandContext,
  { month, folder, file }: ParsedInput<'exports.month'>,
): Promise<Output<'exports.month'>> {
  const files = filesOf(context, month)
  const { bytes } =
    folder === undefined ? await writeFileAtomically(file ?? '', writeZip(files)) : await writeFolder(folder, files)
  return { files: MONTH_FORMAT_NAMES.map((format) => ({ format, name: monthFileName(month, format) })), bytes }
}

async function* filesOf(context: ToldCommandContext, month: Month): AsyncGenerator<FolderFile> {
  for (const [done, format] of MONTH_FORMAT_NAMES.entries()) {
    context.progress(done, MONTH_FORMAT_NAMES.length)
    const pieces = watched(await monthFile(context, month, format), () => {
      context.progress(done, MONTH_FORMAT_NAMES.length)
    })
    yield { name: monthFileName(month, format), chunks: pieces }
  }
}
