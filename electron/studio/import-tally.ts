import { createHash } from 'node:crypto'
import type { ImportedEntryJson, ImportReportJson, ImportRowJson, Verdict } from '../../shared/api/shapes.ts'
import { invalid } from '../../shared/domain/refusal.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'

/** Of each verdict so many rows are reported one by one; the counts tell the rest. */
const REPORTED = 1000

/** How many rejected rows a refusal names. */
const NAMED = 5

function inWords({ line, field, reason }: ImportRowJson): string {
  const why = reason ?? ''
  return `line ${line}: ${field === null || why.startsWith(`${field}:`) ? why : `${field}: ${why}`}`
}

/** Keeps count of what becomes of a file's rows. */
export class ImportTally {
  readonly counts: Record<Verdict, number> = { new: 0, duplicate: 0, conflict: 0, rejected: 0 }
  readonly #rows: ImportRowJson[] = []
  readonly #hash

  /**
   * @param fileDigest of the bytes that were read
   * @param said what was said of how to read them; '' where nothing was
   */
  constructor(fileDigest: string, said = '') {
    this.#hash = createHash('sha256').update(fileDigest).update(said)
  }

  /** @param entryOf what the row was read as, asked for only where the row is reported; null where it could not be read */
  add(row: ImportRowJson, entryOf: () => ImportedEntryJson | null): void {
    this.counts[row.verdict] += 1
    this.#hash.update(`${row.line} ${row.verdict}\n`)
    if (this.counts[row.verdict] > REPORTED) return
    const entry = entryOf()
    this.#rows.push(entry === null ? row : { ...row, entry })
  }

  get total(): number {
    return this.counts.new + this.counts.duplicate + this.counts.conflict + this.counts.rejected
  }

  /** Of the file and of every row's verdict: an import with the same digest does exactly what was previewed. */
  digest(): string {
    return this.#hash.copy().digest('hex')
  }

  report(about: Omit<ImportReportJson, 'counts' | 'rows' | 'digest'>): ImportReportJson {
    return { ...about, digest: this.digest(), counts: { ...this.counts }, rows: this.#rows }
  }

  /** The refusal of a file with rejected rows: it names the first of them. */
  refusal(file: string): Refusal {
    const rejected = this.#rows.filter((row) => row.verdict === 'rejected')
    const named = rejected.slice(0, NAMED).map(inWords)
    const more = this.counts.rejected > named.length ? [`and ${this.counts.rejected - named.length} more`] : []
    const first = rejected[0]
    return invalid(`${file}: ${[...named, ...more].join('; ')}. Nothing was recorded`, {
      file,
      ...(first === undefined ? {} : { line: first.line }),
      ...(typeof first?.field === 'string' ? { field: first.field } : {}),
      rejected: this.counts.rejected,
    })
  }
}
