import { parseDecimal } from '../../../shared/domain/decimal.ts'
import { invalid } from '../../../shared/domain/refusal.ts'

/** Frames a second, in thousandths. */
export type MilliFps = number

/** Rates of NTSC count by the whole number above: 144 frames at 23.976 fill a clip of six seconds. */
const NTSC: Readonly<Record<string, number>> = {
  '23.976': 24,
  '23.98': 24,
  '29.97': 30,
  '47.952': 48,
  '47.95': 48,
  '59.94': 60,
}

/** Reads a frame rate: "24", "23.976", "25 fps", "12,5". Refuses what is none, and more than 1000. */
export function frameRate(text: string): MilliFps {
  const number = text
    .replace(/^'/, '')
    .replace(/\s*(?:fps|frames?\/s)$/i, '')
    .replace(',', '.')
  const nominal = NTSC[number.replace(/(\.\d*?[1-9])0+$/, '$1')]
  const rate = nominal === undefined ? parseDecimal(number, 3, 'fps') : nominal * 1000
  if (rate > 0 && rate <= 1_000_000) return rate
  throw invalid(`fps: "${text}" is no frame rate such as 24`, { field: 'fps' })
}

/** How long so many frames last, in milliseconds, rounded up. */
export function framesLast(frames: number, rate: MilliFps): number {
  return Math.ceil((frames * 1_000_000) / rate)
}

const UNITS = /^(?:(\d{1,4}) *(?:m|mins?|minutes?)\.?)? *(?:(\d{1,6}(?:[.,]\d+)?) *(?:s|secs?|seconds?|")?\.?)?$/i
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)$/
const TIMECODE = /^(\d{1,2}):(\d{2}):(\d{2})[:;](\d{2,3})$/

/**
 * Reads how long a shot is, in milliseconds, rounded up: "6", "6.5 s", "6,5", "1 min 20 s", "0:06", "0:00:06.5", and a timecode of
 * hours, minutes, seconds and frames, for which the frame rate must be known.
 */
export function parseDuration(text: string, fps: string | null): number {
  const field = 'duration'
  const milliseconds = readDuration(text.replace(/^'/, ''), fps)
  if (milliseconds !== null && milliseconds > 0 && Number.isSafeInteger(milliseconds)) return milliseconds
  throw invalid(`${field}: "${text}" is not a length such as 6, 6.5 s or 0:06`, { field })
}

function readDuration(text: string, fps: string | null): number | null {
  const timecode = TIMECODE.exec(text)
  if (timecode !== null) return timecodeLasts(timecode, fps)
  const clock = CLOCK.exec(text)
  if (clock !== null) return (minutes(clock[1]) * 60 + minutes(clock[2])) * 60_000 + milliseconds(clock[3])
  const units = UNITS.exec(text)
  return units === null || text === '' ? null : minutes(units[1]) * 60_000 + milliseconds(units[2])
}

function timecodeLasts([text, hours, mins, secs, frames]: RegExpExecArray, fps: string | null): number {
  if (fps === null) {
    throw invalid(`duration: "${text}" counts frames; say how many a second has`, { field: 'fps' })
  }
  const whole = (minutes(hours) * 60 + minutes(mins)) * 60_000 + milliseconds(secs)
  return whole + framesLast(Number(frames), frameRate(fps))
}

function minutes(text: string | undefined): number {
  return Number(text ?? '0')
}

/** Seconds with a fraction, of which more than thousandths round up. */
function milliseconds(text = '0'): number {
  const [whole = '0', fraction = ''] = text.replace(',', '.').split('.')
  const more = /[1-9]/.test(fraction.slice(3)) ? 1 : 0
  return parseDecimal(`${whole}.${fraction.slice(0, 3).padEnd(3, '0')}`, 3, 'duration') + more
}
