import type { OperationName } from './operations.ts'

/** The commands that may take a while. Only these can tell how far they are: without a line here a command has no means to. */
const COMMAND_WORDS = {
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
  'bills.compare': 'Comparing the bill',
  'exports.statement': 'Exporting the statement',
  'exports.month': 'Exporting the month',
  'exports.journal': 'Exporting the journal',
  'exports.usage': 'Exporting takes',
  'ledger.verify': 'Checking the ledger',
  'backups.create': 'Backing up',
  'backups.restore': 'Restoring the backup',
} as const satisfies Partial<Record<OperationName, string>>

/** The studies, which compute for long. The screen that asks for one shows by itself how far it is. */
const STUDY_WORDS = {
  'plans.schedule': 'Searching for a schedule',
  'queue.forecast': 'Forecasting',
} as const satisfies Partial<Record<OperationName, string>>

/** A command that tells how far it is. */
export type ToldCommand = keyof typeof COMMAND_WORDS

/** An operation that tells how far it is. */
export type ToldOperation = ToldCommand | keyof typeof STUDY_WORDS

const WORDS: Readonly<Record<ToldOperation, string>> = { ...COMMAND_WORDS, ...STUDY_WORDS }

export function isToldCommand(operation: OperationName): operation is ToldCommand {
  return Object.hasOwn(COMMAND_WORDS, operation)
}

/** What the studio is doing, in the words of a terminal's line and of a window's bar. */
export function progressWords(operation: ToldOperation): string {
  return WORDS[operation]
}
