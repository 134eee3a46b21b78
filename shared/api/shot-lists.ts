import * as z from 'zod'
import { SHOT_FIELDS } from '../domain/shot-lists/shot-fields.ts'
import { CHANGEABLE, MOST_QUEUED } from '../domain/shot-lists/shot-plan.ts'
import { name, positive, queueReference } from './input-fields.ts'
import { command } from './operation.ts'
import { plannedRender } from './planning.ts'
import { entryId as id } from './shapes.ts'

const shotField = z.enum(SHOT_FIELDS, `must be one of ${SHOT_FIELDS.join(', ')}`)

/** What somebody says of a list's columns by hand: the field that one is for, or null where nothing is read from it. */
const shotMapping = z
  .array(z.strictObject({ column: z.string().min(1).max(400), field: shotField.nullable() }))
  .max(200)
  .refine((all) => new Set(all.map((one) => one.column)).size === all.length, 'names a column twice')

const plannedShot = plannedRender.omit({ id: true })

const shotRow = z.strictObject({
  line: z.int().positive(),
  verdict: z.enum(['new', 'changed', 'unchanged', 'rejected']),
  /** As it would stand in the queue; what the row says where it is rejected, null where that is nothing. */
  shot: z.string().nullable(),
  /** Of a rejected row: the column, as the file calls it, and why. Null where it is the row as a whole. */
  field: z.string().nullable(),
  reason: z.string().nullable(),
  /** Of a new shot: one of the queue whose name differs by leading zeros alone. */
  similar: z.string().nullable(),
  /** What the row changes of a render. */
  changes: z.array(z.strictObject({ field: z.enum(CHANGEABLE), from: z.string(), to: z.string() })),
  /** As it would be planned; null where the row is rejected. */
  render: plannedShot.nullable(),
})

export type ShotRowJson = z.infer<typeof shotRow>

export type ShotVerdict = ShotRowJson['verdict']

const count = z.int().min(0)

const shotReport = z.strictObject({
  file: z.string(),
  format: z.string(),
  /** Whose columns they are: it decides how scene, sequence and shot become one name. */
  tool: z.enum(['packledger', 'kitsu', 'shotgrid', 'edl', 'shot list']),
  /** Of the file, of how it is read, and of every row's verdict: what was previewed is what is applied. */
  digest: z.string(),
  applied: z.boolean(),
  columns: z.array(z.strictObject({ name: z.string(), field: shotField.nullable(), samples: z.array(z.string()) })),
  /** Columns that no field is known for: what stands in them is kept beside the render, and given back by `exports.queue`. */
  unknownColumns: z.array(z.string()),
  /** What is still to be said of the columns before a row can be read. */
  missing: z.array(shotField),
  /** What the list calls productions, other than the queue's own. Rows of those that are not taken are rejected. */
  productions: z.array(z.strictObject({ production: z.string(), rows: count, isTaken: z.boolean() })),
  counts: z.strictObject({ new: count, changed: count, unchanged: count, rejected: count }),
  /** New shots that were not created, as they were not accepted. */
  leftOut: count,
  /** Renders that the queue has, before. */
  queued: count,
  /** Of new and changed rows the first 5000, of the others the first 1000. */
  rows: z.array(shotRow),
  /** What takes the import back (`shots.takeBack`); null where nothing was done. */
  undo: z.strictObject({ added: z.array(id), before: z.array(plannedRender) }).nullable(),
})

export type ShotReport = z.infer<typeof shotReport>

const renders = <T extends z.ZodType>(of: T) => z.array(of).max(MOST_QUEUED, `at most ${MOST_QUEUED} at once`)

/** Shot lists into a queue, and a queue as a list. */
export const shotListOperations = {
  /**
   * Plans the shots of a list: CSV or TSV of Kitsu, ShotGrid, StudioBinder and the like, or an edit decision list (CMX 3600). All
   * rows in one transaction, or none. A shot that the queue does not have is created only where that was agreed to.
   */
  'imports.shots': command(
    z.strictObject({
      file: z.string().min(1),
      queue: queueReference,
      /** Says row by row what would happen, and changes nothing. */
      preview: z.boolean().default(false),
      /** The digest of the preview that this applies; refused where the file or the queue has changed since. */
      digest: z.string().optional(),
      /** Takes the good rows although others are rejected; otherwise one rejected row refuses the whole list. */
      skipRejected: z.boolean().default(false),
      /** Agrees to every new shot. */
      createNew: z.boolean().default(false),
      /** Agrees to these new shots, by name; the others are left out. */
      accept: z.array(name).max(MOST_QUEUED, `at most ${MOST_QUEUED} at once`).optional(),
      /** What the list calls the queue's production besides. */
      productions: z.array(name).max(100).default([]),
      /** What the columns are that their names do not tell. */
      columns: shotMapping.default([]),
      /** Of new shots, where the list does not tell. */
      model: name.optional(),
      resolution: name.optional(),
      seconds: positive.optional(),
      takes: positive.max(100_000, 'must be at most 100000').optional(),
      /** Frames a second, where the list does not tell. */
      fps: z.string().trim().min(1).max(20).optional(),
    }),
    shotReport,
  ),
  /** Takes an import back: removes what it added, and writes what it changed as it was. */
  'shots.takeBack': command(
    z.strictObject({ queue: queueReference, added: renders(id), before: renders(plannedRender) }),
    z.strictObject({ removed: count, restored: count }),
  ),
  /** Writes a queue as a CSV that spreadsheets, Kitsu and `imports.shots` read, with what each render will cost. */
  'exports.queue': command(
    z.strictObject({ queue: queueReference, file: z.string().min(1) }),
    z.strictObject({ file: z.string(), renders: count, bytes: count }),
  ),
} as const
