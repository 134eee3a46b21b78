/**
 * What a shot list may say of a shot, by the neutral name of the column. Three tell how long the clip must be: `seconds` is the
 * clip's own length, which the rate card must have; `duration` (a time) and `frames` (also as `frame_in` and `frame_out`, at
 * `fps`) are the shot's, for which the shortest clip that covers it is planned. `kind` is a whole render kind in one cell.
 */
export const SHOT_FIELDS = [
  'render_id',
  'production',
  'episode',
  'sequence',
  'scene',
  'shot',
  'kind',
  'model',
  'resolution',
  'seconds',
  'duration',
  'frames',
  'frame_in',
  'frame_out',
  'fps',
  'takes',
  'clips',
  'priority',
  'day',
  'state',
] as const

export type ShotField = (typeof SHOT_FIELDS)[number]
