/** A file that is no text, told by its first bytes, and what to do with it instead. */
interface ForeignKind {
  readonly starts: string
  /** In bytes from the file's start; 0 unless told. */
  readonly at?: number
  readonly is: string
}

const IMAGE = 'an image; a table as CSV, TSV or JSONL is needed'

const KINDS: readonly ForeignKind[] = [
  { starts: 'PK', is: 'a ZIP archive or a spreadsheet; export it as CSV' },
  { starts: '\xd0\xcf\x11\xe0', is: 'an old spreadsheet or document; export it as CSV' },
  { starts: '\x89PNG', is: IMAGE },
  { starts: '\xff\xd8\xff', is: IMAGE },
  { starts: 'GIF8', is: IMAGE },
  { starts: 'WEBP', at: 8, is: IMAGE },
  { starts: '%PDF-', is: 'a PDF; export the table behind it as CSV' },
  { starts: 'ftyp', at: 4, is: 'a video; a table of the renders as CSV, TSV or JSONL is needed' },
  { starts: '\x1f\x8b', is: 'a compressed file; unpack it first' },
  { starts: 'SQLite format 3\0', is: 'a database; a backup of Packledger is restored under Settings, Backups' },
]

/** What a file is, where its first bytes tell that it is no text; null where they do not. */
export function foreignKind(head: Buffer): string | null {
  const found = KINDS.find(({ starts, at = 0 }) => head.toString('latin1', at, at + starts.length) === starts)
  return found?.is ?? null
}
