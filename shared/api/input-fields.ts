import * as z from 'zod'

/** Fields that inputs of several operations have. */
export const when = z.string().min(1)
export const name = z.string().trim().min(1).max(200)
/** Without blanks around it, which a usage file's cells lose; one without content is none. */
export const note = z
  .string()
  .trim()
  .max(2000)
  .transform((text) => (text === '' ? undefined : text))
export const positive = z.int('must be a whole number of at least 1').positive('must be a whole number of at least 1')
export const amountText = z.string().regex(/^\s*\d+(\.\d+)?\s*$/, 'must be an amount of 0 or more, such as 12.5')

/** A queue by its id, as "Production/Name", or by its name alone where one queue has it. */
export const queueReference = z.string().trim().min(1).max(500)
