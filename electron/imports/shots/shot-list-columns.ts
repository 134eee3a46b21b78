import { plainName } from '../../../shared/domain/plain-name.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { SHOT_FIELDS } from '../../../shared/domain/shot-lists/shot-fields.ts'
import type { ShotField } from '../../../shared/domain/shot-lists/shot-fields.ts'
import { columnNames, refuseUnknownColumns } from '../text/column-names.ts'
import { shortened } from '../text/shortened.ts'

/**
 * What tools call a field, in the spelling that `plainName` gives; the first in the list that a head line has is meant. The names are
 * those of Kitsu's shot CSV, of ShotGrid's fields and their display names, of StudioBinder-like shot lists, and of the list that
 * this program writes.
 */
const ALIASES: Readonly<Record<ShotField, readonly string[]>> = {
  render_id: ['renderid'],
  production: ['production', 'project', 'projectname', 'productionname', 'show'],
  episode: ['episode', 'episodename'],
  sequence: ['sequence', 'sequencename', 'sgsequence', 'seq'],
  scene: ['scene', 'scenenumber', 'sceneno', 'scenename', 'sgscene'],
  shot: ['shotcode', 'shot', 'shotnumber', 'shotno', 'shotname', 'shotid', 'code', 'name'],
  kind: ['renderkind', 'kind'],
  model: ['model', 'modelname'],
  resolution: ['clipresolution', 'renderresolution', 'resolution'],
  seconds: ['clipseconds', 'cliplength', 'clipduration', 'seconds', 'secs'],
  duration: [
    'duration',
    'durations',
    'durationsec',
    'durationseconds',
    'estduration',
    'estimatedduration',
    'shotduration',
    'length',
    'lengths',
    'shotlength',
  ],
  frames: ['nbframes', 'frames', 'framecount', 'cutduration', 'sgcutduration'],
  frame_in: ['framein', 'in', 'cutin', 'sgcutin'],
  frame_out: ['frameout', 'out', 'cutout', 'sgcutout'],
  fps: ['fps', 'framerate'],
  takes: ['takes', 'takesplanned', 'plannedtakes', 'nooftakes', 'numberoftakes'],
  clips: ['clips', 'clipspertake'],
  priority: ['priority', 'prio'],
  day: ['day', 'date', 'shootdate', 'shootingdate', 'renderday', 'duedate', 'due'],
  state: ['renderstate'],
}

/** Figures that this program writes beside the plan: they are computed anew, and nothing is read from them. */
const FIGURES = new Set([
  'takesmade',
  'takeskept',
  'clipstodo',
  'unitsplanned',
  'unitsused',
  'unitcost',
  'cost',
  'overageunits',
  'overagecost',
  'currency',
])

/** The tool that a list's columns speak for; it decides how scene, sequence and shot become one name. */
export type ShotListTool = 'packledger' | 'kitsu' | 'shotgrid' | 'edl' | 'shot list'

/** What was said by hand of a list's columns: the field that one is for, or null where it is for none. */
export type ShotMapping = ReadonlyMap<string, ShotField | null>

/** Where a shot list's columns are. */
export interface ShotColumns {
  readonly tool: ShotListTool
  readonly width: number
  /** What the file calls each of its columns. */
  readonly names: readonly string[]
  /** What each column is for, by its position. */
  readonly fields: readonly (ShotField | null)[]
  /** The position of each field's column; -1 where there is none. */
  readonly at: Readonly<Record<ShotField, number>>
  /** The positions of the columns that nothing of a plan is read from, and that are no figures of this program's own. */
  readonly others: readonly number[]
}

/**
 * Finds the fields in a head line: by hand first, then by name. Refuses what is said of a column that the file has not, and two
 * columns of one name, or said to be one field.
 */
export function findShotColumns(
  head: readonly string[],
  path: string,
  line: number,
  mapping: ShotMapping,
): ShotColumns {
  const names = columnNames(head)
  refuseUnknownColumns(mapping.keys(), names, path)
  const fields: (ShotField | null)[] = names.map((name) => mapping.get(name) ?? null)
  for (const field of SHOT_FIELDS) {
    if (fields.filter((one) => one === field).length > 1) throw doubled(field, names, fields, path, line)
    const found = fields.includes(field) ? -1 : columnNamed(ALIASES[field], names, mapping, path, line)
    if (found >= 0 && fields[found] === null) fields[found] = field
  }
  const at = Object.fromEntries(SHOT_FIELDS.map((field) => [field, fields.indexOf(field)])) as Record<ShotField, number>
  const others = names.flatMap((name, index) =>
    fields[index] === null && !FIGURES.has(plainName(name)) ? [index] : [],
  )
  return { tool: toolOf(names, at), width: head.length, names, fields, at, others }
}

/** The position of the column with the first of the names; -1 where there is none that was not said to be something else. */
function columnNamed(
  aliases: readonly string[],
  names: readonly string[],
  mapping: ShotMapping,
  path: string,
  line: number,
): number {
  for (const alias of aliases) {
    const found = names.flatMap((name, index) => (plainName(name) === alias && !mapping.has(name) ? [index] : []))
    const [first, second] = found
    if (first === undefined) continue
    if (second === undefined) return first
    const both = `"${shortened(names[first] ?? '')}" and "${shortened(names[second] ?? '')}"`
    throw invalid(`${path}, line ${line}: ${both} are columns of one name; rename one`, { file: path, line })
  }
  return -1
}

function doubled(
  field: ShotField,
  names: readonly string[],
  fields: readonly (ShotField | null)[],
  path: string,
  line: number,
): Error {
  const [first, second] = names.filter((_, index) => fields[index] === field)
  return invalid(
    `${path}, line ${line}: "${first ?? ''}" and "${second ?? ''}" are both said to be ${field}; keep one`,
    {
      file: path,
      line,
      field: 'columns',
    },
  )
}

/** ShotGrid's shot codes are names of their own; Kitsu's stand under a sequence. */
function toolOf(names: readonly string[], at: Readonly<Record<ShotField, number>>): ShotListTool {
  const plainNames = new Set(names.map(plainName))
  if (at.render_id >= 0) return 'packledger'
  if (SHOTGRID.some((name) => plainNames.has(name))) return 'shotgrid'
  return at.sequence >= 0 && plainNames.has('name') ? 'kitsu' : 'shot list'
}

const SHOTGRID = ['shotcode', 'sgsequence', 'sgcutin', 'sgcutduration', 'sgstatuslist', 'cutin', 'cutduration']
