import type { EntryFilterInput } from '../../shared/api/ledger-view.ts'
import { ENTRY_KINDS, isEntryId, OUTCOMES } from '../../shared/domain/journal.ts'
import { STATEMENT_FIGURES } from '../../shared/domain/statement-figures.ts'

/** What the ledger is filtered by, as its address says it. */
export type LedgerFilters = Readonly<EntryFilterInput>

export type FilterKey = keyof EntryFilterInput

const NAMES = ['production', 'account', 'model', 'source'] as const
const MOST_CHARACTERS = 200
const LONGEST_NAME = 2000
const DAY_OR_INSTANT = /^\d{4}-\d\d-\d\d(T[0-9:.]+(Z|[+-]\d\d:?\d\d))?$/

/** Reads the address's query; what makes no sense there is left out, so that an old link still shows something. */
export function filtersOf(search: string): LedgerFilters {
  const query = new URLSearchParams(search)
  const filters: { -readonly [K in FilterKey]?: LedgerFilters[K] } = {}
  const text = query.get('text')?.slice(0, MOST_CHARACTERS) ?? ''
  if (text !== '') filters.text = text
  for (const key of NAMES) {
    const name = query.get(key) ?? ''
    if (name !== '' && name.length <= LONGEST_NAME) filters[key] = name
  }
  const kind = ENTRY_KINDS.find((one) => one === query.get('kind'))
  if (kind !== undefined) filters.kind = kind
  const outcome = OUTCOMES.find((one) => one === query.get('outcome'))
  if (outcome !== undefined) filters.outcome = outcome
  const figure = STATEMENT_FIGURES.find((one) => one === query.get('figure'))
  if (figure !== undefined) filters.figure = figure
  const lot = query.get('lot')?.toLowerCase() ?? ''
  if (isEntryId(lot)) filters.lot = lot
  for (const key of ['from', 'to'] as const) {
    const instant = query.get(key) ?? ''
    if (DAY_OR_INSTANT.test(instant)) filters[key] = instant
  }
  return filters
}

/** The query that says the filters; "" for none. */
export function searchOf(filters: LedgerFilters): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filters)) if (value !== undefined && value !== '') query.set(key, value)
  return query.toString()
}

/** The filters with some changed; undefined takes one away. */
export function withFilters(filters: LedgerFilters, change: { [K in FilterKey]?: LedgerFilters[K] }): LedgerFilters {
  const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(next)
}

/** What is sent: a search of blanks alone is none. */
export function filterInput(filters: LedgerFilters): EntryFilterInput {
  const { text, ...others } = filters
  const words = text?.trim() ?? ''
  return words === '' ? others : { ...others, text: words }
}

/** Whether nothing but a period is filtered: then every entry can be reached by its number. */
export function isPeriodAlone(filters: LedgerFilters): boolean {
  return Object.keys(filterInput(filters)).every((key) => key === 'from' || key === 'to')
}

export function isUnfiltered(filters: LedgerFilters): boolean {
  return Object.keys(filterInput(filters)).length === 0
}
