import type { ErrorCode } from '../../shared/api/outcome.ts'

interface FailureWords {
  readonly title: string
  /** What to do about it. */
  readonly advice: string
}

const WORDS: Partial<Record<ErrorCode, FailureWords>> = {
  ledger_damaged: {
    title: 'The ledger is damaged',
    advice:
      'It was left as it is, and nothing was overwritten. Go back to a backup, and import again what is missing since.',
  },
  ledger_newer: {
    title: 'The ledger was written by a newer version',
    advice: 'Install that version of Packledger, or a later one. The ledger was not touched.',
  },
  ledger_locked: {
    title: 'The ledger is in use',
    advice: 'Another Packledger has this data folder open. Close it, then try again.',
  },
  storage_failed: {
    title: 'The data folder cannot be used',
    advice: 'Check that it exists, that it may be written to, and that the disk is not full; then try again.',
  },
  host_unreachable: {
    title: 'Packledger does not answer',
    advice: 'Start it again, and open the address that it prints.',
  },
  forbidden: {
    title: 'This page has no access',
    advice: 'Open the address that Packledger printed when it started: it lets this browser in.',
  },
}

const OTHER: FailureWords = {
  title: 'The studio cannot be opened',
  advice: 'Try again. If it stays so, the log in the data folder names the cause.',
}

/** Why a studio cannot be opened, in words. */
export function failureWords(code: ErrorCode): FailureWords {
  return WORDS[code] ?? OTHER
}
