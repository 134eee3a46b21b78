import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Month } from '../../../shared/domain/calendar.ts'
import { dayOf, formatInstant, monthOfDay, shiftMonth } from '../../../shared/domain/calendar.ts'
import type { MonthFigures } from '../../../shared/domain/statement.ts'
import { takeBackup } from '../../backups/backup.ts'
import type { Backup } from '../../backups/backups-folder.ts'
import { takeBackupInFolder } from '../../backups/backups-folder.ts'
import { closedMonths } from '../../ledger/figures/closings.ts'
import type { Connection } from '../../ledger/store/database.ts'
import { row } from '../../ledger/store/database.ts'
import { countEntries } from '../../ledger/ledger.ts'
import type { Names } from '../../ledger/journal/names.ts'
import { monthFigures } from '../../ledger/figures/statements.ts'
import { checkFile, checkSums, compareWithRebuild } from '../../ledger/verify.ts'
import type { CommandContext, QueryContext, ToldCommandContext } from '../context.ts'
import { statementDigest } from './months.ts'

/** Checks the file, rebuilds everything derived and compares it, and checks every sum; changes nothing. */
export function verifyLedger(context: ToldCommandContext): Output<'ledger.verify'> {
  const { writer } = context.ledger
  const { db, names } = writer
  const span = spanOf(db)
  const months = span === null ? [] : monthsBetween(span.first, span.last, context)
  const findings = [
    ...checkFile(db),
    ...checkSums(db),
    ...checkMonths(db, names, months),
    ...checkDigests(db, names),
    ...compareWithRebuild(db, (at) => {
      if (span !== null) context.progress(Math.max(0, at - span.first), span.last - span.first + 1)
    }),
  ]
  return {
    ok: findings.length === 0,
    entries: countEntries(db),
    postings: count(db, 'posting'),
    lots: count(db, 'lot'),
    months: months.length,
    findings,
  }
}

function count(db: Connection, table: 'posting' | 'lot'): number {
  return row<{ count: number }>(db, `SELECT count(*) AS count FROM ${table}`)?.count ?? 0
}

function spanOf(db: Connection): { readonly first: number; readonly last: number } | null {
  const span = row<{ first: number | null; last: number | null }>(
    db,
    'SELECT min(at) AS first, max(at) AS last FROM posting',
  )
  const { first, last } = span ?? { first: null, last: null }
  return first === null || last === null ? null : { first, last }
}

function monthsBetween(first: number, last: number, { zone }: QueryContext): Month[] {
  const end = monthOfDay(dayOf(last, zone))
  const months: Month[] = []
  for (let month = monthOfDay(dayOf(first, zone)); month <= end; month = shiftMonth(month, 1)) months.push(month)
  return months
}

/** What each month closes with is what the next opens with, lot by lot. */
function checkMonths(db: Connection, names: Names, months: readonly Month[]): string[] {
  const figures = months.map((month) => monthFigures(db, names, month))
  return figures.flatMap((month, index) => {
    const next = figures[index + 1]
    return next === undefined ? [] : carriedOver(month, next)
  })
}

function carriedOver(month: MonthFigures, next: MonthFigures): string[] {
  const opened = new Map(next.lots.map((lot) => [lot.lot, lot]))
  return month.lots.flatMap((lot) => {
    const price = lot.purchased === 0 ? 0 : lot.price
    const units = lot.opening + lot.purchased - lot.used + lot.adjusted - lot.expired
    const value = lot.openingValue + price - lot.usedCost - lot.adjustedCost - lot.expiredCost
    const opening = opened.get(lot.lot)
    if (units === (opening?.opening ?? 0) && value === (opening?.openingValue ?? 0)) return []
    return [`${month.month}: lot ${lot.lot} does not close with what ${next.month} opens with`]
  })
}

/** R11: a closed month comes to what it was closed with. */
function checkDigests(db: Connection, names: Names): string[] {
  return closedMonths(db)
    .filter(({ month, digest }) => statementDigest(db, names, month) !== digest)
    .map(({ month }) => `${month}: is closed and does not come to the digest it was closed with`)
}

export async function createBackup(
  { ledger, dataFolder, now }: CommandContext,
  input: ParsedInput<'backups.create'>,
): Promise<Output<'backups.create'>> {
  const { db } = ledger.writer
  if (input.file === undefined) return backupToJson(await takeBackupInFolder(db, dataFolder, 'manual', now))
  return backupToJson({ ...(await takeBackup(db, input.file)), takenAt: now, reason: 'manual' })
}

/** A backup as the contract lists it. */
export function backupToJson(backup: Backup): Output<'backups.create'> {
  return { ...backup, takenAt: formatInstant(backup.takenAt) }
}
