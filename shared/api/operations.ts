import * as z from 'zod'
import { OUTCOMES } from '../domain/journal.ts'
import { DRAWING_ORDERS } from '../domain/lot.ts'
import { rateCardShape } from '../domain/rate-card.ts'
import { billOperations } from './bills.ts'
import { clientStatementOperations } from './client-statement.ts'
import { comparisonOperations } from './comparison.ts'
import { alertOperations } from './alerts.ts'
import { forecastingOperations } from './forecasting.ts'
import { amountText, name, note, positive, when } from './input-fields.ts'
import { ledgerViewOperations } from './ledger-view.ts'
import { monthBatchOperations } from './month-batch.ts'
import { MONTH_FORMAT_NAMES } from './month-formats.ts'
import { monthOperations } from './months.ts'
import type { Operation } from './operation.ts'
import { command, query } from './operation.ts'
import { overviewOperations } from './overview.ts'
import { paymentOperations } from './payments.ts'
import { planningOperations } from './planning.ts'
import { productionOperations } from './productions.ts'
import { queuePlanOperations } from './queue-plans.ts'
import { burnOutlookOperations } from './burn-outlook.ts'
import { burnPaceOperations } from './burn-pace.ts'
import { reconciliationOperations } from './reconciliation.ts'
import { schedulingOperations } from './scheduling.ts'
import {
  accountJson,
  backupJson,
  balanceSheetJson,
  burndownJson,
  entryId,
  importReportJson,
  ledgerEntryJson,
  lotJson,
  month,
  postingJson,
  statementJson,
  units,
  verificationJson,
} from './shapes.ts'
import { shotListOperations } from './shot-lists.ts'
import { spendOperations } from './spend.ts'
import { columnMapping, upkeepOperations } from './upkeep.ts'

const cardSummary = z.strictObject({
  id: z.string(),
  vendor: z.string(),
  currency: z.string(),
  asOf: z.string(),
  source: z.string(),
  packs: z.int(),
  renderKinds: z.int(),
})

const importInput = z.strictObject({
  file: z.string().min(1),
  /** Says what would happen, and records nothing. */
  preview: z.boolean().default(false),
  /** Records the good rows although others are rejected; otherwise one rejected row refuses the whole file. */
  skipRejected: z.boolean().default(false),
  /** The digest of the preview that this applies; refused where the file has changed since. */
  digest: z.string().optional(),
})

const studioInfo = z.strictObject({
  zone: z.string(),
  currency: z.string(),
  dataFolder: z.string(),
  revision: z.int(),
  entries: z.int(),
  schemaVersion: z.int(),
})

/**
 * The contract: every operation with its kind, the shape of its input and the shape of its output. Types, dispatcher,
 * transports, command line and tests derive from this one table. What one screen alone asks for stands in a file of its own.
 *
 * Texts that stand for instants (`at`, `from`, `to`, `expires`) are ISO 8601 with an offset, or a date alone, which means
 * the start of that day in the studio's zone. `account` is "main" unless named.
 */
export const operations = {
  ...overviewOperations,
  ...ledgerViewOperations,
  ...monthBatchOperations,
  ...clientStatementOperations,
  ...monthOperations,
  ...spendOperations,
  ...burnPaceOperations,
  ...burnOutlookOperations,
  ...planningOperations,
  ...schedulingOperations,
  ...comparisonOperations,
  ...shotListOperations,
  ...productionOperations,
  ...queuePlanOperations,
  ...forecastingOperations,
  ...upkeepOperations,
  ...alertOperations,
  ...billOperations,
  ...paymentOperations,
  ...reconciliationOperations,

  'studio.init': command(
    z.strictObject({ zone: z.string().min(1).optional(), currency: z.string().min(1).optional() }),
    studioInfo,
  ),
  'studio.info': query(z.strictObject({}), studioInfo),
  'demo.fill': command(z.strictObject({}), z.strictObject({ entries: z.int(), from: z.string(), to: z.string() })),

  'rates.list': query(z.strictObject({}), z.strictObject({ cards: z.array(cardSummary) })),
  'rates.show': query(z.strictObject({ id: z.string().min(1) }), rateCardShape),
  'rates.import': command(
    z.strictObject({ origin: z.string().min(1), text: z.string() }),
    z.strictObject({ id: z.string(), replaced: z.boolean() }),
  ),

  'accounts.list': query(z.strictObject({}), z.strictObject({ accounts: z.array(accountJson) })),
  'accounts.set': command(
    z.strictObject({ account: name, drawingOrder: z.enum(DRAWING_ORDERS, 'must be expiry or purchase') }),
    accountJson,
  ),

  'purchases.record': command(
    z.strictObject({
      pack: z.string().min(1),
      rateCard: z.string().min(1).optional(),
      account: name.optional(),
      at: when.optional(),
      units: amountText.optional(),
      price: amountText.optional(),
      currency: z.string().length(3, 'must be an ISO 4217 code such as USD').optional(),
      expires: when.optional(),
      externalId: name.optional(),
      note: note.optional(),
    }),
    z.strictObject({ status: z.enum(['recorded', 'duplicate']), entry: ledgerEntryJson, lot: lotJson.nullable() }),
  ),
  'usage.record': command(
    z.strictObject({
      model: z.string().min(1),
      resolution: z.string().min(1),
      seconds: positive,
      clips: positive.default(1),
      outcome: z.enum(OUTCOMES, 'must be success, failed or rejected').default('success'),
      rateCard: z.string().min(1).optional(),
      account: name.optional(),
      at: when.optional(),
      production: name.optional(),
      shot: name.optional(),
      take: name.optional(),
      kept: z.boolean().optional(),
      mode: name.optional(),
      scene: name.optional(),
      submittedAt: when.optional(),
      externalId: name.optional(),
      note: note.optional(),
    }),
    z.strictObject({
      status: z.enum(['recorded', 'duplicate']),
      /** Units that the entry was charged: clips × units a clip for a success, else 0. */
      charged: units,
      entry: ledgerEntryJson,
    }),
  ),
  'balances.assert': command(
    z.strictObject({
      units: amountText,
      lot: z.string().min(1).optional(),
      account: name.optional(),
      at: when.optional(),
      note: note.optional(),
    }),
    z.strictObject({ entry: ledgerEntryJson }),
  ),
  'lots.amend': command(
    z.strictObject({ lot: z.string().min(1), expires: when, at: when.optional(), note: note.optional() }),
    z.strictObject({ entry: ledgerEntryJson, lot: lotJson }),
  ),
  'entries.reverse': command(
    z
      .strictObject({
        entry: z.string().min(1).optional(),
        batch: z.string().min(1).optional(),
        reason: note.optional(),
      })
      .refine((input) => (input.entry === undefined) !== (input.batch === undefined), 'name an entry or a batch'),
    z.strictObject({ reversed: z.int(), reversals: z.array(entryId) }),
  ),

  'entries.list': query(
    z.strictObject({
      from: when.optional(),
      to: when.optional(),
      production: name.optional(),
      account: name.optional(),
      /** At most so many entries in R1 order; `next` continues after them. */
      limit: z.int().positive().max(1000).default(1000),
      after: z.string().optional(),
    }),
    z.strictObject({
      entries: z.array(ledgerEntryJson),
      /** Of the whole span; they come with its first page. */
      expiries: z.array(postingJson),
      next: z.string().nullable(),
    }),
  ),
  'balance.show': query(
    z.strictObject({ at: when.optional(), account: name.optional(), all: z.boolean().default(false) }),
    balanceSheetJson,
  ),
  'statement.show': query(z.strictObject({ month }), statementJson),
  'burndown.show': query(
    z.strictObject({ from: when.optional(), to: when.optional(), account: name.optional() }),
    burndownJson,
  ),

  'imports.usage': command(
    importInput.extend({
      account: name.optional(),
      rateCard: z.string().min(1).optional(),
      /** What the columns are that their names do not tell. */
      columns: columnMapping.default([]),
    }),
    importReportJson,
  ),
  'imports.journal': command(importInput, importReportJson),
  'exports.statement': command(
    z.strictObject({
      month,
      format: z.enum(MONTH_FORMAT_NAMES, `must be one of ${MONTH_FORMAT_NAMES.join(', ')}`),
      /** Written where a file is named, else answered as text; a workbook is no text, and needs a file. */
      file: z.string().min(1).optional(),
    }),
    z.strictObject({ file: z.string().nullable(), text: z.string().nullable(), bytes: z.int() }),
  ),
  'exports.journal': command(
    z.strictObject({
      file: z.string().min(1),
      format: z.enum(['jsonl', 'hledger', 'beancount'], 'must be jsonl, hledger or beancount').default('jsonl'),
    }),
    z.strictObject({ file: z.string(), entries: z.int(), bytes: z.int() }),
  ),
  'exports.usage': command(
    z.strictObject({ file: z.string().min(1), from: when.optional(), to: when.optional() }),
    z.strictObject({ file: z.string(), entries: z.int(), bytes: z.int() }),
  ),

  'ledger.verify': command(z.strictObject({}), verificationJson),
  'backups.list': query(z.strictObject({}), z.strictObject({ backups: z.array(backupJson) })),
  'backups.create': command(z.strictObject({ file: z.string().min(1).optional() }), backupJson),
  'backups.restore': command(
    z.strictObject({ file: z.string().min(1) }),
    z.strictObject({ restored: z.string(), keptCopy: z.string().nullable(), entries: z.int() }),
  ),
} as const satisfies Record<string, Operation>

export type Operations = typeof operations
export type OperationName = keyof Operations
export type Input<N extends OperationName> = z.input<Operations[N]['input']>
export type ParsedInput<N extends OperationName> = z.output<Operations[N]['input']>
export type Output<N extends OperationName> = z.output<Operations[N]['output']>

export function isOperationName(text: string): text is OperationName {
  return Object.hasOwn(operations, text)
}
