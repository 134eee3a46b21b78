import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { MonthFormat } from '../../shared/api/month-formats.ts'
import { monthFileName } from '../../shared/api/month-formats.ts'
import type { Output } from '../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import type { MonthsJson } from '../../shared/api/months.ts'
import type { SpendJson } from '../../shared/api/spend.ts'
import type { StatementJson } from '../../shared/api/shapes.ts'
import type { ClientFormat, ClientStatementJson } from '../../shared/api/client-statement.ts'
import type { Recipient } from '../../shared/api/print.ts'
import { recipientOf } from '../print/recipient.ts'
import type { RecipientNames } from './client/recipient-choices.ts'
import type { ApiClient } from '../api/client.ts'
import type { ResourceStore } from '../api/resource.ts'
import { createResource } from '../api/resource.ts'
import type { SavedFile } from '../../shared/api/host.ts'

/** What the screen is doing to a month, and why that did not work. */
export interface MonthWork {
  readonly doing: 'closing' | 'reopening' | 'exporting' | null
  readonly failure: OperationError | null
  /** Answers whether it was done. */
  readonly close: (month: string) => Promise<boolean>
  readonly reopen: (month: string) => Promise<boolean>
  /** Null where the host's dialog was left, or it did not work. */
  readonly save: (month: string, format: MonthFormat) => Promise<SavedFile | null>
  /** The statement of one client or production. */
  readonly saveFor: (month: string, recipient: Recipient, format: ClientFormat) => Promise<SavedFile | null>
  /** Every format in one zip. */
  readonly saveAll: (month: string) => Promise<SavedFile | null>
}

export interface ReportsStore {
  readonly months: ResourceStore<null, MonthsJson>
  readonly statement: ResourceStore<string, StatementJson>
  /** By month and recipient, such as "2026-10?client=Halden&waste=left-out". */
  readonly clientStatement: ResourceStore<string, ClientStatementJson>
  readonly names: ResourceStore<null, RecipientNames>
  readonly spend: ResourceStore<string, SpendJson>
  readonly checklist: ResourceStore<string, Output<'months.checklist'>>
  readonly history: ResourceStore<string, Output<'months.history'>>
  readonly work: StoreApi<MonthWork>
}

/** Everything that the reports read and do. */
export function createReportsStore(api: ApiClient): ReportsStore {
  return {
    months: createResource(() => api.call('months.list', {})),
    statement: createResource((month: string) => api.call('statement.show', { month })),
    clientStatement: createResource((key: string) => {
      const [month = '', search = ''] = key.split('?')
      return api.call('statement.client', { month, ...recipientOf(search) })
    }),
    names: createResource(() => readNames(api)),
    spend: createResource((month: string) => api.call('spend.show', { month })),
    checklist: createResource((month: string) => api.call('months.checklist', { month })),
    history: createResource((month: string) => api.call('months.history', { month })),
    work: createWork(api),
  }
}

/** Clients and productions that are planned, and productions that takes name. */
async function readNames(api: ApiClient): Promise<Outcome<RecipientNames>> {
  const [planned, recorded] = await Promise.all([api.call('productions.list', {}), api.call('entries.facets', {})])
  if (!planned.ok) return planned
  if (!recorded.ok) return recorded
  const { productions } = planned.value
  const clients = productions.flatMap(({ client }) => (client === null ? [] : [client]))
  const names = [...productions.map(({ name }) => name), ...recorded.value.productions]
  return { ok: true, value: { clients: sorted(clients), productions: sorted(names) } }
}

/** Each once. */
function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort((a, b) => a.localeCompare(b))
}

function createWork(api: ApiClient): StoreApi<MonthWork> {
  return createStore<MonthWork>()((set, get) => {
    const perform = async <T>(doing: MonthWork['doing'], work: () => Promise<Outcome<T>>): Promise<T | null> => {
      if (get().doing !== null) return null
      set({ doing, failure: null })
      const outcome = await work()
      set({ doing: null, failure: outcome.ok ? null : outcome.error })
      return outcome.ok ? outcome.value : null
    }
    return {
      doing: null,
      failure: null,
      close: async (month) => (await perform('closing', () => api.call('months.close', { month }))) !== null,
      reopen: async (month) => (await perform('reopening', () => api.call('months.reopen', { month }))) !== null,
      save: (month, format) => perform('exporting', () => api.saveExport(exportOf(month, format))),
      saveFor: (month, recipient, format) =>
        perform('exporting', () =>
          api.saveExport({
            operation: 'exports.clientStatement',
            input: { month, ...recipient, format },
            name: `statement-${month}-client.${format}`,
          }),
        ),
      saveAll: (month) =>
        perform('exporting', () =>
          api.saveExport({ operation: 'exports.month', input: { month }, name: `packledger-${month}.zip` }),
        ),
    }
  })
}

function exportOf(month: string, format: MonthFormat) {
  return { operation: 'exports.statement', input: { month, format }, name: monthFileName(month, format) } as const
}

/** The month to begin with: the newest that has ended and has something in it, else the newest with something, else the running one. */
export function firstMonthShown({ months, running }: MonthsJson): string {
  const used = months.filter((one) => one.hasEntries)
  return (used.find((one) => one.month < running) ?? used[0])?.month ?? running
}
