import type { ShotReport, ShotRowJson } from '../../../shared/api/shot-lists.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { MOST_QUEUED } from '../../../shared/domain/shot-lists/shot-plan.ts'
import { counted, page } from './format.ts'
import { fields, table } from './table.ts'

/** How many rejected rows are told one by one beside an import; a preview shows what the report holds. */
const TOLD = 20

/** What a preview says would happen. */
export function shotPreviewText(report: ShotReport): string {
  return page(
    `Preview of ${report.file} (${report.format}, columns of ${toolText(report)}): nothing is changed`,
    missingText(report),
    rowsText(report),
    productionsText(report),
    overfullText(report),
    sumsText(report),
  )
}

/** What an import did. */
export function shotImportText(report: ShotReport): string {
  const { file, format, counts, leftOut } = report
  const created = counts.new - leftOut
  const done = `Imported ${file} (${format}): ${counted(created, 'shot')} created, ${counts.changed} changed.`
  return page(report.undo === null ? `Nothing new in ${file} (${format}): nothing changed.` : done, sumsText(report))
}

const TOOLS: Readonly<Record<ShotReport['tool'], string>> = {
  packledger: 'Packledger',
  kitsu: 'Kitsu',
  shotgrid: 'ShotGrid',
  edl: 'an edit decision list',
  'shot list': 'a shot list',
}

function toolText({ tool }: ShotReport): string {
  return TOOLS[tool]
}

function missingText({ missing, columns }: ShotReport): string {
  if (missing.length === 0) return ''
  const has = columns.map((column) => column.name).join(', ')
  return `No column is understood as ${missing.join(', ')}; the file has ${has}. Say which: --columns "COLUMN=${missing.join('')}".`
}

function rowsText({ rows, counts }: ShotReport): string {
  const notable = rows.filter((row) => row.verdict !== 'unchanged')
  const unlisted = counts.new + counts.changed + counts.rejected - notable.length
  const columns = [
    { head: 'Line', align: 'number', cell: (row: ShotRowJson) => String(row.line) },
    { head: 'Verdict', cell: (row: ShotRowJson) => row.verdict },
    { head: 'Shot', cell: (row: ShotRowJson) => row.shot },
    { head: 'What', cell: whatText },
  ] as const
  return page(
    notable.length === 0 ? '' : table(columns, notable),
    unlisted === 0 ? '' : `${counted(unlisted, 'such row is', 'such rows are')} not listed.`,
  )
}

function whatText({ field, reason, similar, changes, render }: ShotRowJson): string {
  if (reason !== null) return field === null ? reason : `${field}: ${reason}`
  if (changes.length > 0) return changes.map((one) => `${one.field} ${one.from} → ${one.to}`).join(', ')
  const kind = render === null ? '' : `${kindText(render)}, ${counted(render.takes, 'take')}`
  return similar === null ? kind : `${kind}; differs from "${similar}" by leading zeros alone`
}

function productionsText({ productions }: ShotReport): string {
  const other = productions.filter((one) => !one.isTaken).map((one) => `"${one.production}"`)
  return other.length === 0
    ? ''
    : `Rows of ${other.join(', ')} are rejected; --productions takes them where the list calls this production so.`
}

function overfullText({ queued, counts }: ShotReport): string {
  const renders = queued + counts.new
  if (renders <= MOST_QUEUED || counts.new === 0) return ''
  return `With all new shots the queue would have ${renders} renders; it takes at most ${MOST_QUEUED} from shot lists: split the list, such as by sequence.`
}

function sumsText({ counts, leftOut, digest, unknownColumns }: ShotReport): string {
  return page(
    unknownColumns.length === 0
      ? ''
      : `Columns that no field is known for, kept beside the shot: ${unknownColumns.join(', ')}`,
    fields([
      ['New', String(counts.new)],
      ...(leftOut === 0 ? [] : [['Left out', String(leftOut)] as const]),
      ['Changed', String(counts.changed)],
      ['Unchanged', String(counts.unchanged)],
      ['Rejected', String(counts.rejected)],
      ['Digest', digest],
    ]),
  )
}

/** Rows that an import left out, for standard error. */
export function shotWarnings({ file, rows, counts }: ShotReport): string[] {
  const rejected = rows.filter((row) => row.verdict === 'rejected').slice(0, TOLD)
  const warnings = rejected.map((row) => `warning: ${file} line ${row.line}: rejected, not planned: ${whatText(row)}`)
  const more = counts.rejected - warnings.length
  if (more > 0) warnings.push(`warning: ${more} more not planned`)
  return warnings
}
