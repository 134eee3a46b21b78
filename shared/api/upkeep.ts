import * as z from 'zod'
import { rateCardShape } from '../domain/rate-card.ts'
import { USAGE_FIELDS } from '../domain/usage-fields.ts'
import { command, query } from './operation.ts'
import { instant } from './shapes.ts'

const usageField = z.enum(USAGE_FIELDS, `must be one of ${USAGE_FIELDS.join(', ')}`)

const file = z.string().min(1)
const count = z.int().min(0)

/** What somebody says of a file's columns by hand: the field that one is for, or null to keep it in the notes. */
export const columnMapping = z
  .array(z.strictObject({ column: z.string().min(1).max(400), field: usageField.nullable() }))
  .max(200)
  .refine((all) => new Set(all.map((one) => one.column)).size === all.length, 'names a column twice')

/** A ledger in numbers. */
const ledgerFigures = {
  entries: count,
  /** Of the entry with the latest effective instant; null where there is none. */
  newestAt: instant.nullable(),
  bytes: count,
  schemaVersion: z.int(),
}

/** What the settings and the import ask for. */
export const upkeepOperations = {
  /** What a file is, and what its columns are taken for; reads its head and first rows. Refuses what is no text. */
  'imports.inspect': command(
    z.strictObject({ file }),
    z.strictObject({
      kind: z.enum(['usage', 'journal', 'rate-card', 'bill']),
      format: z.string(),
      columns: z.array(
        z.strictObject({ name: z.string(), field: usageField.nullable(), samples: z.array(z.string()) }),
      ),
      /** Mandatory fields that no column is for; of those that stand together one is enough. */
      missing: z.array(z.array(usageField)),
    }),
  ),

  /** A card's versions, the newest first; at most 50. */
  'rates.history': query(
    z.strictObject({ id: z.string().min(1) }),
    z.strictObject({
      id: z.string(),
      versions: z.array(
        z.strictObject({
          /** From 1, the oldest that is known. */
          version: z.int().positive(),
          origin: z.enum(['shipped', 'imported']),
          importedAt: instant.nullable(),
          isCurrent: z.boolean(),
          /** Null where what is stored cannot be read as a card. */
          card: rateCardShape.nullable(),
        }),
      ),
    }),
  ),
  /** Writes the card as a file that reads back as the same card. */
  'exports.card': command(
    z.strictObject({ id: z.string().min(1), file }),
    z.strictObject({ id: z.string(), file: z.string(), bytes: count }),
  ),

  /** What a backup holds beside what is there now. Checks the whole file, and refuses what could not be restored. */
  'backups.preview': command(
    z.strictObject({ file }),
    z.strictObject({
      file: z.string(),
      backup: z.strictObject({ ...ledgerFigures, zone: z.string(), currency: z.string() }),
      current: z.strictObject({ ...ledgerFigures, zone: z.string(), currency: z.string() }),
    }),
  ),

  /** What helps to find a fault: versions, counts and the last defects; nothing of what entries say. */
  'studio.diagnostics': query(
    z.strictObject({}),
    z.strictObject({
      version: z.string(),
      schemaVersion: z.int(),
      sqlite: z.string(),
      node: z.string(),
      /** Null where the studio does not run in Electron. */
      electron: z.string().nullable(),
      platform: z.string(),
      at: instant,
      dataFolder: z.string(),
      zone: z.string(),
      currency: z.string(),
      revision: z.int(),
      ledgerBytes: count,
      counts: z.strictObject({
        entries: count,
        postings: count,
        lots: count,
        accounts: count,
        rateCards: count,
        backups: count,
      }),
      /** The newest first, at most ten: a defect's instant, operation and id, as the log has them. */
      defects: z.array(z.strictObject({ at: z.string(), operation: z.string(), id: z.string() })),
    }),
  ),
} as const
