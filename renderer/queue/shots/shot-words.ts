import type { ShotReport, ShotVerdict } from '../../../shared/api/shot-lists.ts'
import type { ShotField } from '../../../shared/domain/shot-lists/shot-fields.ts'
import type { VerdictChoice } from '../../ui/VerdictTabs.tsx'

export const SHOT_FIELD_WORDS: Readonly<Record<ShotField, string>> = {
  render_id: 'Render id',
  production: 'Production',
  episode: 'Episode',
  sequence: 'Sequence',
  scene: 'Scene',
  shot: 'Shot',
  kind: 'Render kind',
  model: 'Model',
  resolution: 'Resolution',
  seconds: 'Seconds of a clip',
  duration: 'Length of the shot',
  frames: 'Frames of the shot',
  frame_in: 'First frame',
  frame_out: 'Last frame',
  fps: 'Frames a second',
  takes: 'Takes',
  clips: 'Clips of a take',
  priority: 'Priority',
  day: 'Day',
  state: 'State',
}

const TOOLS: Readonly<Record<ShotReport['tool'], string>> = {
  packledger: 'a queue that was exported',
  kitsu: 'Kitsu’s columns',
  shotgrid: 'ShotGrid’s columns',
  edl: 'an edit decision list',
  'shot list': 'columns of a shot list',
}

const FORMATS: Readonly<Record<string, string>> = {
  csv: 'CSV, commas',
  'csv (semicolons)': 'CSV, semicolons',
  tsv: 'tabs',
  edl: 'CMX 3600',
}

/** What a list was found to be: "Kitsu’s columns (CSV, semicolons)". */
export function listWords({ tool, format }: ShotReport): string {
  return `${TOOLS[tool]} (${FORMATS[format] ?? format})`
}

/** What may become of a row, in the order of the tabs. */
export const SHOT_VERDICTS: readonly VerdictChoice<ShotVerdict>[] = [
  {
    verdict: 'new',
    label: 'New',
    meaning: 'The queue does not have these shots. Those that are ticked are created.',
    color: 'green',
  },
  {
    verdict: 'changed',
    label: 'Changed',
    meaning: 'The queue has these shots, and the list says something else of them.',
    color: 'blue',
  },
  {
    verdict: 'unchanged',
    label: 'Unchanged',
    meaning: 'The queue has these shots as the list has them.',
    color: 'gray',
  },
  {
    verdict: 'rejected',
    label: 'Rejected',
    meaning: 'These cannot be planned as they stand. Each says which column is wrong, and why.',
    color: 'red',
  },
]
