import { closeSync, fsyncSync, lstatSync, openSync, rmSync } from 'node:fs'
import type { Instant } from '../../shared/domain/calendar.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'

/** What SQLite may keep beside a database file: the write-ahead log and its index, and the rollback journal. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const

const MILLISECONDS_PER_SECOND = 1000

/** Removes the files beside a database. Only for one that nobody has open and whose log is folded in, or kept elsewhere. */
export function removeCompanions(file: string): void {
  for (const companion of COMPANIONS) rmSync(`${file}${companion}`, { force: true })
}

/** Removes a database with the files beside it, if they are there. */
export function removeDatabase(file: string): void {
  rmSync(file, { force: true })
  removeCompanions(file)
}

/** Has the disk write down the content of a file that nobody has open: closing it would drop SQLite's locks (POSIX). */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Has the disk write down which files a folder holds. Windows has no such call, and does so by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The instant as file names carry it, in UTC and without colons: "2026-10-05T080000Z". Fractions of a second are cut off. */
export function stampOf(instant: Instant): string {
  return formatInstant(wholeSeconds(instant)).replaceAll(':', '')
}

export function wholeSeconds(instant: Instant): Instant {
  return Math.floor(instant / MILLISECONDS_PER_SECOND) * MILLISECONDS_PER_SECOND
}

/** The path `stem` + `extension`, or with "-2", "-3"… between them where that is taken already. */
export function firstFree(stem: string, extension: string): string {
  let attempt = 1
  let path = `${stem}${extension}`
  while (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    attempt += 1
    path = `${stem}-${attempt}${extension}`
  }
  return path
}
