import type { EpochDay, Zone } from '../../../shared/domain/calendar.ts'
import { dayOf } from '../../../shared/domain/calendar.ts'
import type { RenderState } from '../../../shared/domain/queue.ts'
import { RENDER_STATES } from '../../../shared/domain/queue.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import type { ShotField } from '../../../shared/domain/shot-lists/shot-fields.ts'
import { fullShotName, slateName } from '../../../shared/domain/shot-lists/shot-names.ts'
import type { ShotDraft, ShotLength } from '../../../shared/domain/shot-lists/shot-plan.ts'
import { withoutApostrophe } from '../../../shared/domain/spreadsheet-text.ts'
import type { ShotListTool } from './shot-list-columns.ts'
import { frameRate, framesLast, parseDuration } from './shot-length.ts'
import { parseUsageTime } from '../usage/usage-time.ts'

/** What a row says of each field; '' where it says nothing. */
export type ShotTexts = (field: ShotField) => string

/** What rows are read against. */
export interface ShotRowContext {
  readonly tool: ShotListTool
  /** Where times are. */
  readonly zone: Zone
  /** Frames a second where the list does not tell; null where nobody does. */
  readonly fps: string | null
}

/** As long as a name may be in the contract. */
export const MAX_TEXT = 200

/** Reads a row. Refuses (`invalid_input`, `details.field` a shot field) one that cannot be planned as it stands. */
export function shotDraft(cells: ShotTexts, { tool, zone, fps }: ShotRowContext): ShotDraft {
  const textOf = (field: ShotField): string => cellText(cells(field), field)
  const given = (field: ShotField): string | null => textOf(field) || null
  const number = (field: ShotField, least: number, most: number): number | null =>
    wholeNumber(textOf(field), field, least, most)
  return {
    shot: shotName(textOf, tool),
    renderId: given('render_id')?.toLowerCase() ?? null,
    production: given('production'),
    kind: given('kind'),
    model: given('model'),
    resolution: resolutionOf(given('resolution')),
    seconds: secondsOf(textOf('seconds')),
    length: lengthOf(textOf, fps),
    takes: number('takes', 0, 100_000),
    clips: number('clips', 1, 1000),
    priority: number('priority', 1, 9),
    day: dayOfText(textOf('day'), zone),
    state: stateOf(textOf('state')),
  }
}

/** What a spreadsheet wraps around a text so that it stays one: ="001". */
const KEPT_AS_TEXT = /^="((?:[^"]|"")*)"$/

/** A cell without what a spreadsheet, or an export for one, has put around its text. */
export function plainCell(cell: string): string {
  return (KEPT_AS_TEXT.exec(cell)?.[1]?.replaceAll('""', '"') ?? withoutApostrophe(cell)).trim()
}

function cellText(cell: string, field: ShotField): string {
  const text = plainCell(cell)
  if (text.length <= MAX_TEXT) return text
  throw invalid(`${field}: has ${text.length} characters; at most ${MAX_TEXT} are possible`, { field })
}

/** The shot's name as its tool writes it; a name stays the text that it is, "001" too. */
function shotName(textOf: ShotTexts, tool: ShotListTool): string {
  const name = textOf('shot')
  if (name === '') throw invalid('shot: the shot has no name', { field: 'shot' })
  const [episode, sequence, scene] = [textOf('episode'), textOf('sequence'), textOf('scene')]
  const shot = tool === 'shotgrid' ? name : fullName({ episode, sequence, scene, name })
  if (shot.length <= MAX_TEXT) return shot
  throw invalid(`shot: with its sequence the name has ${shot.length} characters; at most ${MAX_TEXT} are possible`, {
    field: 'shot',
  })
}

function fullName(parts: { episode: string; sequence: string; scene: string; name: string }): string {
  const { episode, sequence, scene, name } = parts
  return sequence === '' && scene !== '' ? slateName(scene, name) : fullShotName({ episode, sequence, name })
}

/** A number may be stored as text, and as a decimal without a fraction: "3", "'3", "3.0", "3,0". */
const WHOLE = /^'?\+?(\d{1,9})(?:[.,]0+)?$/

function wholeNumber(text: string, field: ShotField, least: number, most: number): number | null {
  if (text === '') return null
  const value = Number(WHOLE.exec(text)?.[1])
  if (value >= least && value <= most) return value
  throw invalid(`${field}: "${text}" is not a whole number from ${least} to ${most}`, { field })
}

/** "1080" and "1920x1080" are 1080p. */
function resolutionOf(text: string | null): string | null {
  if (text === null) return null
  const size = /^(\d{2,5})\s*[x×*]\s*(\d{2,5})$/i.exec(text)
  if (size !== null) return `${Math.min(Number(size[1]), Number(size[2]))}p`
  return /^\d+$/.test(text) ? `${text}p` : text
}

const SECONDS = /^'?(\d{1,4})(?:[.,]0+)?\s*(?:s|secs?|seconds?)?\.?$/i

function secondsOf(text: string): number | null {
  if (text === '') return null
  const seconds = Number(SECONDS.exec(text)?.[1])
  if (seconds > 0) return seconds
  throw invalid(`seconds: "${text}" is not a whole number of seconds such as 6`, { field: 'seconds' })
}

/** How long the shot is: its duration, else its frames, else those from its first to its last. */
function lengthOf(textOf: ShotTexts, defaultFps: string | null): ShotLength | null {
  const fps = textOf('fps') || defaultFps
  const duration = textOf('duration')
  if (duration !== '') return { field: 'duration', milliseconds: parseDuration(duration, fps) }
  const field = textOf('frames') === '' ? 'frame_out' : 'frames'
  const frames = wholeNumber(textOf('frames'), 'frames', 1, MOST_FRAMES) ?? framesBetween(textOf)
  if (frames === null || fps === null) return null
  return { field, milliseconds: framesLast(frames, frameRate(fps)) }
}

const MOST_FRAMES = 100_000_000

/** Kitsu and ShotGrid count the first and the last frame of a shot. */
function framesBetween(textOf: ShotTexts): number | null {
  const first = wholeNumber(textOf('frame_in'), 'frame_in', 0, MOST_FRAMES)
  const last = wholeNumber(textOf('frame_out'), 'frame_out', 0, MOST_FRAMES)
  if (first === null || last === null) return null
  if (last >= first) return last - first + 1
  throw invalid(`frame_out: ${last} is before the first frame, ${first}`, { field: 'frame_out' })
}

function dayOfText(text: string, zone: Zone): EpochDay | null {
  return text === '' ? null : dayOf(parseUsageTime(text, zone, 'day'), zone)
}

function stateOf(text: string): RenderState | null {
  if (text === '') return null
  const state = RENDER_STATES.find((one) => one === text.toLowerCase())
  if (state !== undefined) return state
  throw invalid(`state: "${text}" is not one of ${RENDER_STATES.join(', ')}`, { field: 'state' })
}
