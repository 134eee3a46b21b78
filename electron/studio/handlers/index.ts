import type { OperationName, Operations, Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { ToldCommand } from '../../../shared/api/progress-words.ts'
import type { CommandContext, QueryContext, ToldCommandContext } from '../context.ts'
import type { Study, StudyName } from '../study.ts'
import { exportMonth } from './month-batch.ts'
import { compareBillFile } from './bills.ts'
import { showBurnOutlook } from './burn-outlook.ts'
import { showPace } from './burn-pace.ts'
import { exportClientStatement, showClientStatement } from './client-statements.ts'
import { compareOptions } from './comparison.ts'
import { listAlerts, meetDeadlines, setThresholds, showThresholds, snoozeAlert } from './alerts.ts'
import { amendLot, assertBalance, reverseEntries } from './correcting.ts'
import { listEarmarks, removeEarmark, saveEarmark } from './earmarking.ts'
import { exportJournal, exportStatement, exportUsage } from './exporting.ts'
import { importJournal, importUsage } from './importing.ts'
import { forecastQueue } from './forecasting.ts'
import { listFacets, pageEntries, showEntry } from './ledger-view.ts'
import { closeMonth, reopenMonth, showMonths } from './months.ts'
import { showNames, showOverview } from './overview.ts'
import {
  declinePayment,
  importPayments,
  inspectStatement,
  listPayments,
  tiePayment,
  undeclinePayment,
  untiePayment,
} from './payments.ts'
import { forgetKept } from './forget-payments.ts'
import {
  addRenders,
  archiveQueue,
  editRenders,
  listQueues,
  moveRender,
  removeRenders,
  saveQueue,
  showPrices,
  showQueue,
} from './planning.ts'
import { planPurchase, unplanPurchase } from './planned-purchases.ts'
import { listProductions, saveProduction } from './productions.ts'
import { showLeftovers, showSubstitutes } from './queue-advice.ts'
import { duplicateQueue, setPace } from './queue-pace.ts'
import { showActuals, showGreenLight } from './queue-sheets.ts'
import { exportCalendar } from './calendar.ts'
import { showClosingHistory } from './closing-history.ts'
import { showClosingChecklist } from './closing-checklist.ts'
import { compareVersions, listVersions, removeVersion, restoreVersion, saveVersion } from './queue-versions.ts'
import { compareBalance, quotePurchase, quoteUsage } from './quotes.ts'
import { exportClaims, listChecks, listClaims, markClaims, raiseClaims, withdrawClaims } from './reconciliation.ts'
import { recordPurchase, recordUsage } from './recording.ts'
import { createBackup, verifyLedger } from './safekeeping.ts'
import { schedulePlan } from './scheduling.ts'
import { exportQueue, importShots, takeBackShots } from './shot-lists.ts'
import { showSpend } from './spend.ts'
import { fillDemo, importCard, initStudio, listAccounts, listCards, setAccount, showCard, showInfo } from './setup.ts'
import { listEntries, showBalance, showBurnDown, showStatement } from './viewing.ts'
import { exportCard, inspectFile, previewBackup, showCardHistory, showDiagnostics } from './upkeep.ts'

type NamesOf<K extends 'query' | 'command'> = {
  [N in OperationName]: Operations[N]['kind'] extends K ? N : never
}[OperationName]

/** Backups are listed, and restored, also where there is no ledger to open: the studio itself does that. */
export type QueryName = Exclude<NamesOf<'query'>, 'backups.list'>
export type CommandName = Exclude<NamesOf<'command'>, 'backups.restore'>

type Handler<N extends OperationName, C> = (context: C, input: ParsedInput<N>) => Output<N> | Promise<Output<N>>

export const queries: { readonly [N in QueryName]: Handler<N, QueryContext> } = {
  'overview.show': showOverview,
  'overview.names': showNames,
  'payments.list': listPayments,
  'studio.info': showInfo,
  'rates.list': listCards,
  'rates.show': showCard,
  'rates.history': showCardHistory,
  'studio.diagnostics': showDiagnostics,
  'accounts.list': listAccounts,
  'entries.list': listEntries,
  'entries.page': pageEntries,
  'entries.facets': listFacets,
  'entries.show': showEntry,
  'usage.quote': quoteUsage,
  'purchases.quote': quotePurchase,
  'balances.compare': compareBalance,
  'balance.show': showBalance,
  'statement.show': showStatement,
  'statement.client': showClientStatement,
  'burndown.show': showBurnDown,
  'burndown.pace': showPace,
  'burndown.outlook': showBurnOutlook,
  'months.list': showMonths,
  'months.checklist': showClosingChecklist,
  'months.history': showClosingHistory,
  'spend.show': showSpend,
  'plans.prices': showPrices,
  'plans.compare': compareOptions,
  'queues.list': listQueues,
  'queue.show': showQueue,
  'productions.list': listProductions,
  'versions.list': listVersions,
  'versions.compare': compareVersions,
  'earmarks.list': listEarmarks,
  'queue.substitutes': showSubstitutes,
  'queue.actuals': showActuals,
  'queue.greenLight': showGreenLight,
  'leftovers.show': showLeftovers,
  'checks.list': listChecks,
  'claims.list': listClaims,
  'alerts.list': listAlerts,
  'alerts.thresholds': showThresholds,
}

export const commands: {
  readonly [N in CommandName]: Handler<N, N extends ToldCommand ? ToldCommandContext : CommandContext>
} = {
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
  'imports.inspect': inspectFile,
  'imports.usage': importUsage,
  'imports.journal': importJournal,
  'bills.compare': compareBillFile,
  'payments.inspect': inspectStatement,
  'payments.import': importPayments,
  'payments.tie': tiePayment,
  'payments.untie': untiePayment,
  'payments.decline': declinePayment,
  'payments.undecline': undeclinePayment,
  'payments.forget': forgetKept,
  'exports.statement': exportStatement,
  'exports.clientStatement': exportClientStatement,
  'exports.month': exportMonth,
  'exports.journal': exportJournal,
  'exports.usage': exportUsage,
  'exports.card': exportCard,
  'ledger.verify': verifyLedger,
  'backups.create': createBackup,
  'backups.preview': previewBackup,
  'queues.save': saveQueue,
  'queues.archive': archiveQueue,
  'renders.add': addRenders,
  'renders.edit': editRenders,
  'renders.remove': removeRenders,
  'renders.move': moveRender,
  'imports.shots': importShots,
  'shots.takeBack': takeBackShots,
  'exports.queue': exportQueue,
  'productions.save': saveProduction,
  'purchases.plan': planPurchase,
  'purchases.unplan': unplanPurchase,
  'queues.pace': setPace,
  'queues.duplicate': duplicateQueue,
  'versions.save': saveVersion,
  'versions.remove': removeVersion,
  'versions.restore': restoreVersion,
  'earmarks.save': saveEarmark,
  'earmarks.remove': removeEarmark,
  'deadlines.meet': meetDeadlines,
  'alerts.snooze': snoozeAlert,
  'exports.calendar': exportCalendar,
  'claims.raise': raiseClaims,
  'claims.mark': markClaims,
  'claims.withdraw': withdrawClaims,
  'exports.claims': exportClaims,
  'alerts.setThresholds': setThresholds,
}

export const studies: { readonly [N in StudyName]: Study<N> } = {
  'plans.schedule': schedulePlan,
  'queue.forecast': forecastQueue,
}

/** The study of an operation, whichever it is. */
export function studyNamed(name: StudyName): Study<StudyName> {
  const all: Readonly<Record<string, Study<StudyName>>> = studies
  const study = all[name]
  if (study === undefined) throw new Error(`${name} has no study`)
  return study
}

export function isStudyName(name: string): name is StudyName {
  return Object.hasOwn(studies, name)
}

/** Whether the operation only reads, and needs a ledger for it. */
export function isReading(name: string): name is QueryName | StudyName {
  return Object.hasOwn(queries, name) || isStudyName(name)
}
