import type { FileKind } from '../../shared/api/host.ts'

/** The file names that a kind of import takes, as a file input's `accept`. */
const ACCEPTED: Readonly<Record<FileKind, string>> = {
  usage: '.csv,.tsv,.txt,.jsonl,.ndjson,.json',
  journal: '.jsonl,.ndjson',
  'shot-list': '.csv,.tsv,.txt,.edl',
  'rate-card': '.json',
  backup: '.sqlite,.db',
  'bank-statement': '.ofx,.qfx,.csv,.tsv,.txt',
}

/** Has the browser's own dialog choose a file; null where it was left. */
export function pickWithInput(kind: FileKind): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = ACCEPTED[kind]
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve(input.files?.[0] ?? null)
    })
    input.addEventListener('cancel', () => {
      resolve(null)
    })
    input.click()
  })
}
