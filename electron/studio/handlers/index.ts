import type { OperationName, Operations, Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { amendLot, assertBalance, reverseEntries } from './correcting.ts'
import { exportJournal, exportStatement, exportUsage } from './exporting.ts'
import { importJournal, importUsage } from './importing.ts'
import { closeMonth, reopenMonth } from './months.ts'
import { recordPurchase, recordUsage } from './recording.ts'
import { createBackup, verifyLedger } from './safekeeping.ts'
import { fillDemo, importCard, initStudio, listAccounts, listCards, setAccount, showCard, showInfo } from './setup.ts'
import { listEntries, showBalance, showBurnDown, showStatement } from './viewing.ts'

type NamesOf<K extends 'query' | 'command'> = {
  [N in OperationName]: Operations[N]['kind'] extends K ? N : never
}[OperationName]

/** Backups are listed, and restored, also where there is no ledger to open: the studio itself does that. */
export type QueryName = Exclude<NamesOf<'query'>, 'backups.list'>
export type CommandName = Exclude<NamesOf<'command'>, 'backups.restore'>

type Handlers<N extends OperationName, C> = {
  readonly [K in N]: (context: C, input: ParsedInput<K>) => Output<K> | Promise<Output<K>>
}

export const queries: Handlers<QueryName, QueryContext> = {
  'studio.info': showInfo,
  'rates.list': listCards,
  'rates.show': showCard,
  'accounts.list': listAccounts,
  'entries.list': listEntries,
  'balance.show': showBalance,
  'statement.show': showStatement,
  'burndown.show': showBurnDown,
}

export const commands: Handlers<CommandName, CommandContext> = {
  'studio.init': initStudio,
  'demo.fill': fillDemo,
  'rates.import': importCard,
  'accounts.set': setAccount,
  'purchases.record': recordPurchase,
  'usage.record': recordUsage,
  'balances.assert': assertBalance,
  'lots.amend': amendLot,
  'entries.reverse': reverseEntries,
  'months.close': closeMonth,
  'months.reopen': reopenMonth,
  'imports.usage': importUsage,
  'imports.journal': importJournal,
  'exports.statement': exportStatement,
  'exports.journal': exportJournal,
  'exports.usage': exportUsage,
  'ledger.verify': verifyLedger,
  'backups.create': createBackup,
}

/** Whether the operation only reads, and needs a ledger for it. */
export function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(queries, name)
}
