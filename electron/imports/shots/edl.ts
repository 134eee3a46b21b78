import { invalid } from '../../../shared/domain/refusal.ts'
import { frameRate, framesLast } from './shot-length.ts'
import type { MilliFps } from './shot-length.ts'

/** An event of an edit decision list: a shot in the cut. */
export interface EdlEvent {
  /** Where the event's own line is. */
  readonly line: number
  /** The clip's name without its ending; the event's number where no clip is named. */
  readonly name: string
  /** In the cut, rounded up. */
  readonly milliseconds: number
}

const TITLE = /^TITLE:/i
const EVENT = /^(\d{1,6})\s+(\S+)\s+(\S+)\s+(C|D|W\d+|KB?O?)(?:\s+\d+)?((?:\s+\d\d:\d\d:\d\d[:;]\d\d){4})\s*$/i
const LOOKS_LIKE_EVENT = /^\d{1,6}\s+\S+\s+(?:V|A|B|NONE|AA)/i
const CLIP_NAME = /^\*\s*(?:FROM|TO) CLIP NAME:\s*(.+?)\s*$/i
const MEDIA_ENDING = /\.[a-z0-9]{2,4}$/i

/** Whether a text begins as an edit decision list of the form CMX 3600 does. */
export function isEdl(opening: string): boolean {
  return TITLE.test(opening) || EVENT.test(opening.split(/\r?\n/, 1)[0] ?? '')
}

/** A line of the file, from 1. */
interface Line {
  readonly line: number
  readonly text: string
}

/**
 * The picture events of a CMX 3600 list, strictly: each event line has four timecodes; sound, black and events without length are
 * passed over, and of a transition the clip that it leads to counts. The list does not tell its frame rate.
 */
export function readEdl(lines: readonly Line[], fps: string, path: string): EdlEvent[] {
  const rate = frameRate(fps)
  const events: { line: number; number: string; name: string | null; milliseconds: number }[] = []
  for (const { line, text } of lines) {
    const event = EVENT.exec(text)
    if (event !== null) {
      const milliseconds = lengthInCut(event[5] ?? '', rate, path, line)
      const isPicture = /^(?:V\d*|B)/i.test(event[3] ?? '') && !/^(?:BL|BLACK)$/i.test(event[2] ?? '')
      events.push({ line, number: event[1] ?? '', name: null, milliseconds: isPicture ? milliseconds : 0 })
    } else if (LOOKS_LIKE_EVENT.test(text)) throw notAnEvent(path, line)
    else {
      const name = CLIP_NAME.exec(text)?.[1]
      const last = events.at(-1)
      if (name !== undefined && last !== undefined) last.name = name
    }
  }
  return events
    .filter((event) => event.milliseconds > 0)
    .map(({ line, number, name, milliseconds }) => ({
      line,
      name: (name ?? number).replace(MEDIA_ENDING, ''),
      milliseconds,
    }))
}

function notAnEvent(path: string, line: number): Error {
  return invalid(
    `${path}, line ${line}: is no event of a CMX 3600 list: number, reel, track, transition and four timecodes`,
    { file: path, line },
  )
}

/** From the third timecode to the fourth. */
function lengthInCut(timecodes: string, rate: MilliFps, path: string, line: number): number {
  const [, , start = '', end = ''] = timecodes.trim().split(/\s+/)
  const frames = framesAt(end, rate, path, line) - framesAt(start, rate, path, line)
  if (frames < 0) throw invalid(`${path}, line ${line}: ends at ${end}, before it starts`, { file: path, line })
  return framesLast(frames, rate)
}

function framesAt(timecode: string, rate: MilliFps, path: string, line: number): number {
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = timecode.split(/[:;]/).map(Number)
  const perSecond = Math.ceil(rate / 1000)
  if (minutes < 60 && seconds < 60 && frames < perSecond) {
    return ((hours * 60 + minutes) * 60 + seconds) * perSecond + frames
  }
  throw invalid(`${path}, line ${line}: ${timecode} is no timecode at ${rate / 1000} frames a second`, {
    file: path,
    line,
    field: 'fps',
  })
}
