import * as z from 'zod'
import { MONTH_FORMAT_NAMES } from './month-formats.ts'
import { command } from './operation.ts'
import { month } from './shapes.ts'

/** A month in all its formats at once. */
export const monthBatchOperations = {
  'exports.month': command(
    z
      .strictObject({
        month,
        /** A file for each format goes there, all or none; it is made where it is not there. */
        folder: z.string().min(1).optional(),
        /** Or one zip that holds them all. */
        file: z.string().min(1).optional(),
      })
      .refine(({ folder, file }) => (folder === undefined) !== (file === undefined), {
        message: 'name either a folder or a file',
        path: ['folder'],
      }),
    z.strictObject({
      files: z.array(z.strictObject({ format: z.enum(MONTH_FORMAT_NAMES), name: z.string() })),
      /** Of all files in the folder, or of the zip. */
      bytes: z.int(),
    }),
  ),
} as const
