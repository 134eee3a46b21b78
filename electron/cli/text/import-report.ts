import type { ImportReportJson, ImportRowJson } from '../../../shared/api/shapes.ts'
import { counted, page } from './format.ts'
import { fields, table } from './table.ts'

/** How many conflicts and rejected rows are told one by one beside an import; a preview shows what the report holds. */
const TOLD = 20

/** What a preview says would happen. */
export function previewText(report: ImportReportJson): string {
  return page(`Preview of ${report.file} (${report.format}): nothing is recorded`, rowsTable(report), sumsText(report))
}

/** What an import did. */
export function importText(report: ImportReportJson): string {
  const { file, format, counts, batch } = report
  const done = `Imported ${file} (${format}): ${counted(counts.new, 'entry', 'entries')} recorded.`
  const undo = batch === null ? '' : `\nBatch ${batch}: reverse --batch ${batch} takes it back.`
  return page(report.applied ? done + undo : `Nothing new in ${file} (${format}): nothing recorded.`, sumsText(report))
}

function sumsText({ counts, digest, unknownColumns }: ImportReportJson): string {
  const unknown = `Columns that no field is known for, kept in the note: ${unknownColumns.join(', ')}`
  return page(
    unknownColumns.length === 0 ? '' : unknown,
    fields([
      ['New', String(counts.new)],
      ['Duplicate', String(counts.duplicate)],
      ['Conflict', String(counts.conflict)],
      ['Rejected', String(counts.rejected)],
      ['Digest', digest],
    ]),
  )
}

/** Rows that are not plainly new, one by one; the new ones are only counted. */
function rowsTable({ rows, counts }: ImportReportJson): string {
  const notable = rows.filter((row) => row.verdict !== 'new')
  const unlisted = counts.duplicate + counts.conflict + counts.rejected - notable.length
  const columns = [
    { head: 'Line', align: 'number', cell: (row: ImportRowJson) => String(row.line) },
    { head: 'Verdict', cell: (row: ImportRowJson) => row.verdict },
    { head: 'External id', cell: (row: ImportRowJson) => row.externalId },
    { head: 'Field', cell: (row: ImportRowJson) => row.field },
    { head: 'Reason', cell: (row: ImportRowJson) => row.reason },
  ] as const
  return page(
    notable.length === 0 ? '' : table(columns, notable),
    unlisted === 0 ? '' : `${counted(unlisted, 'such row is', 'such rows are')} not listed.`,
    `${counted(counts.new, 'row is', 'rows are')} new.`,
  )
}

/** R12: what an import left out, for standard error. Duplicates are no cause for a warning. */
export function importWarnings(report: ImportReportJson): string[] {
  const left = report.rows.filter((row) => row.verdict === 'conflict' || row.verdict === 'rejected')
  const warnings = left.slice(0, TOLD).map((row) => `warning: ${report.file} line ${row.line}: ${reasonText(row)}`)
  const more = report.counts.conflict + report.counts.rejected - warnings.length
  if (more > 0) warnings.push(`warning: ${more} more not recorded`)
  return warnings
}

function reasonText({ verdict, externalId, field, reason }: ImportRowJson): string {
  const id = externalId === null ? '' : ` (external id ${externalId})`
  const where = field === null ? '' : `${field}: `
  return `${verdict}, not recorded${id}: ${where}${reason ?? 'no reason given'}`
}
