import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const
let studio: TestStudio

beforeEach(async () => {
  studio = await open({ now: '2026-01-05 08:00', zone: 'Europe/Berlin' })
})

async function dailies(): Promise<string[]> {
  const { backups } = await studio.value('backups.list', {})
  return backups.filter(({ reason }) => reason === 'daily').map(({ takenAt }) => takenAt)
}

function entriesIn(file: string): unknown {
  const db = new Database(file, { readonly: true })
  try {
    return db.prepare('SELECT count(*) FROM entry').pluck().get()
  } finally {
    db.close()
  }
}

describe('the daily backup', () => {
  test('is taken before the day’s first command: it holds what the day before left', async () => {
    await studio.value('usage.record', take)
    expect(await dailies(), 'an empty ledger has nothing to lose').toEqual([])
    await studio.value('usage.record', take)
    expect(await dailies()).toEqual(['2026-01-05T08:00:00Z'])
    studio.clock.set('2026-01-06 08:00')
    await studio.value('usage.record', take)
    const { backups } = await studio.value('backups.list', {})
    expect(backups.map(({ file }) => entriesIn(file))).toEqual([2, 1])
  })

  test('is taken once a day, of the studio’s zone, however often it is opened', async () => {
    await studio.value('usage.record', take)
    await studio.value('usage.record', take)
    for (const now of [
      '2026-01-06 08:00',
      '2026-01-06 12:00',
      '2026-01-06 22:59',
      '2026-01-06 23:00',
      '2026-01-07 22:00',
    ]) {
      studio.clock.set(now)
      await studio.reopen()
      await studio.value('usage.record', take)
      await studio.value('usage.record', take)
    }
    expect(await dailies()).toEqual(['2026-01-06T23:00:00Z', '2026-01-06T08:00:00Z', '2026-01-05T08:00:00Z'])
  })

  test('is not taken for a look', async () => {
    await studio.value('usage.record', take)
    studio.clock.set('2026-01-09 08:00')
    await studio.value('balance.show', {})
    await studio.value('statement.show', { month: '2026-01' })
    await studio.value('entries.list', {})
    await studio.value('backups.list', {})
    expect(await dailies()).not.toContain('2026-01-09T08:00:00Z')
  })

  test('is taken also by a command that is then refused, and by one that only took it', async () => {
    await studio.value('usage.record', take)
    studio.clock.set('2026-01-09 08:00')
    await studio.refusal('usage.record', { ...take, seconds: 7 })
    expect(await dailies()).toContain('2026-01-09T08:00:00Z')
  })

  test('those that have served their time are removed, others are left', async () => {
    await studio.value('usage.record', take)
    await studio.value('backups.create', {})
    const mine = studio.path('backups/my-notes.txt')
    writeFileSync(mine, 'kept')
    const old = [2, 3, 4, 5].map((day) => `backups/ledger-2025-03-0${day}T080000Z-daily.sqlite`)
    for (const name of old) writeFileSync(studio.path(name), 'x')
    for (let day = 6; day < 18; day += 1) {
      studio.clock.set(`2026-01-${String(day).padStart(2, '0')} 08:00`)
      await studio.value('usage.record', take)
    }
    // The last seven days; and of four weeks and of the months that have one, the newest.
    const days = ['2025-03-02', '2025-03-05', ...[11, 12, 13, 14, 15, 16, 17].map((day) => `2026-01-${day}`)]
    const left = readdirSync(studio.path('backups'))
    const kept = left.filter((name) => name.includes('-daily')).sort()
    expect(kept).toEqual(days.map((day) => `ledger-${day}T080000Z-daily.sqlite`))
    expect(left.filter((name) => !kept.includes(name)).sort()).toEqual([
      'ledger-2026-01-05T080000Z-manual.sqlite',
      'my-notes.txt',
    ])
  })
})

describe('a backup that cannot be taken', () => {
  test('is told, and keeps nobody from recording', async () => {
    await studio.value('usage.record', take)
    rmSync(studio.path('backups'), { recursive: true, force: true })
    writeFileSync(studio.path('backups'), 'a file in the place of the folder')
    studio.clock.set('2026-01-06 08:00')
    const { status } = await studio.value('usage.record', take)
    expect(status).toBe('recorded')
    const notices = studio.events.filter((event) => event.type === 'notice')
    expect(notices).toHaveLength(1)
    expect(notices[0]?.message).toContain('backup could not be taken')
    expect(notices[0]?.message).toContain(studio.path('backups'))
    expect((await studio.value('studio.info', {})).entries).toBe(2)
  })

  test('is tried again by the next command', async () => {
    await studio.value('usage.record', take)
    rmSync(studio.path('backups'), { recursive: true, force: true })
    writeFileSync(studio.path('backups'), '')
    studio.clock.set('2026-01-06 08:00')
    await studio.value('usage.record', take)
    rmSync(studio.path('backups'))
    await studio.value('usage.record', take)
    expect(await dailies()).toEqual(['2026-01-06T08:00:00Z'])
  })
})

test('a backup that was taken by hand is no daily one, and is listed with it, newest first', async () => {
  await studio.value('usage.record', take)
  const { file } = await studio.value('backups.create', {})
  utimesSync(file, 1, 1)
  studio.clock.set('2026-01-06 08:00')
  await studio.value('usage.record', take)
  const { backups } = await studio.value('backups.list', {})
  expect(backups.map(({ reason }) => reason)).toEqual(['daily', 'manual', 'daily'])
  expect(backups.map(({ bytes }) => bytes)).toEqual(backups.map((backup) => statSync(backup.file).size))
})
