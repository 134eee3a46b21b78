import type { Verdict } from '../../shared/api/shapes.ts'
import type { UsageField } from '../../shared/domain/usage-fields.ts'
import type { VerdictChoice } from '../ui/VerdictTabs.tsx'

/** A file's form, as the importer names it, in words. */
const FORMATS: Readonly<Record<string, string>> = {
  csv: 'CSV, commas',
  'csv (semicolons)': 'CSV, semicolons',
  tsv: 'TSV, tabs',
  jsonl: 'JSON lines',
  'minimax-tasks': 'MiniMax task results',
  journal: 'Packledger journal',
  'minimax-bill': 'bill of the MiniMax console',
}

export function formatWords(format: string): string {
  return FORMATS[format] ?? format
}

export const FIELD_WORDS: Readonly<Record<UsageField, string>> = {
  task_id: 'Task id',
  submitted_at: 'Submitted',
  finished_at: 'Finished',
  model: 'Model',
  mode: 'Mode',
  resolution: 'Resolution',
  duration_s: 'Seconds',
  outcome: 'Outcome',
  units: 'Units charged',
  pack_id: 'Pack',
  project: 'Production',
  scene: 'Scene',
  shot: 'Shot',
  take: 'Take',
  kept: 'Kept',
  note: 'Note',
  clips: 'Clips',
  source: 'Source',
  account: 'Account',
}

/** What is missing in words: "Model; Finished or Submitted". */
export function missingWords(missing: readonly (readonly UsageField[])[]): string {
  return missing.map((fields) => fields.map((field) => FIELD_WORDS[field]).join(' or ')).join('; ')
}

/** What may become of a row, in the order of the tabs. */
export const VERDICTS: readonly VerdictChoice<Verdict>[] = [
  { verdict: 'new', label: 'New', meaning: 'These are recorded.', color: 'green' },
  {
    verdict: 'duplicate',
    label: 'Duplicate',
    meaning: 'These are in the ledger already and are left out.',
    color: 'gray',
  },
  {
    verdict: 'conflict',
    label: 'Conflict',
    meaning: 'These have the id of an entry that says something else. They are left out, and the entry stays as it is.',
    color: 'yellow',
  },
  {
    verdict: 'rejected',
    label: 'Rejected',
    meaning: 'These cannot be recorded as they stand. Each says which field is wrong, and why.',
    color: 'red',
  },
]
