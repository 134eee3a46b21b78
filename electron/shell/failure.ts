import type { OperationError } from '../../shared/api/outcome.ts'

/** What can be done about a start that failed. */
export type FailureAction = 'restore' | 'start-anew' | 'try-again' | 'open-folder' | 'copy-details' | 'quit'

/** A start that failed, as its screen tells it. */
export interface Failure {
  readonly title: string
  readonly code: OperationError['code']
  /** What was found, in the words of whoever refused. */
  readonly message: string
  /** The file or folder that it is about, where it is now. */
  readonly path: string
  readonly advice: string
  /** The one that helps most comes first. */
  readonly actions: readonly FailureAction[]
  /** What "restore" brings back; null where there is nothing good to go back to. */
  readonly backup: BackupChoice | null
}

export interface BackupChoice {
  readonly file: string
  /** ISO 8601; null where nobody knows. */
  readonly takenAt: string | null
}

interface Advice {
  readonly title: string
  readonly advice: string
  readonly actions: readonly FailureAction[]
}

const ALWAYS = ['open-folder', 'copy-details', 'quit'] as const

/** @param backup the newest good one, where the ledger is damaged */
export function failureOf(error: OperationError, dataFolder: string, backup: BackupChoice | null): Failure {
  const { file, movedTo } = error.details
  return {
    code: error.code,
    message: error.message,
    path: typeof movedTo === 'string' ? movedTo : (file ?? dataFolder),
    backup,
    ...adviceFor(error.code, backup),
  }
}

function adviceFor(code: string, backup: BackupChoice | null): Advice {
  switch (code) {
    case 'ledger_locked':
      return {
        title: 'The ledger is in use by another program',
        advice: 'Close the program that is named above, then try again.',
        actions: ['try-again', ...ALWAYS],
      }
    case 'ledger_newer':
      return {
        title: 'The ledger was written by a newer Packledger',
        advice: 'Install the newer version, then open the ledger with that. Nothing was changed.',
        actions: ['try-again', ...ALWAYS],
      }
    case 'ledger_damaged':
      return backup === null ? damagedWithoutBackup : damaged
    case 'storage_failed':
      return {
        title: 'The data folder cannot be used',
        advice: 'See that the folder is there, that it can be written, and that the disk has room, then try again.',
        actions: ['try-again', ...ALWAYS],
      }
    default:
      return {
        title: 'Packledger could not start',
        advice: 'Try again. Where that does not help, the details say what was found.',
        actions: ['try-again', ...ALWAYS],
      }
  }
}

const damaged: Advice = {
  title: 'The ledger is damaged',
  advice:
    'Restore the newest good backup: the ledger is then as it was when the backup was taken. The damaged file is kept as well.',
  actions: ['restore', 'try-again', ...ALWAYS],
}

const damagedWithoutBackup: Advice = {
  title: 'The ledger is damaged',
  advice:
    'There is no good backup in the data folder. Put one into its folder "backups" and try again, or start an empty ledger: the damaged file is kept.',
  actions: ['try-again', 'start-anew', ...ALWAYS],
}

/** What "Copy details" copies: what is needed to help, and nothing of what the ledger holds. */
export function failureDetails(failure: Failure, versions: Readonly<Record<string, string>>): string {
  const { code, title, message, path } = failure
  const lines = Object.entries(versions).map(([name, version]) => `${name}: ${version}`)
  return [`${code}: ${title}`, message, `path: ${path}`, ...lines].join('\n')
}
