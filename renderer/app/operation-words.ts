import type { OperationName } from '../../shared/api/operations.ts'

/** The commands that may take a while, in the words of a progress bar. */
const WORDS: Partial<Record<OperationName, string>> = {
  'demo.fill': 'Making the demo studio',
  'rates.import': 'Importing the rate card',
  'accounts.set': 'Drawing the account’s lots anew',
  'purchases.record': 'Recording the purchase',
  'usage.record': 'Recording the takes',
  'balances.assert': 'Reconciling',
  'lots.amend': 'Changing the expiry',
  'entries.reverse': 'Taking back',
  'months.close': 'Closing the month',
  'months.reopen': 'Reopening the month',
  'imports.usage': 'Importing takes',
  'imports.journal': 'Importing the journal',
  'imports.shots': 'Importing shots',
  'exports.statement': 'Exporting the statement',
  'exports.month': 'Exporting the month',
  'exports.journal': 'Exporting the journal',
  'exports.usage': 'Exporting takes',
  'ledger.verify': 'Checking the ledger',
  'backups.create': 'Backing up',
  'backups.restore': 'Restoring the backup',
}

/** Whether the operation is a command whose progress is worth showing. */
export function isLongRunning(operation: OperationName): boolean {
  return WORDS[operation] !== undefined
}

/** What the studio is doing, in words. */
export function operationWords(operation: string): string {
  return WORDS[operation as OperationName] ?? 'Working'
}
