import type { Backup } from './settings-stores.ts'

const REASONS: Readonly<Record<Backup['reason'], string>> = {
  daily: 'Daily',
  manual: 'By hand',
  'before-migration': 'Before an update',
  'before-restore': 'Before a restore',
}

export function reasonWords(reason: Backup['reason']): string {
  return REASONS[reason]
}

const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const

/** A file's size as its owner reads it: "12.4 MB". */
export function sizeWords(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${size >= 100 || unit === 0 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit] ?? ''}`
}

/** How long ago an instant was, as of another: "3 hours ago". */
export function agoWords(instant: string, now: string): string {
  const minutes = Math.round((Date.parse(instant) - Date.parse(now)) / 60_000)
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  if (Math.abs(hours) < 48) return format.format(hours, 'hour')
  return format.format(Math.round(hours / 24), 'day')
}

/** The last part of a path of any system. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
