import { join } from 'node:path'
import type { LeftOutFile } from '../../shared/api/host.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { writeFileAtomically } from '../files/write-file.ts'

export interface MonthFolder {
  readonly folder: string
  /** The PDF's name. */
  readonly pdf: string
  readonly print: () => Promise<Uint8Array>
  /** Writes the month's other files into the folder, all of them or none. */
  readonly exportMonth: () => Promise<{ readonly files: readonly { readonly name: string }[]; readonly bytes: number }>
}

export interface WrittenMonth {
  readonly files: readonly string[]
  readonly bytes: number
  /** The PDF where it could not be made; null where nothing is missing. */
  readonly leftOut: LeftOutFile | null
}

/**
 * Writes a month in every format into a folder, and the page as a PDF. The page is printed first: whoever stops it then has written
 * nothing. Where it is refused, the other files are written all the same, and what is missing is told.
 */
export async function writeMonthFolder({ folder, pdf, print, exportMonth }: MonthFolder): Promise<WrittenMonth> {
  const printed = await refusalOr(print())
  const { files, bytes } = await exportMonth()
  const names = files.map(({ name }) => name)
  const written =
    printed instanceof Refusal ? printed : await refusalOr(writeFileAtomically(join(folder, pdf), [printed]))
  return written instanceof Refusal
    ? { files: names, bytes, leftOut: { file: pdf, reason: written.message } }
    : { files: [...names, pdf], bytes: bytes + written.bytes, leftOut: null }
}

async function refusalOr<T>(step: Promise<T>): Promise<T | Refusal> {
  try {
    return await step
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'cancelled') return error
    throw error
  }
}
