import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BackupCopy, BackupReason } from '../../../shared/domain/backup-retention.ts'
import { BACKUP_REASONS, selectBackupsToRemove } from '../../../shared/domain/backup-retention.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import {
  dayOf,
  formatInstant,
  MILLISECONDS_PER_DAY,
  monthOfDay,
  parseInstant,
} from '../../../shared/domain/calendar.ts'

const BERLIN = 'Europe/Berlin'

function at(text: string): Instant {
  return parseInstant(text, 'at')
}

function copy(text: string, reason: BackupReason = 'daily'): BackupCopy {
  return { file: `${text} ${reason}`, takenAt: at(text), reason }
}

/** One daily copy for each of `count` days up to `last`, the newest first. */
function dailyUpTo(last: string, count: number): BackupCopy[] {
  return Array.from({ length: count }, (_, age) => copy(formatInstant(at(last) - age * MILLISECONDS_PER_DAY)))
}

function keptOf(backups: readonly BackupCopy[], now: string, zone = BERLIN): readonly string[] {
  const removed = new Set(selectBackupsToRemove(backups, at(now), zone))
  return backups.filter(({ file }) => !removed.has(file)).map(({ file }) => file)
}

describe('daily backups', () => {
  test('of 500 days in a row: 7 days, then the Sundays of 4 weeks, then the last days of 12 months stay', () => {
    // Sunday 18 October 2026; each copy is taken at noon in Berlin or close to it.
    const kept = keptOf(dailyUpTo('2026-10-18T10:00:00Z', 500), '2026-10-18T12:00:00Z')
    expect(kept.map((file) => file.slice(0, 10))).toEqual([
      '2026-10-18',
      '2026-10-17',
      '2026-10-16',
      '2026-10-15',
      '2026-10-14',
      '2026-10-13',
      '2026-10-12',
      '2026-10-11',
      '2026-10-04',
      '2026-09-30',
      '2026-09-27',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
      '2025-11-30',
    ])
  })

  test('of one day only the newest stays', () => {
    const backups = [copy('2026-10-05T06:00:00Z'), copy('2026-10-05T20:00:00Z'), copy('2026-10-05T12:00:00Z')]
    expect(selectBackupsToRemove(backups, at('2026-10-06T00:00:00Z'), BERLIN)).toEqual([
      '2026-10-05T12:00:00Z daily',
      '2026-10-05T06:00:00Z daily',
    ])
  })

  test.each([
    // 23:30 and 00:30 on Berlin's clocks: two days there, one in UTC.
    [BERLIN, 2],
    ['UTC', 1],
  ])('a day is a day of the studio’s zone: %s', (zone, days) => {
    const backups = [copy('2026-10-05T21:30:00Z'), copy('2026-10-05T22:30:00Z')]
    expect(keptOf(backups, '2026-10-06T00:00:00Z', zone)).toHaveLength(days)
  })

  test('a week runs from Monday to Sunday, across the turn of the year', () => {
    // Seven later days fill the daily places. ISO week 53 of 2026 runs from 28 December to 3 January.
    const later = dailyUpTo('2027-01-10T10:00:00Z', 7)
    const week = [copy('2027-01-01T10:00:00Z'), copy('2026-12-29T10:00:00Z')]
    const kept = keptOf([...later, ...week], '2027-01-10T12:00:00Z')
    // 1 January is its week's newest; 29 December is its month's.
    expect(kept).toHaveLength(9)
    const sameMonth = [copy('2027-01-03T10:00:00Z'), copy('2027-01-02T10:00:00Z')]
    expect(keptOf([...later, ...sameMonth], '2027-01-10T12:00:00Z')).toEqual([
      ...later.map(({ file }) => file),
      '2027-01-03T10:00:00Z daily',
    ])
  })

  test('days without a copy push none out', () => {
    const monthApart = Array.from({ length: 7 }, (_, month) => copy(`2026-0${month + 1}-15T10:00:00Z`))
    expect(keptOf(monthApart, '2030-01-01T00:00:00Z')).toHaveLength(7)
  })
})

describe('other backups', () => {
  test.each(['before-migration', 'before-restore'] as const)('of the %s copies the 10 newest stay', (reason) => {
    const hours = Array.from({ length: 14 }, (_, hour) =>
      copy(`2026-10-05T${String(hour).padStart(2, '0')}:00:00Z`, reason),
    )
    expect(keptOf(hours, '2026-10-06T00:00:00Z')).toEqual(hours.slice(4).map(({ file }) => file))
  })

  test('copies before a restore push out none before a migration, and no daily ones', () => {
    const restores = Array.from({ length: 12 }, (_, minute) =>
      copy(`2026-10-05T10:${String(minute + 10)}:00Z`, 'before-restore'),
    )
    const others = [copy('2026-10-04T10:00:00Z', 'before-migration'), copy('2026-10-04T10:00:00Z')]
    const kept = keptOf([...others, ...restores], '2026-10-06T00:00:00Z')
    expect(kept).toEqual([...others, ...restores.slice(2)].map(({ file }) => file))
  })

  test('manual copies stay, however many and however old', () => {
    const manual = Array.from({ length: 40 }, (_, year) => copy(`${1980 + year}-01-01T00:00:00Z`, 'manual'))
    expect(selectBackupsToRemove(manual, at('2026-10-06T00:00:00Z'), BERLIN)).toEqual([])
  })

  test('copies dated after now stay, and push out none that are older', () => {
    const ahead = dailyUpTo('2099-01-07T10:00:00Z', 7)
    const week = dailyUpTo('2026-10-18T10:00:00Z', 7)
    expect(selectBackupsToRemove([...ahead, ...week], at('2026-10-18T12:00:00Z'), BERLIN)).toEqual([])
  })
})

test('nothing is removed where there is nothing', () => {
  expect(selectBackupsToRemove([], at('2026-10-06T00:00:00Z'), BERLIN)).toEqual([])
})

describe('whatever backups there are', () => {
  const from = at('2024-01-01T00:00:00Z')
  const now = at('2026-10-18T12:00:00Z')
  const backups = fc
    .uniqueArray(fc.integer({ min: from, max: now + 30 * MILLISECONDS_PER_DAY }), { maxLength: 200 })
    .chain((instants) =>
      fc.tuple(
        ...instants.map((takenAt) =>
          fc
            .constantFrom(...BACKUP_REASONS, 'daily' as const, 'daily' as const)
            .map((reason): BackupCopy => ({ file: `${formatInstant(takenAt)} ${reason}`, takenAt, reason })),
        ),
      ),
    )
  const zone = fc.constantFrom(BERLIN, 'UTC', 'Pacific/Apia', 'America/New_York', 'Asia/Kathmandu')

  const rest = (all: readonly BackupCopy[], inZone: string): BackupCopy[] => {
    const removed = new Set(selectBackupsToRemove(all, now, inZone))
    return all.filter(({ file }) => !removed.has(file))
  }

  test('what was kept is kept when asked again', () => {
    fc.assert(
      fc.property(backups, zone, (all, inZone) => {
        expect(selectBackupsToRemove(rest(all, inZone), now, inZone)).toEqual([])
      }),
    )
  })

  test('the newest is kept, of all and of each reason', () => {
    fc.assert(
      fc.property(backups, zone, (all, inZone) => {
        const kept = rest(all, inZone)
        for (const reason of [undefined, ...BACKUP_REASONS]) {
          const newest = all
            .filter((backup) => reason === undefined || backup.reason === reason)
            .reduce<BackupCopy | null>((a, b) => (a !== null && a.takenAt > b.takenAt ? a : b), null)
          if (newest !== null) expect(kept).toContain(newest)
        }
      }),
    )
  })

  test('no more stay than there are places, and every month of the last 12 with a copy has one', () => {
    fc.assert(
      fc.property(backups, zone, (all, inZone) => {
        const month = ({ takenAt }: BackupCopy): string => monthOfDay(dayOf(takenAt, inZone))
        const daily = all.filter(({ reason, takenAt }) => reason === 'daily' && takenAt <= now)
        const kept = rest(daily, inZone)
        expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12)
        const months = [...new Set(daily.map(month))].toSorted().slice(-12)
        expect(new Set(kept.map(month))).toEqual(new Set([...months, ...kept.map(month)]))
      }),
    )
  })

  test('the order in which they are named changes nothing', () => {
    fc.assert(
      fc.property(backups, zone, (all, inZone) => {
        const selected = selectBackupsToRemove(all, now, inZone)
        expect(selectBackupsToRemove(all.toReversed(), now, inZone)).toEqual(selected)
      }),
    )
  })
})
