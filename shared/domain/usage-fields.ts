/**
 * What a usage file may say of a render, by the neutral name of the column. Three go beyond what vendors export: `clips`, for
 * several clips of one kind in a row; `source`, which names who gave the task id; and `account`, whose lots pay for the render.
 * Where a row has both a source and a task id (or `external_id`), they are the entry's: that is how a usage file of this
 * program's own is read as what it was.
 */
export const USAGE_FIELDS = [
  'task_id',
  'submitted_at',
  'finished_at',
  'model',
  'mode',
  'resolution',
  'duration_s',
  'outcome',
  'units',
  'pack_id',
  'project',
  'scene',
  'shot',
  'take',
  'kept',
  'note',
  'clips',
  'source',
  'account',
] as const

export type UsageField = (typeof USAGE_FIELDS)[number]
